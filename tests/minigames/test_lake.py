from dataclasses import replace

import numpy as np
import pygame
import pytest

from game import exercises, minigames
from game.minigames.lake import LAID_OUT, MOON, PADS, Lake, stilled
from game.model.level import Band
from game.model.moment import Moment, Phase
from game.model.side import PerSide
from game.model.signals import ByteArray
from game.plugins import discover, load
from game.screen.canvas import SurfaceCanvas
from game.screen.sprites import pixels
from game.screen.theme import EVENING
from game.training.exercise import Exercise
from game.training.minigame import MiniGame
from game.training.motes import MOTES_AT_MOST
from game.training.softly import blooming
from tests.fakes import NullCanvas
from tests.moments import GOOD, REST, moment


def play(game: Lake, count: int, now: Moment) -> Lake:
    for _ in range(count):
        game.step(now)
    return game


def drawn(game: Lake) -> list[tuple[object, ...]]:
    canvas = NullCanvas()
    game.draw(canvas)
    return canvas.calls


def art(game: Lake, name: str) -> list[tuple[object, ...]]:
    return [call for call in drawn(game) if call[:2] == ("art", name)]


def alpha(game: Lake, name: str) -> float:
    (call,) = art(game, name)
    assert isinstance(call[5], float)
    return call[5]


def water(game: Lake) -> tuple[ByteArray, ByteArray]:
    """Both halves of the lake between the moon's image and the banks, the right one turned over."""
    canvas = SurfaceCanvas(pygame.Surface((640, 360), 0, 32), EVENING)
    game.draw(canvas)
    picture = pixels(canvas.surface)[205:310, :, :3].copy()
    return picture[:, 260:390], picture[:, 484:614][:, ::-1]


def repetition(game: Lake, score: float | None) -> Lake:
    play(game, 5, moment(REST, Phase.RELEASE, score=score))
    return play(game, 60, moment(REST, Phase.REST, score=score))


def test_it_is_the_one_game_of_its_file() -> None:
    assert load(minigames, "lake", MiniGame) is Lake


def test_only_what_becomes_still_is_played_on_it() -> None:
    assert {name for name, each in discover(exercises, Exercise).items() if Lake.fits(each)} == {"relax", "blink"}


def test_each_half_of_the_water_is_its_own_sides() -> None:
    rough = water(play(Lake(1), 60, moment(REST, Phase.MOVE)))
    left = water(play(Lake(1), 60, moment(PerSide(0.45, 0.0), Phase.MOVE)))
    changed = [np.abs(now.astype(int) - before).mean() for now, before in zip(left, rough, strict=True)]
    assert changed[0] > 10 * changed[1]
    assert alpha(play(Lake(1), 60, moment(PerSide(0.0, 0.45), Phase.MOVE)), "still_right") > 0.99


def test_still_water_has_no_ripple_and_a_whole_moon() -> None:
    still = play(Lake(1), 120, moment(GOOD))
    assert {call[5] for call in art(still, "ripple")} == {0.0}
    assert [call[5] for call in art(still, "half_moon")] == pytest.approx([1.0, 1.0], abs=1e-3)
    assert alpha(still, "moon_glad") > 0.95
    rough = play(Lake(1), 120, moment(REST))
    assert {call[5] for call in art(rough, "ripple")} == {1.0}
    assert alpha(rough, "moon_glad") == alpha(rough, "moon_calm") == 0


def test_letting_go_further_is_never_less_still_and_more_than_the_band_no_stiller() -> None:
    seen = [stilled(movement) for movement in np.linspace(-0.5, 3.0, 100)]
    assert seen == sorted(seen)
    assert max(seen) == stilled(1.0) == 1.0


def test_letting_go_as_it_is_played_stills_the_water_and_only_then_is_it_glad() -> None:
    def after(tone: float) -> Lake:
        shown = replace(moment(PerSide(tone, tone)), band=Band(0.05, 0.8))
        return play(Lake(1), 240, blooming(shown))

    resting, nearly, soft = after(1.0), after(0.95), after(0.4)
    assert max(resting._calm) < 0.05
    assert 0.05 < nearly._calm.left < 0.5
    assert nearly._glad < 0.1, "in the band by a hair is not yet still"
    assert not nearly._motes.alive
    assert soft._calm.left > 0.95
    assert soft._motes.alive


def test_a_good_hold_ends_in_light_and_never_in_too_much() -> None:
    game = Lake(2)
    for _ in range(400):
        game.step(moment(GOOD))
        assert len(game._motes.alive) <= MOTES_AT_MOST
    before = sum(mote.petal for mote in game._motes.alive)
    game.step(moment(GOOD, Phase.RELEASE))
    assert before == 0
    assert sum(mote.petal for mote in game._motes.alive) > 5


def test_every_measured_repetition_opens_one_lily_and_pads_never_run_out() -> None:
    game = Lake(2)
    assert (len(art(game, "lily_bud")), len(art(game, "water_lily"))) == (LAID_OUT, 0)
    repetition(game, 12.0)
    assert (len(art(game, "lily_bud")), len(art(game, "water_lily"))) == (LAID_OUT - 1, 1)
    repetition(game, None)
    assert len(art(game, "water_lily")) == 1
    for _ in range(30):
        repetition(game, 80.0)
    assert len(art(game, "water_lily")) == len(art(game, "lily_pad")) == len(PADS)


def test_lilies_leave_the_moon_and_each_other_room() -> None:
    for number, (x, y) in enumerate(PADS):
        assert np.hypot(x - MOON[0], y - MOON[1]) > 110
        assert all(abs(x - a) > 50 or abs(y - b) > 26 for a, b in PADS[:number])


def test_an_intruder_shades_the_water_and_the_moon_stops_smiling() -> None:
    calm, dim = (play(Lake(2), 160, moment(GOOD, quiet=quiet)) for quiet in (1.0, 0.0))
    assert min(side.mean() for side in water(calm)) > 1.08 * max(side.mean() for side in water(dim))
    assert alpha(dim, "moon_glad") < 0.1
    assert not dim._motes.alive


def test_it_is_less_rough_in_rests() -> None:
    moving, resting = (play(Lake(1), 240, moment(REST, phase)) for phase in (Phase.MOVE, Phase.REST))
    assert art(resting, "ripple")[0][5] < art(moving, "ripple")[0][5]  # type: ignore[operator]
