from dataclasses import replace

import numpy as np
import pytest

from game import exercises, minigames, plugins
from game.minigames.sleeping_cat import ARCH, MIDDLE_X, RESTING, THERE, SleepingCat, flown, lids
from game.model.moment import Moment, Phase
from game.model.result import Intrusion
from game.model.side import PerSide, Side
from game.scenes.widgets.prompts import PROMPT
from game.screen.art import rasterised
from game.screen.assets import asset
from game.training.exercise import Exercise
from game.training.minigame import STAGE, MiniGame
from tests.fakes import NullCanvas
from tests.moments import GOOD, REST, moment


def play(game: SleepingCat, *parts: tuple[Moment, int]) -> SleepingCat:
    for now, count in parts:
        for _ in range(count):
            game.step(now)
    return game


def art(game: SleepingCat, name: str) -> list[tuple[float, float, float, float, float]]:
    """X, y, size, angle and alpha of each drawing of a name, from the left."""
    canvas = NullCanvas()
    game.draw(canvas)
    found = [(*call[2], *call[3:6]) for call in canvas.calls if call[:2] == ("art", name)]  # type: ignore[misc]
    return sorted(found)


def height(game: SleepingCat, side: Side) -> float:
    """How far a side's butterfly has gone up, 1 in the middle of the band."""
    [(_, y, *_)] = art(game, f"butterfly_{side.value}")
    return (RESTING[1] - y) / (RESTING[1] - THERE[1])


def test_it_fits_what_moves_under_open_eyes_and_can_have_intruders() -> None:
    assert plugins.load(minigames, "sleeping_cat", MiniGame) is SleepingCat
    found = plugins.discover(exercises, Exercise)
    fitting = {name for name, exercise in found.items() if SleepingCat.fits(exercise)}
    assert {"smile", "pucker"} <= fitting
    assert not {"relax", "blink"} & fitting
    assert all(found[name].intruders for name in fitting)


def test_each_side_lifts_its_own_butterfly_on_its_own_side() -> None:
    game = play(SleepingCat(1), (moment(PerSide(0.45, 0.1), Phase.MOVE), 60))
    assert height(game, Side.LEFT) == pytest.approx(1.0, abs=0.03)
    assert height(game, Side.RIGHT) == pytest.approx(0.1 / 0.45, abs=0.03)
    assert art(game, "butterfly_left")[0][0] < MIDDLE_X < art(game, "butterfly_right")[0][0]


def test_more_movement_than_the_band_is_hardly_higher_and_no_light() -> None:
    flights = [flown(a) for a in np.linspace(-0.5, 4.0, 100)]
    assert flights == sorted(flights)
    assert flown(1.0) == 1
    good, over = (play(SleepingCat(1), (moment(sides), 200)) for sides in (GOOD, PerSide(1.5, 1.5)))
    assert height(over, Side.LEFT) < 1.15
    assert good._glow > 0.9
    assert over._glow < 0.01


def ears(game: SleepingCat) -> PerSide[float]:
    """How far each ear leans outwards, in degrees."""
    left, right = art(game, "cat_ear")
    return PerSide(left[3], -right[3])


@pytest.mark.parametrize("side", Side)
def test_what_moves_along_lifts_the_ear_of_its_side(side: Side) -> None:
    intruder = Intrusion("eye", side, 24.0, "points", 1.0)
    calm = ears(play(SleepingCat(1), (moment(GOOD), 120)))
    assert calm.left == calm.right
    heard = ears(play(SleepingCat(1), (replace(moment(GOOD, quiet=0.0), intruder=intruder), 180)))
    mine, other = (heard.left, heard.right) if side is Side.LEFT else (heard.right, heard.left)
    assert mine < calm.left - 25
    assert other == pytest.approx(calm.left, abs=0.1)


def test_both_eyes_open_together_and_close_again() -> None:
    for dusk in np.linspace(0, 1, 41):
        shown = lids(float(dusk))
        assert sum(shown.values()) == pytest.approx(1)
        assert all(0 <= alpha <= 1 for alpha in shown.values())
    assert lids(0.0)["shut"] == lids(1.0)["open"] == lids(0.5)["slit"] == 1
    stirred = play(SleepingCat(1), (moment(GOOD, quiet=0.0), 180))
    assert art(stirred, "cat_eyes_open")[0][4] == 1
    play(stirred, (moment(GOOD), 180))
    assert art(stirred, "cat_eyes_shut")[0][4] == 1


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [("cat_head", 200, 160), ("cat_eyes_shut", 140, 50), ("cat_eyes_slit", 140, 50), ("cat_eyes_open", 140, 50)],
)
def test_the_face_is_alike_on_both_sides(name: str, width: int, height: int) -> None:
    cover = rasterised(asset("art", f"{name}.svg").read_text(encoding="utf-8"), width, height)[:, :, 3].astype(int)
    assert cover.shape == (height, width)
    assert cover.max() > 250
    assert np.abs(cover - cover[:, ::-1]).max() < 40, "but for how the edges are smoothed"


def test_every_measured_repetition_opens_one_blossom_and_it_stays() -> None:
    game = SleepingCat(1)
    for number in range(len(ARCH) + 2):
        play(game, (moment(REST, Phase.RELEASE), 5), (moment(REST, Phase.REST, score=20.0), 90))
        assert len(art(game, "blossom")) == min(number + 1, len(ARCH))
    assert len(set(ARCH)) == len(ARCH)
    assert all(STAGE.x < x < STAGE.x + STAGE.w and y > PROMPT.y + PROMPT.h + 29 for x, y in ARCH)


def test_while_nobody_is_seen_butterflies_rest_and_the_cat_sleeps() -> None:
    game = play(SleepingCat(1), (moment(GOOD, Phase.MOVE), 60), (moment(None, Phase.MOVE), 120))
    assert height(game, Side.LEFT) == height(game, Side.RIGHT) == pytest.approx(0.0, abs=0.01)
    assert art(game, "cat_eyes_shut")[0][4] == 1
