"""The scenes' widgets, seen on the real canvas."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from game import exercises, plugins
from game.model.level import Band
from game.model.side import PerSide
from game.ports import Box, Canvas
from game.scenes.widgets.buttons import button
from game.scenes.widgets.days import own_days as draw_days
from game.scenes.widgets.header import header
from game.scenes.widgets.parts import parts
from game.scenes.widgets.prompts import prompt, ring, seeds
from game.scenes.widgets.quiet import quiet_light
from game.scenes.widgets.sides import bars, graph
from game.scenes.widgets.stickers import sheet
from game.scenes.widgets.traces import Strip, scale_of, traces
from game.screen.canvas import SurfaceCanvas
from game.screen.sprites import pixels
from game.training.exercise import Exercise
from game.training.own_days import own_days
from game.training.remarks import Remark
from game.training.stickers import stickers
from tests.training.practice import ago

BOX = Box(300, 200, 424, 160)
TALL = Box(BOX.x, BOX.y, BOX.w, 268)
BAND = Band()
DAYS = own_days([*(ago(n, symmetry=0.3 + 0.02 * n) for n in range(12, 0, -1)), ago(0, symmetry=1.0)])
STICKERS = stickers(plugins.discover(exercises, Exercise), {})
HISTORY = [PerSide(0.1, 0.2), None, *[PerSide(n / 50, n / 40) for n in range(60)]]
STRIPS = (
    Strip("mm", PerSide(-2.5, 123.0), [None, PerSide(-9.0, 3.0), PerSide(float("nan"), 400.0)], (4.0, 8.0)),
    Strip("µV", None, [], (20.0,), PerSide("cheek", "eye")),
)
WIDGETS: dict[str, Callable[[Canvas], object]] = {
    "button": lambda c: button(c, BOX, "A long name for so small a button to hold", focused=True, hovered=True),
    "prompt": lambda c: prompt(c, BOX, "A prompt that is much too long for one line, and so takes two"),
    "ring": lambda c: ring(c, BOX.center, 60, 0.4),
    "seeds": lambda c: seeds(c, BOX.center, 3, 10),
    "quiet": lambda c: quiet_light(c, BOX, 0.2, "soften your left eye"),
    "parts": lambda c: parts(c, BOX, [Remark("Together", 0.9, "both sides"), Remark("Quiet", None, "not seen")], None),
    "days": lambda c: draw_days(c, TALL, DAYS, "symmetry"),
    "stickers": lambda c: sheet(c, TALL, STICKERS, {"movement:smile"}),
    "header": lambda c: header(c, BOX, "A title that is much too long for its size", "And a sentence below it"),
    "bars": lambda c: bars(c, BOX, PerSide(0.4, 2.0), BAND),
    "bars with a high band": lambda c: bars(c, BOX, None, Band(0.5, 1.5)),
    "graph": lambda c: graph(c, BOX, HISTORY, BAND, "Both sides in the band", dropped=7),
    "graph with a word": lambda c: graph(c, BOX, HISTORY, BAND, "At rest", label="keep both lines in this band"),
    "bars with a flag": lambda c: bars(c, BOX, PerSide(0.4, 2.0), BAND, "numbers"),
    "traces": lambda c: traces(c, TALL, STRIPS, 3),
    "empty graph": lambda c: graph(c, BOX, [], BAND, ""),
}


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widget_stays_where_it_was_put(name: str, canvas: SurfaceCanvas) -> None:
    WIDGETS[name](canvas)
    rows, columns = np.nonzero(pixels(canvas.surface)[:, :, :3].any(axis=2))
    edge = 32  # its shadow
    assert columns.min() / canvas.scale >= BOX.x - edge
    assert columns.max() / canvas.scale <= BOX.x + BOX.w + edge
    assert rows.min() / canvas.scale >= BOX.y - edge
    assert rows.max() / canvas.scale <= BOX.y + (TALL.h if name in {"traces", "days", "stickers"} else BOX.h) + edge


def inked(canvas: SurfaceCanvas, role: str) -> int:
    colour = canvas.theme.colour(role)[::-1]  # type: ignore[arg-type]
    return int((pixels(canvas.surface)[:, :, :3] == colour).all(axis=2).sum())


def test_bars_grow_with_activation(canvas: SurfaceCanvas) -> None:
    seen = []
    for share in (0.1, 0.5, 1.0):
        bars(canvas, BOX, PerSide(share, share), BAND)
        seen.append((inked(canvas, "left"), inked(canvas, "right")))
    assert seen == sorted(seen)
    assert all(a < b for one, two in pairwise(seen) for a, b in zip(one, two, strict=True))


def test_the_quiet_light_never_turns_red(canvas: SurfaceCanvas) -> None:
    quiet_light(canvas, BOX, 0.0, "soften your left eye")
    assert inked(canvas, "right") == 0


def test_a_trace_fills_its_strip_and_its_scale_changes_seldom() -> None:
    scales = (4.0, 8.0, 12.0)
    held = [
        scale_of(Strip("mm", None, [PerSide(0.0, far), None, PerSide(float("nan"), 0.0)], scales))
        for far in (0.0, 3.9, 4.1, 8.0, 30.0)
    ]
    assert held == [4.0, 4.0, 8.0, 8.0, 30.0]
