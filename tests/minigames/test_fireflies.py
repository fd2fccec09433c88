import numpy as np
import pygame
import pytest

from game import minigames
from game.minigames.fireflies import LANTERNS, LILIES_AT_MOST, MOON, Fireflies, gathered
from game.model.moment import Moment, Phase
from game.model.side import PerSide, Side
from game.model.signals import ByteArray, FloatArray
from game.plugins import load
from game.ports import Box, Point
from game.screen.canvas import SurfaceCanvas
from game.screen.sprites import pixels
from game.screen.theme import EVENING
from game.training.minigame import MiniGame
from tests.fakes import NullCanvas
from tests.moments import GOOD, REST, moment

PROMPT, SEEDS, QUIET = Box(484, 28, 768, 92), Box(760, 652, 216, 48), Box(1084, 536, 168, 156)
IN_THE_AIR_AT_MOST = 40


def play(game: Fireflies, count: int, now: Moment) -> Fireflies:
    for _ in range(count):
        game.step(now)
    return game


def put(game: Fireflies, name: str) -> list[Point]:
    canvas = NullCanvas()
    game.draw(canvas)
    return [call[2] for call in canvas.calls if call[:2] == ("art", name)]  # type: ignore[misc]


def strayed_px(game: Fireflies, side: Side) -> float:
    """How far from their lantern one side's fireflies are, in the mean."""
    own = [at for at in put(game, "firefly") if (at[0] < MOON[0]) == (side is Side.LEFT)]
    assert len(own) == len(game._swarms[side])
    return float(np.mean([np.hypot(at[0] - LANTERNS[side][0], at[1] - LANTERNS[side][1]) for at in own]))


def drawn(game: Fireflies) -> ByteArray:
    canvas = SurfaceCanvas(pygame.Surface((640, 360), 0, 32), EVENING)
    game.draw(canvas)
    return pixels(canvas.surface)[:, :, :3].copy()


def gold(picture: ByteArray) -> PerSide[int]:
    """How many pixels shine like a lit lantern left and right of the moon."""
    blue, green, red = (picture[:, :, n].astype(int) for n in range(3))
    hits = (red > 200) & (green > 130) & (blue < 120)
    return PerSide(int(hits[:, 234:434].sum()), int(hits[:, 434:].sum()))


def test_it_is_the_one_game_of_its_file() -> None:
    assert load(minigames, "fireflies", MiniGame) is Fireflies


@pytest.mark.parametrize("side", Side)
def test_each_sides_fireflies_come_to_their_own_lantern_and_light_it(side: Side) -> None:
    before = play(Fireflies(1), 60, moment(REST, Phase.MOVE))
    sides = PerSide(0.45, 0.0) if side is Side.LEFT else PerSide(0.0, 0.45)
    after = play(Fireflies(1), 60, moment(sides, Phase.MOVE))
    assert strayed_px(after, side) < 0.8 * strayed_px(before, side)
    assert strayed_px(after, side.other) == pytest.approx(strayed_px(before, side.other), abs=1)
    lit, dark = gold(drawn(after)), gold(drawn(before))
    assert lit[side] > dark[side] + 800
    assert lit[side.other] < dark[side.other] + 100


def test_more_movement_than_the_band_is_no_better_than_its_middle() -> None:
    came = [gathered(a) for a in np.linspace(-0.5, 3.6, 100)]
    assert came == sorted(came)
    assert gathered(1.0) == gathered(3.0) == 1.0
    middle, beyond = (drawn(play(Fireflies(1), 120, moment(PerSide(a, a), Phase.MOVE))) for a in (0.45, 1.4))
    assert gold(beyond).left <= gold(middle).left


def test_the_moon_falls_asleep_only_with_both_sides() -> None:
    for sides, asleep in ((GOOD, 1.0), (PerSide(0.45, 0.0), 0.0), (REST, 0.0)):
        canvas = NullCanvas()
        play(Fireflies(1), 120, moment(sides)).draw(canvas)
        assert [call[5] for call in canvas.calls if call[:2] == ("art", "moon_asleep")] == [asleep]


def test_it_stays_clear_of_what_play_shows_over_it() -> None:
    game = Fireflies(3)
    for _ in range(20):
        play(game, 5, moment(REST, Phase.RELEASE))
        play(game, 60, moment(REST, Phase.REST, score=12.0))
        heart = [*put(game, "firefly"), *put(game, "lily_light"), *LANTERNS, MOON]
        assert not [at for at in heart for box in (PROMPT, SEEDS, QUIET) if box.holds(at)]
    assert len(put(game, "lily_light")) == LILIES_AT_MOST


def test_only_what_was_measured_leaves_a_lily_on_the_pond() -> None:
    game = play(Fireflies(2), 5, moment(REST, Phase.RELEASE))
    play(game, 60, moment(REST, Phase.REST, score=12.0))
    play(game, 5, moment(REST, Phase.RELEASE, score=12.0))
    play(game, 60, moment(REST, Phase.REST, score=None))
    assert len(put(game, "lily_light")) == 1


def test_a_good_hold_is_thanked_and_the_air_is_never_full() -> None:
    game = play(Fireflies(2), 300, moment(GOOD))
    assert not put(game, "light_petal")
    game.step(moment(GOOD, Phase.RELEASE))
    assert len(put(game, "light_petal")) > 5
    assert len(put(game, "light_petal")) + len(put(game, "firefly")) <= IN_THE_AIR_AT_MOST


@pytest.mark.parametrize("quiet", [0.0, 1.0])
def test_what_play_writes_in_ink_over_it_can_be_read_at_its_darkest(quiet: float) -> None:
    title = drawn(play(Fireflies(1), 200, moment(GOOD, quiet=quiet)))[14:40, 12:216].reshape(-1, 3)[:, ::-1]
    behind, ink = luminance(title).min(), luminance(np.array(EVENING.colour("ink")))
    assert (behind + 0.05) / (ink + 0.05) >= 4.5


def luminance(rgb: ByteArray) -> FloatArray:
    share = np.asarray(rgb, np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))
