"""The left third of the screen: the mirror, both sides' bars, and the graph of every increment of movement."""

from collections import deque

from game.model.level import Band
from game.model.side import PerSide
from game.ports import Box, Canvas, Point
from game.scenes.numbers import Numbers
from game.scenes.reflection import Reflection
from game.scenes.scene import Tick
from game.scenes.visit import Visit
from game.scenes.widgets.headings import heading
from game.scenes.widgets.sides import bars, graph
from game.training.exercise import Exercise

HEADING = Box(28, 20, 424, 60)
MIRROR = Box(28, 84, 424, 324)
BARS = Box(28, 424, 424, 92)
GRAPH = Box(28, 532, 424, 160)
LOWER = Box(28, 424, 424, 268)
"""Where bars and graph are."""
SMALL_MIRROR, BARS_ABOVE = Box(28, 84, 424, 216), Box(28, 316, 424, 92)
"""Where mirror and bars are while there are numbers below."""
TURNS = Box(28, 316, 424, 376)
"""Where a press turns from the numbers back to the graph."""
_LINE_PX = 40.0
"""From a higher line on words are large."""
STEPS_A_POINT = 3
POINTS = 160


def numbers(visit: Visit, exercise: Exercise) -> Numbers:
    """The numbers of an exercise, as long as a panel's graph."""
    return Numbers(visit, exercise.site, POINTS, STEPS_A_POINT)


class Panel:
    """Remembers the last eight seconds of both sides and draws them under the mirror, with the band if there is one.

    Without a `reflection` the mirror's place stays free; with `numbers` they take the graph's place when asked for.
    """

    def __init__(self, band: Band | None, reflection: Reflection | None, numbers: Numbers | None = None) -> None:
        self._band = band
        self._reflection, self._numbers = reflection, numbers
        self._activation: PerSide[float] | None = None
        self._history: deque[PerSide[float] | None] = deque([None] * POINTS, maxlen=POINTS)
        self._steps = 0

    @property
    def _full(self) -> bool:
        return self._numbers is not None and self._numbers.shown

    def step(self, tick: Tick, activation: PerSide[float] | None, mm: PerSide[float] | None = None) -> None:
        """Take one step's activation, as it is to be shown, and the movement in millimetres."""
        self.watch(tick)
        self._activation = activation
        if self._steps % STEPS_A_POINT == 0:
            self._history.append(activation)
        self._steps += 1
        if self._numbers is not None:
            self._numbers.step(tick, mm)
            self._numbers.heed(tick.inputs, self._turns)

    def takes(self, point: Point) -> bool:
        """Whether a press at a point turns to the numbers, or back."""
        return self._numbers is not None and self._turns.holds(point)

    @property
    def _turns(self) -> Box:
        return TURNS if self._full else LOWER

    def watch(self, tick: Tick) -> None:
        """Only look into the mirror."""
        if self._reflection is not None:
            self._reflection.watch(tick.frame, tick.dt_s)

    def mirror(self, canvas: Canvas) -> Box:
        """Where the mirror is."""
        return SMALL_MIRROR if self._slim(canvas) else MIRROR

    def lower(self, canvas: Canvas) -> Box:
        """Where bars and graph are: they take more where words are large."""
        return TURNS if self._slim(canvas) else LOWER

    def _slim(self, canvas: Canvas) -> bool:
        """Whether the mirror is small, for numbers or large words stand below it."""
        return self._full or canvas.text_height("x") > _LINE_PX

    def draw(self, canvas: Canvas, title: str, words: str, label: str = "") -> None:
        """Draw heading, mirror, bars and graph; `words` stand above the graph, `label` in its band."""
        heading(canvas, HEADING, title)
        slim = self._slim(canvas)
        if self._reflection is not None:
            self._reflection.draw(canvas, self.mirror(canvas))
        turn = "" if self._numbers is None else self._numbers.turn
        bars(canvas, BARS_ABOVE if slim else BARS, self._activation, self._band, turn)
        if self._full and self._numbers is not None:
            self._numbers.draw(canvas, LOWER)
        else:
            box = LOWER if slim else GRAPH
            graph(canvas, box, self._history, self._band, words, self._steps // STEPS_A_POINT, label)
