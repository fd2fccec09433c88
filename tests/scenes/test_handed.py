"""The game on the left: panel and stage change places, on the picture and for the pointer; sides are never swapped."""

from dataclasses import replace

import numpy as np
import pygame

from game.model.comfort import Comfort
from game.model.inputs import Input
from game.ports import Box
from game.scenes.handed import LeftHanded, aimed, view
from game.scenes.panel import BARS
from game.screen.canvas import SurfaceCanvas
from game.screen.sprites import pixels
from game.screen.theme import EVENING
from tests.fakes import NullCanvas
from tests.scenes.sitting import BACK, PAUSE, Sitting

LEFT = Comfort(hand="left")


def playing(comfort: Comfort) -> Sitting:
    sitting = Sitting()
    sitting.visit.comfort = comfort
    sitting.begin()
    sitting.wait(1.0)
    return sitting


def calls(sitting: Sitting) -> list[tuple[object, ...]]:
    assert sitting.scene is not None
    canvas = NullCanvas()
    sitting.scene.draw(view(sitting.visit.comfort, sitting.scene, canvas))
    return canvas.calls


def test_the_panel_is_at_the_right_and_left_stays_left() -> None:
    drawn = calls(playing(LEFT))
    boxes = [call[1] for call in drawn if call[0] == "card" and isinstance(call[1], Box)]
    assert replace(BARS, x=BARS.x + 800) in boxes
    assert all(box.x >= 0 and box.x + box.w <= 1280 for box in boxes)
    places = {str(call[1]): call[2] for call in drawn if call[0] == "text"}
    left, right = places["Left"], places["Right"]
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert 828 <= left[0] < right[0] <= 1280


def test_who_likes_it_on_the_right_and_scenes_without_a_panel_are_drawn_as_they_are() -> None:
    sitting, canvas = playing(Comfort()), NullCanvas()
    assert sitting.scene is not None
    assert view(sitting.visit.comfort, sitting.scene, canvas) is canvas
    sitting.visit.comfort = LEFT
    assert isinstance(view(sitting.visit.comfort, sitting.scene, canvas), LeftHanded)
    sitting.step(PAUSE)
    assert isinstance(view(sitting.visit.comfort, sitting.scene, canvas), LeftHanded), "as the level below"
    sitting.step(BACK)
    assert view(sitting.visit.comfort, sitting.visit.home(), canvas) is canvas


def test_a_button_is_pressed_where_it_is_seen() -> None:
    sitting = playing(LEFT)
    sitting.step(PAUSE)
    paused = sitting.scene
    assert paused is not None
    place = next(call[2] for call in calls(sitting) if call[:2] == ("text", "Go on"))
    assert isinstance(place, tuple)
    given = Input(point=(place[0], place[1] + 5))
    sitting.step(aimed(sitting.visit.comfort, paused, given))
    assert sitting.now == "play"


def test_the_landscape_is_mirrored() -> None:
    canvas = SurfaceCanvas(pygame.Surface((320, 180), 0, 32), EVENING)
    canvas.backdrop("meadow", 0.5)
    plain = pixels(canvas.surface)[:, :, :3].copy()
    LeftHanded(canvas).backdrop("meadow", 0.5)
    np.testing.assert_array_equal(pixels(canvas.surface)[:, ::-1, :3], plain)
    canvas.close()
