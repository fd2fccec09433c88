"""The game on the other hand: panel and stage change places, on the picture and for the pointer; sides stay."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.model.comfort import Comfort
from game.model.inputs import Input
from game.ports import Box
from game.scenes.facing import Facing, facing
from game.scenes.panel import BARS
from game.screen.canvas import SurfaceCanvas
from game.screen.sprites import pixels
from game.screen.theme import EVENING
from tests.fakes import NullCanvas
from tests.scenes.sitting import BACK, PAUSE, Sitting

LEFT, RIGHT = Comfort(hand="left"), Comfort(hand="right")


def playing(comfort: Comfort) -> Sitting:
    sitting = Sitting()
    sitting.visit.comfort = comfort
    sitting.begin()
    sitting.wait(1.0)
    return sitting


def way(sitting: Sitting, *, right_to_left: bool = False) -> Facing:
    assert sitting.scene is not None
    return facing(sitting.visit.comfort, NullCanvas(right_to_left=right_to_left), sitting.scene)


def calls(sitting: Sitting, *, right_to_left: bool = False) -> list[tuple[object, ...]]:
    assert sitting.scene is not None
    canvas = NullCanvas(right_to_left=right_to_left)
    sitting.scene.draw(way(sitting, right_to_left=right_to_left).view(canvas))
    return canvas.calls


@pytest.mark.parametrize(
    ("comfort", "right_to_left", "at_the_left"),
    [(Comfort(), False, True), (RIGHT, False, True), (LEFT, False, False),
     (Comfort(), True, False), (RIGHT, True, True), (LEFT, True, False)],
)  # fmt: skip
def test_the_panel_is_where_it_is_liked_in_every_language_and_left_stays_left(
    comfort: Comfort, right_to_left: bool, at_the_left: bool
) -> None:
    drawn = calls(playing(comfort), right_to_left=right_to_left)
    boxes = [call[1] for call in drawn if call[0] == "card" and isinstance(call[1], Box)]
    assert replace(BARS, x=BARS.x + (0 if at_the_left else 800)) in boxes
    assert all(box.x >= 0 and box.x + box.w <= 1280 for box in boxes)
    places = {str(call[1]): call[2] for call in drawn if call[0] == "text"}
    left, right, game = places["Left"], places["Right"], places["move"]
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert isinstance(game, tuple)
    start = 28 if at_the_left else 828
    assert start <= left[0] < right[0] <= start + 424
    assert game[0] == (600 if at_the_left else 144), "the game's world is moved, not turned"


def test_who_likes_it_as_usual_and_scenes_without_a_panel_are_drawn_as_they_are() -> None:
    sitting = playing(Comfort())
    assert way(sitting) == Facing()
    sitting.visit.comfort = LEFT
    assert way(sitting) == Facing(exchanged=True)
    sitting.step(PAUSE)
    assert way(sitting) == Facing(exchanged=True), "as the level below"
    sitting.step(BACK)
    sitting.scene = sitting.visit.home()
    assert way(sitting) == Facing()
    canvas = NullCanvas()
    assert Facing().view(canvas) is canvas


def test_a_button_is_pressed_where_it_is_seen() -> None:
    sitting = playing(LEFT)
    sitting.step(PAUSE)
    place = next(call[2] for call in calls(sitting) if call[:2] == ("text", "Go on"))
    assert isinstance(place, tuple)
    sitting.step(way(sitting).aimed(Input(point=(place[0], place[1] + 5))))
    assert sitting.now == "play"


def test_the_landscape_is_mirrored_once_for_each_turn() -> None:
    canvas = SurfaceCanvas(pygame.Surface((320, 180), 0, 32), EVENING)
    canvas.backdrop("meadow", 0.5)
    plain = pixels(canvas.surface)[:, :, :3].copy()
    for way in (Facing(exchanged=True), Facing(turned=True)):
        way.view(canvas).backdrop("meadow", 0.5)
        np.testing.assert_array_equal(pixels(canvas.surface)[:, ::-1, :3], plain)
        way.view(canvas).unturned(Box(484, 0, 768, 720)).backdrop("meadow", 0.5)
        np.testing.assert_array_equal(pixels(canvas.surface)[:, ::-1, :3], plain)
    Facing(turned=True, exchanged=True).view(canvas).backdrop("meadow", 0.5)
    np.testing.assert_array_equal(pixels(canvas.surface)[:, :, :3], plain)
    canvas.close()
