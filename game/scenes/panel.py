"""The left third of the screen: the mirror, both sides' bars, and the graph of every increment of movement."""

from collections import deque

from game.model.level import Band
from game.model.side import PerSide
from game.ports import Box, Canvas
from game.scenes.reflection import Reflection
from game.scenes.scene import Tick
from game.scenes.widgets.sides import bars, graph

HEADING = (28.0, 28.0)
MIRROR = Box(28, 84, 424, 324)
BARS = Box(28, 424, 424, 92)
GRAPH = Box(28, 532, 424, 160)
LOWER = Box(28, 424, 424, 268)
"""Where bars and graph are."""
_STEPS_A_POINT = 3
_POINTS = 160


class Panel:
    """Remembers the last eight seconds of both sides and draws them under the mirror, with the band if there is one."""

    def __init__(self, band: Band | None, reflection: Reflection | None) -> None:
        self._band = band
        self._reflection = reflection
        self._activation: PerSide[float] | None = None
        self._history: deque[PerSide[float] | None] = deque([None] * _POINTS, maxlen=_POINTS)
        self._steps = 0

    def step(self, tick: Tick, activation: PerSide[float] | None) -> None:
        """Take one step's activation, as it is to be shown."""
        self.watch(tick)
        self._activation = activation
        if self._steps % _STEPS_A_POINT == 0:
            self._history.append(activation)
        self._steps += 1

    def watch(self, tick: Tick) -> None:
        """Only look into the mirror."""
        if self._reflection is not None:
            self._reflection.watch(tick.frame, tick.dt_s)

    def draw(self, canvas: Canvas, title: str, words: str, label: str = "") -> None:
        """Draw heading, mirror, bars and graph; `words` stand above the graph, `label` in its band."""
        canvas.text(title, HEADING, "heading")
        if self._reflection is not None:
            self._reflection.draw(canvas, MIRROR)
        bars(canvas, BARS, self._activation, self._band)
        graph(canvas, GRAPH, self._history, self._band, words, self._steps // _STEPS_A_POINT, label)
