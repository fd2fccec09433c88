"""Both sides' millimetres and both channels' microvolts: where somebody asked for them, and nowhere else."""

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from game.model.inputs import Action, Input
from game.model.montage import Site
from game.model.phrase import say
from game.model.side import PerSide
from game.ports import Box, Canvas
from game.scenes.scene import Tick
from game.scenes.visit import Visit
from game.scenes.widgets.traces import Strip, traces

READ_S = 0.25
"""So long a number stays, and so much time it is the mean of: what changes with every picture cannot be read."""
SCALES_MM = (4.0, 8.0, 12.0, 20.0)
SCALES_UV = (20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)


class _Course:
    """One measure of both sides as it goes on."""

    def __init__(self, points: int) -> None:
        self.history: deque[PerSide[float] | None] = deque([None] * points, maxlen=points)
        self.now: PerSide[float] | None = None
        self._recent: list[tuple[float, float]] = []

    def add(self, both: PerSide[float] | None, *, is_point: bool, is_read: bool) -> None:
        if both is not None:
            self._recent.append((both.left, both.right))
        if is_point:
            self.history.append(both)
        if is_read:
            self.now = PerSide(*(_mean(values) for values in zip(*self._recent, strict=True))) if self._recent else None
            self._recent.clear()


class Numbers:
    """Follows what is measured, and whether it is to be seen: it turns with a key, or a press on `where` it stands."""

    def __init__(self, visit: Visit, site: Site, points: int, steps_a_point: int) -> None:
        """`site` is what the electrodes listen to; the history has `points`, one every so many steps."""
        self._visit, self._steps_a_point = visit, steps_a_point
        spots = visit.fusion.montage.spots(site)
        coupled = visit.fusion.montage.coupled is not None
        self._names: PerSide[str] | None = PerSide(spots[0].site.body, spots[1].site.body) if coupled else None
        self._mm, self._uv = _Course(points), _Course(points)
        self._steps, self._unread_s = 0, 0.0

    @property
    def shown(self) -> bool:
        """Whether they are to be seen."""
        return self._visit.comfort.numbers

    @property
    def turn(self) -> str:
        """What the key, or the press, does."""
        return say("graph") if self.shown else say("numbers")

    def heed(self, inputs: Sequence[Input], where: Box) -> None:
        """Show or hide them, if that is asked for."""
        for given in inputs:
            if given.action in {Action.NEXT, Action.PREVIOUS} or (given.point and where.holds(given.point)):
                self._visit.suit(replace(self._visit.comfort, numbers=not self.shown))
                self._visit.speaker.cue("press")

    def step(self, tick: Tick, mm: PerSide[float] | None) -> None:
        """Take one step's movement, and what is heard in it."""
        self._unread_s += tick.dt_s
        is_point, is_read = self._steps % self._steps_a_point == 0, self._unread_s >= READ_S
        self._mm.add(mm, is_point=is_point, is_read=is_read)
        self._uv.add(tick.reading.channels_uv, is_point=is_point, is_read=is_read)
        self._unread_s = 0.0 if is_read else self._unread_s
        self._steps += 1

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Both measures' numbers and courses."""
        strips = (
            Strip(say("mm"), self._mm.now, self._mm.history, SCALES_MM),
            Strip(say("µV"), self._uv.now, self._uv.history, SCALES_UV, self._names),
        )
        traces(canvas, box, strips, self._steps // self._steps_a_point)


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if math.isfinite(value)]
    return float(np.mean(known)) if known else math.nan
