from dataclasses import replace

import numpy as np
import pytest

from game import exercises, minigames
from game.minigames.kite import ABOVE, KITE_X, POST, ROAD_Y, WINDMILLS, Kite, climbed
from game.model.level import Band
from game.model.moment import Moment, Phase
from game.model.side import PerSide
from game.plugins import discover, load
from game.training.exercise import Exercise
from game.training.minigame import MiniGame
from game.training.motes import MOTES_AT_MOST
from tests.fakes import NullCanvas
from tests.moments import GOOD, REST, moment

HEIGHT_OF_THE_ROAD = 62.0


def play(game: Kite, count: int, now: Moment) -> Kite:
    for _ in range(count):
        game.step(now)
    return game


def held(left: float, right: float, phase: Phase = Phase.HOLD) -> Kite:
    return play(Kite(1), 120, moment(PerSide(left, right), phase))


def art(game: Kite, name: str) -> list[tuple[object, ...]]:
    canvas = NullCanvas()
    game.draw(canvas)
    return [call for call in canvas.calls if call[:2] == ("art", name)]


def spread(game: Kite, side: str) -> float:
    (call,) = art(game, f"kite_wing_{side}")
    assert isinstance(call[6], float)
    return call[6]


def repetition(game: Kite, score: float | None) -> Kite:
    play(game, 5, moment(REST, Phase.RELEASE, score=score))
    return play(game, 60, moment(REST, Phase.REST, score=score))


def test_it_is_the_one_game_of_its_file() -> None:
    assert load(minigames, "kite", MiniGame) is Kite


def test_it_is_for_what_moves_while_one_looks_on() -> None:
    fitting = {name for name, each in discover(exercises, Exercise).items() if Kite.fits(each)}
    assert {"smile", "pucker", "raise_brows", "wrinkle_nose"} == fitting


def test_each_side_spreads_its_own_wing() -> None:
    only_left, only_right = held(0.45, 0.0), held(0.0, 0.45)
    assert spread(only_left, "left") == spread(only_right, "right") == pytest.approx(1.0, abs=0.01)
    assert spread(only_left, "right") == spread(only_right, "left") == pytest.approx(0.3, abs=0.01)


def test_it_hangs_towards_the_side_that_goes_less_far_and_flies_level_when_both_go_alike() -> None:
    assert held(0.45, 0.2)._lean_deg < -3, "clockwise: the right wing hangs"
    assert held(0.2, 0.45)._lean_deg > 3
    assert held(0.3, 0.3)._lean_deg == 0
    assert abs(held(2.0, 0.0)._lean_deg) <= 15, "softly, however lopsided"


@pytest.mark.parametrize("height", [0.30, 0.45, 0.60])
def test_the_bands_edges_are_the_roads(height: float) -> None:
    assert abs(held(height, height)._at[1] - ROAD_Y) < HEIGHT_OF_THE_ROAD


@pytest.mark.parametrize("height", [0.0, 0.15, 0.80, 1.5])
def test_beside_the_band_is_beside_the_road_and_has_no_glow(height: float) -> None:
    game = held(height, height)
    assert abs(game._at[1] - ROAD_Y) > HEIGHT_OF_THE_ROAD - 6
    assert not game._motes.alive
    assert art(game, "moon_glad")[0][5] < 0.01  # type: ignore[operator]


def at_height(activation: float, band: Band) -> Kite:
    now = replace(moment(PerSide(activation, activation)), band=band)
    return play(Kite(1), 120, now)


def road(game: Kite) -> tuple[float, float]:
    """The highest and the lowest breath of the wind."""
    heights = [call[2][1] for call in art(game, "gust")]  # type: ignore[index]
    return min(heights), max(heights)


@pytest.mark.parametrize("band", [Band(0.25, 0.70), Band(0.30, 0.60), Band(0.40, 0.60)])
def test_the_road_is_as_wide_as_the_levels_band(band: Band) -> None:
    low, high = (at_height(edge, band)._at[1] for edge in (band.low, band.high))
    top, bottom = road(at_height(band.middle, band))
    assert top == pytest.approx(high, abs=22)
    assert bottom == pytest.approx(low, abs=22)
    well_above = at_height(3 * band.high, band)._at[1]
    assert high - 30 < well_above < high, "beyond the band it hardly climbs"


def test_more_movement_is_never_lower_and_soon_hardly_higher() -> None:
    seen = [climbed(movement) for movement in np.linspace(-0.5, 4.0, 100)]
    assert seen == sorted(seen)
    assert climbed(1.0) == 1.0
    assert seen[-1] < ABOVE + 0.16


def test_a_good_hold_ends_in_light_and_never_in_too_much() -> None:
    game = Kite(2)
    for _ in range(400):
        game.step(moment(GOOD))
        assert len(game._motes.alive) <= MOTES_AT_MOST
    game.step(moment(GOOD, Phase.RELEASE))
    assert sum(mote.petal for mote in game._motes.alive) > 5


def test_every_measured_repetition_plants_one_windmill() -> None:
    game = Kite(2)
    assert not art(game, "pinwheel")
    repetition(game, 12.0)
    repetition(game, None)
    assert len(art(game, "pinwheel")) == 1
    for _ in range(30):
        repetition(game, 80.0)
    assert len(art(game, "pinwheel")) == len(WINDMILLS)


def test_windmills_turn_slowly_and_slower_with_an_intruder() -> None:
    calm, stirred = (play(Kite(1), 240, moment(GOOD, quiet=quiet)) for quiet in (1.0, 0.0))
    assert stirred._turn < 0.5 * calm._turn
    assert calm._turn < 4 * 180, "half a turn a second at most"


def test_its_tail_follows_and_stays_with_it_at_any_frame_rate() -> None:
    def tail(rate_hz: int) -> list[float]:
        game = play(Kite(1), 2 * rate_hz, moment(REST, Phase.MOVE, dt_s=1 / rate_hz))
        return play(game, rate_hz // 4, moment(GOOD, Phase.MOVE, dt_s=1 / rate_hz))._tail

    assert tail(60) == sorted(tail(60), reverse=True)
    assert tail(24) == pytest.approx(tail(120), abs=0.2)


def test_the_post_is_no_windmills_place() -> None:
    assert all(np.hypot(x - POST[0], y - POST[1]) > 24 for x, y in WINDMILLS)
    assert all(abs(x - KITE_X) > 55 or y < 630 for x, y in WINDMILLS), "the seeds stand there"
