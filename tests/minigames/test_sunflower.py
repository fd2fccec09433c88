import copy

import numpy as np
import pygame
import pytest

from game import minigames
from game.minigames.sunflower import Sunflower, unfolded
from game.model.moment import Moment, Phase
from game.model.side import PerSide
from game.model.signals import ByteArray
from game.plugins import load
from game.screen.canvas import SurfaceCanvas
from game.screen.sprites import pixels
from game.screen.theme import EVENING
from game.training.minigame import MiniGame
from game.training.motes import MOTES_AT_MOST
from tests.fakes import NullCanvas
from tests.moments import GOOD, REST, moment


def play(game: Sunflower, count: int, now: Moment) -> Sunflower:
    for _ in range(count):
        game.step(now)
    return game


def drawn(game: Sunflower) -> ByteArray:
    canvas = SurfaceCanvas(pygame.Surface((640, 360), 0, 32), EVENING)
    game.draw(canvas)
    return pixels(canvas.surface)[:, :, :3].copy()


def gold(picture: ByteArray) -> tuple[int, int]:
    """How many petal-coloured pixels stand left and right of the flower's middle."""
    blue, green, red = (picture[:, :, n].astype(int) for n in range(3))
    hits = (red > 200) & (green > 130) & (green < 215) & (blue < 90)
    hits[:, :340] = False
    return int(hits[:, 340:435].sum()), int(hits[:, 435:530].sum())


def state(game: Sunflower) -> dict[str, object]:
    return copy.deepcopy(vars(game._mood))


def small_flowers(game: Sunflower) -> int:
    canvas = NullCanvas()
    game.draw(canvas)
    return sum(call[:2] == ("art", "small_flower") for call in canvas.calls)


def test_it_is_the_one_game_of_its_file() -> None:
    assert load(minigames, "sunflower", MiniGame) is Sunflower


def test_each_side_opens_its_own_half() -> None:
    shut = gold(drawn(play(Sunflower(1), 40, moment(REST, Phase.MOVE))))
    left = gold(drawn(play(Sunflower(1), 40, moment(PerSide(0.45, 0.0), Phase.MOVE))))
    right = gold(drawn(play(Sunflower(1), 40, moment(PerSide(0.0, 0.45), Phase.MOVE))))
    assert left[0] > 1.5 * shut[0]
    assert left[1] < 1.25 * shut[1]
    assert right[1] > 1.5 * shut[1]
    assert right[0] < 1.25 * shut[0]


def test_more_movement_is_never_less_flower() -> None:
    opened = [unfolded(a) for a in np.linspace(-0.5, 3.6, 100)]
    assert opened == sorted(opened)
    assert unfolded(1.0) == 1


def test_movement_shows_within_a_tenth_of_a_second() -> None:
    game = play(Sunflower(1), 60, moment(REST, Phase.MOVE))
    play(game, 7, moment(GOOD, Phase.MOVE))
    assert game._mood.sides.left > 0.85


def test_the_same_moments_give_the_same_picture() -> None:
    first, second = (play(Sunflower(5), 120, moment(GOOD)) for _ in range(2))
    np.testing.assert_array_equal(drawn(first), drawn(second))


def test_drawing_changes_nothing() -> None:
    game = play(Sunflower(5), 90, moment(GOOD, quiet=0.7))
    before = state(game)
    once = drawn(game)
    np.testing.assert_array_equal(once, drawn(game))
    assert state(game) == before


@pytest.mark.parametrize("rate_hz", [24, 60, 120])
def test_it_opens_alike_at_any_frame_rate(rate_hz: int) -> None:
    game = play(Sunflower(1), rate_hz // 4, moment(GOOD, Phase.MOVE, dt_s=1 / rate_hz))
    assert game._mood.sides.left == pytest.approx(0.993, abs=0.005)


def test_a_good_hold_ends_in_light_and_never_in_too_much() -> None:
    game = Sunflower(2)
    for _ in range(400):
        game.step(moment(GOOD))
        assert len(game._motes.alive) <= MOTES_AT_MOST
    before = sum(mote.petal for mote in game._motes.alive)
    game.step(moment(GOOD, Phase.RELEASE))
    assert before == 0
    assert sum(mote.petal for mote in game._motes.alive) > 5


def test_a_finished_repetition_leaves_a_flower() -> None:
    game = play(Sunflower(2), 5, moment(REST, Phase.RELEASE))
    play(game, 60, moment(REST, Phase.REST, score=12.0))
    assert small_flowers(game) == 1
    play(game, 5, moment(REST, Phase.RELEASE, score=12.0))
    play(game, 60, moment(REST, Phase.REST, score=None))
    assert small_flowers(game) == 1


def test_an_intruder_dims_the_world_and_stops_the_pollen() -> None:
    calm, dim = (drawn(play(Sunflower(2), 120, moment(GOOD, quiet=quiet))) for quiet in (1.0, 0.0))
    assert dim[:100].mean() < 0.9 * calm[:100].mean()
    assert not play(Sunflower(2), 120, moment(GOOD, quiet=0.0))._motes.alive


def test_without_a_measurement_it_sleeps_and_is_still_there() -> None:
    game = play(Sunflower(2), 200, moment(None, Phase.MOVE))
    assert game._mood.awake < 0.01
    assert sum(gold(drawn(game))) > 500


@pytest.mark.parametrize("quiet", [0.0, 0.3, 0.5, 0.55, 0.7, 1.0])
def test_it_has_one_face_however_glad_it_is(quiet: float) -> None:
    canvas = NullCanvas()
    play(Sunflower(2), 200, moment(GOOD, quiet=quiet)).draw(canvas)
    faces = {str(call[1]): call[5] for call in canvas.calls if call[0] == "art" and str(call[1]).startswith("face_")}
    assert sorted(faces.values()) == [0, 0, 1]  # type: ignore[type-var]
    assert faces["face_glad" if quiet > 0.6 else "face_calm"] == 1
