"""Where it is read from right to left, the patient's sides and whatever takes its time stay as they are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import pygame
import pytest

from game import minigames, plugins
from game.model.code import Code
from game.model.comfort import Comfort
from game.model.montage import MONTAGES, Site
from game.model.programme import Mirror
from game.model.side import PerSide
from game.model.signals import FaceFrame, Picture
from game.ports import Box, Canvas
from game.scenes.facing import Facing
from game.scenes.guest import Guest
from game.scenes.replay import Replay
from game.scenes.trace import Traces
from game.scenes.welcome.page import Ways
from game.scenes.welcome.side import AffectedSide
from game.scenes.widgets.mirror import mirror
from game.scenes.widgets.placement import head
from game.scenes.widgets.prompts import ring, stage
from game.scenes.widgets.sides import bars, graph
from game.scenes.widgets.somebody import somebody
from game.scenes.widgets.traces import Strip, traces
from game.scenes.widgets.viewfinder import viewfinder
from game.screen.canvas import SurfaceCanvas
from game.screen.sprites import pixels
from game.screen.theme import EVENING
from game.training.minigame import MiniGame
from tests.faces import seen
from tests.fakes import NullCanvas
from tests.moments import GOOD, moment
from tests.scenes.every import EVERY, MIA
from tests.scenes.onlookers import ANYBODY
from tests.scenes.reader import Read
from tests.scenes.sitting import EXERCISES, Sitting, face
from tests.store.values import MEASURED

GAMES = plugins.discover(minigames, MiniGame)
TURNED = Facing(turned=True)
FRAME = FaceFrame(
    Picture(1.0, np.random.default_rng(4).integers(0, 255, (96, 128, 3), np.uint8)), None, 1.0,
    codes=(Code(((10, 10), (40, 10), (40, 40), (10, 40)), None),),
)  # fmt: skip
BOX = Box(100, 150, 360, 280)
HISTORY = [PerSide(n / 50, n / 90) for n in range(40)]
OWN: dict[str, Callable[[Canvas], object]] = {
    "bars": lambda c: bars(c, BOX, PerSide(0.2, 0.7), None),
    "graph": lambda c: graph(c, BOX, HISTORY, None, ""),
    "traces": lambda c: traces(c, BOX, [Strip("mm", PerSide(1.0, 2.0), HISTORY, (4.0,))], 0),
    "mirror": lambda c: mirror(c, BOX, FRAME, None, PerSide((80.0, 60.0), (40.0, 60.0)), ""),
    "viewfinder": lambda c: viewfinder(c, BOX, FRAME, ""),
    "somebody": lambda c: somebody(c, BOX, "smile", 0.5, PerSide(291, 61)),
    "head": lambda c: head(c, BOX, Site.SMILE, MONTAGES[1]),
    "ring": lambda c: ring(c, BOX.center, 80, 0.3),
}


@pytest.mark.parametrize("name", OWN)
def test_what_shows_sides_or_time_looks_the_same_at_another_place(name: str) -> None:
    canvas = SurfaceCanvas(pygame.Surface((1280, 720), 0, 32), EVENING)
    OWN[name](canvas)
    plain = pixels(canvas.surface)[:, :, :3].copy()
    canvas.surface.fill("black")
    OWN[name](TURNED.view(canvas))
    there = pixels(canvas.surface)[:, :, :3]
    assert plain.any()
    np.testing.assert_array_equal(there[:, 820:], plain[:, 100:560])
    canvas.close()


def test_a_replay_keeps_the_sides_of_its_face_and_the_way_of_its_time() -> None:
    followed = Traces()
    for number in range(40):
        t_s = number / 20
        followed.step(replace(moment(PerSide(t_s / 4, t_s / 2)), t_s=t_s), seen(face("smile", t_s / 2, 0.4), t_s))
    followed.finish(MEASURED)
    replay = Replay(followed, EXERCISES["smile"].words, Mirror.AVATAR, still=True)
    replay.step(1.0)
    canvas = SurfaceCanvas(pygame.Surface((1280, 720), 0, 32), EVENING)
    replay.draw(canvas)
    laid = pixels(canvas.surface)[:, :, :3].copy()
    canvas.surface.fill("black")
    replay.draw(TURNED.view(canvas))
    drawn = pixels(canvas.surface)[:, :, :3]
    np.testing.assert_array_equal(drawn[230:490, 848:1232], laid[230:490, 48:432])
    np.testing.assert_array_equal(drawn[230:490, 48:792], laid[230:490, 488:1232])
    canvas.close()


@pytest.mark.parametrize("name", GAMES)
def test_the_world_of_a_game_moves_beneath_its_prompt_and_keeps_its_halves(name: str) -> None:
    game = GAMES[name](1)
    for _ in range(30):
        game.step(moment(GOOD))
    laid, turned = NullCanvas(), NullCanvas()
    game.draw(laid)
    game.draw(stage(TURNED.view(turned)))
    ways = [np.subtract(there, here) for here, there in zip(_xs(laid.calls), _xs(turned.calls), strict=True)]
    assert len(ways) > 5
    np.testing.assert_allclose(ways, 28 - 484, err_msg="all by the same, for none is on another side")


def _xs(calls: Sequence[tuple[object, ...]]) -> list[float]:
    """How far right everything was drawn."""
    found: list[float] = []
    for call in calls:
        places: Sequence[object] = call[1] if call[0] in {"line", "polygon"} else call[1:3]  # type: ignore[assignment]
        found += [each.x if isinstance(each, Box) else each[0] for each in places if isinstance(each, Box | tuple)]
    return found


def _side(sitting: Sitting) -> Sitting:
    """Which side it is, is asked."""
    sitting.scene = AffectedSide(sitting.visit, Guest(MIA), Ways(sitting.visit.home, None, 0, 6))
    return sitting


SIDED: dict[str, Callable[[], Sitting]] = {
    "side": lambda: _side(Sitting()),
    **{name: partial(EVERY[name], ANYBODY) for name in ("lesson", "guide to each place", "wiring", "pause", "checked")},
}


@pytest.mark.parametrize("name", SIDED)
def test_whatever_is_of_both_sides_lies_as_far_to_the_right_of_the_left_ones_as_it_was_laid_out(name: str) -> None:
    read = Read(SIDED[name](), Comfort())
    laid, turned = (_sides(read.calls(as_laid_out=as_laid_out)) for as_laid_out in (True, False))
    assert laid > 30
    assert turned == pytest.approx(laid)


_ROLE = {"disc": 3, "glow": 3, "pill": 2, "outline": 2, "line": 2}
"""Which part of a call tells its role."""


def _sides(calls: Sequence[tuple[object, ...]]) -> float:
    """How far what is the right one's lies on the mean to the right of what is the left one's."""
    xs: dict[str, list[float]] = {"left": [], "right": []}
    for call in calls:
        kind = str(call[0])
        told = str(call[1]).lower() if kind == "text" else str(call[_ROLE[kind]]) if kind in _ROLE else ""
        if told in xs:
            xs[told] += _xs([call])
    return float(np.mean(xs["right"]) - np.mean(xs["left"]))
