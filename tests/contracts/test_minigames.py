"""What every mini-game promises on the screen, whatever is played in it."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pygame
import pytest

from game import exercises, minigames, plugins
from game.model.moment import Moment, Phase
from game.model.side import PerSide
from game.model.signals import ByteArray
from game.screen.assets import asset
from game.screen.canvas import SurfaceCanvas
from game.screen.sprites import pixels
from game.screen.theme import EVENING
from game.settings import fitting
from game.store.levels import all_levels
from game.training.exercise import Exercise
from game.training.minigame import STAGE, MiniGame
from tests.fakes import NullCanvas
from tests.flashes import most_in_a_second
from tests.moments import GOOD, REST, moment

GAMES = plugins.discover(minigames, MiniGame)
EXERCISES = plugins.discover(exercises, Exercise)
SIZE = (640, 360)
DRAWN_AT = ("art", "disc", "glow")


@pytest.fixture(scope="module")
def canvas() -> SurfaceCanvas:
    return SurfaceCanvas(pygame.Surface(SIZE, 0, 32), EVENING)


@pytest.fixture(params=sorted(GAMES))
def game(request: pytest.FixtureRequest) -> type[MiniGame]:
    return GAMES[request.param]


def picture(canvas: SurfaceCanvas, played: MiniGame) -> ByteArray:
    played.draw(canvas)
    return pixels(canvas.surface).copy()[:, :, :3]


def after(game: type[MiniGame], moments: Iterable[Moment]) -> MiniGame:
    played = game(1)
    for each in moments:
        played.step(each)
    return played


def calls(played: MiniGame) -> list[tuple[object, ...]]:
    seen = NullCanvas()
    played.draw(seen)
    return seen.calls


def apart(one: ByteArray, other: ByteArray) -> float:
    """The share of the picture that is clearly another."""
    return float((np.abs(one.astype(int) - other).max(axis=2) > 12).mean())


def test_its_landscape_is_there_and_its_own(game: type[MiniGame]) -> None:
    assert asset("art", "backdrops", f"{game.backdrop}.svg").is_file()
    assert [call[1] for call in calls(game(1)) if call[0] == "backdrop"] == [game.backdrop]


def test_its_place_in_the_garden_and_what_grows_there_are_drawn(game: type[MiniGame]) -> None:
    assert asset("art", f"{game.emblem}.svg").is_file()
    assert asset("art", f"{game.plant}.svg").is_file()


def test_it_says_nothing_and_leaves_the_mirror_alone(game: type[MiniGame]) -> None:
    for activation in (REST, GOOD, PerSide(2.0, 2.0)):
        for call in calls(after(game, [moment(activation, score=70.0)] * 60)):
            assert call[0] != "text", "it teaches itself without words"
            if call[0] in DRAWN_AT:
                at = call[2] if call[0] == "art" else call[1]
                assert isinstance(at, tuple)
                assert at[0] >= STAGE.x


@pytest.mark.parametrize("side", ["left", "right"])
def test_each_increment_of_each_side_is_seen(game: type[MiniGame], canvas: SurfaceCanvas, side: str) -> None:
    before = picture(canvas, after(game, [moment(REST, Phase.MOVE)] * 60))
    for level in (0.06, 0.12, 0.18, 0.24, 0.30):
        shown = PerSide(level, 0.0) if side == "left" else PerSide(0.0, level)
        now = picture(canvas, after(game, [moment(shown, Phase.MOVE)] * 60))
        assert apart(before, now) > 2e-4, f"{level} is not seen"
        before = now


def test_the_sides_are_told_apart(game: type[MiniGame], canvas: SurfaceCanvas) -> None:
    left, right = (
        picture(canvas, after(game, [moment(sides, Phase.MOVE)] * 60))
        for sides in (PerSide(0.4, 0.0), PerSide(0.0, 0.4))
    )
    assert apart(left, right) > 0.002


def test_an_intruder_makes_the_world_a_little_dimmer(game: type[MiniGame], canvas: SurfaceCanvas) -> None:
    calm, dim = (picture(canvas, after(game, [moment(GOOD, quiet=quiet)] * 120)) for quiet in (1.0, 0.0))
    assert 0.4 * calm.mean() < dim.mean() < 0.97 * calm.mean()


def test_it_looks_the_same_whether_only_what_differs_is_laid_or_all(game: type[MiniGame]) -> None:
    following, anew = (SurfaceCanvas(pygame.Surface(SIZE, 0, 32), EVENING) for _ in range(2))
    played = game(1)
    for number in range(80):
        played.step(moment(GOOD if number < 40 else REST, Phase.HOLD, 1.0 if number % 40 < 20 else 0.2))
        played.draw(following)
        one = following.settle()
        if number % 8 == 0:
            np.testing.assert_array_equal(pixels(one)[:, :, :3], picture(anew, played))
    following.close()
    anew.close()


@pytest.mark.parametrize("rate_hz", [24, 120])
def test_it_looks_alike_at_any_frame_rate(game: type[MiniGame], canvas: SurfaceCanvas, rate_hz: int) -> None:
    def shown(rate_hz: int) -> ByteArray:
        begins = [moment(REST, Phase.MOVE, dt_s=1 / rate_hz)] * rate_hz
        return picture(
            canvas, after(game, begins + [moment(PerSide(0.4, 0.3), Phase.MOVE, dt_s=1 / rate_hz)] * rate_hz)
        )

    assert apart(shown(60), shown(rate_hz)) < 0.04


def test_a_measured_repetition_leaves_something_behind(game: type[MiniGame], canvas: SurfaceCanvas) -> None:
    def ended(score: float | None) -> ByteArray:
        rests = [moment(REST, Phase.REST, score=score)] * 240
        return picture(canvas, after(game, [moment(REST, Phase.RELEASE), *rests]))

    assert apart(ended(12.0), ended(None)) > 1e-3


def test_nothing_flashes_more_than_three_times_a_second(game: type[MiniGame], canvas: SurfaceCanvas) -> None:
    rng = np.random.default_rng(4)
    for hz in (2.0, 3.3, 5.0, 11.0):
        played, frames = game(2), []
        for number in range(150):
            up = int(2 * hz * number / 60) % 2 == 0
            shaken = PerSide(*map(float, rng.uniform(0.0, 1.2, 2))) if hz > 10 else PerSide(*([0.9 * up] * 2))
            seen = None if number % 37 == 0 else shaken
            phase = list(Phase)[number // 9 % 5] if hz > 10 else Phase.HOLD
            played.step(moment(seen, phase, quiet=float(up), score=80.0))
            frames.append(picture(canvas, played))
        assert most_in_a_second(frames, 60.0) <= 3.0


def test_nothing_moves_by_itself_where_less_movement_is_liked(game: type[MiniGame], canvas: SurfaceCanvas) -> None:
    """It is held well, thanked for and rested after; then for two seconds nothing stirs."""
    course = [moment(GOOD)] * 90 + [moment(GOOD, Phase.RELEASE)] + [moment(REST, Phase.REST, score=80.0)] * 240
    still, swaying = (after(game, [replace(each, still=calm) for each in course]) for calm in (True, False))
    seen: dict[bool, list[float]] = {True: [], False: []}
    for calm, played in ((True, still), (False, swaying)):
        before = picture(canvas, played)
        for _ in range(8):
            for _ in range(15):
                played.step(replace(moment(REST, Phase.REST, score=80.0), still=calm))
            seen[calm].append(apart(before, picture(canvas, played)))
    assert max(seen[True]) < 1e-4
    assert max(seen[False]) > 2e-4, "or else there is nothing to keep still"


def test_nothing_flies_where_less_movement_is_liked(game: type[MiniGame]) -> None:
    course = [moment(GOOD)] * 90 + [moment(GOOD, Phase.RELEASE)]
    assert "light_petal" in {call[1] for call in calls(after(game, [*course, *course[:10]]))}
    held = after(game, [replace(each, still=True) for each in (*course, *course[:10])])
    assert "light_petal" not in {call[1] for call in calls(held)}


def test_every_level_of_ours_fits_its_game() -> None:
    for level in all_levels().values():
        assert fitting(level) == level


def test_every_exercise_has_more_than_one_game() -> None:
    for name, exercise in EXERCISES.items():
        assert [each for each, game in GAMES.items() if game.fits(exercise)], name
