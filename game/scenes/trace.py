"""A repetition as it was seen, thinned to what a drawn replay needs. It lives in memory only and is never a picture."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.model.level import Band
from game.model.moment import Moment, Phase
from game.model.result import Intrusion, Repetition
from game.model.side import PerSide
from game.model.signals import FaceFrame
from game.ports import Point
from game.scenes.widgets.avatar import NEEDED
from game.signal.landmarks import NOSE_BRIDGE, OUTER_CANTHUS

RATE_HZ = 15.0
"""Slowed to a third that is five a second; between them a face is drawn on the straight line."""
MOST = 600
"""So many samples are kept of a repetition, 40 s of it; of a longer one every second is left out."""
BEFORE_S = 1.0
"""So much of the prompt is kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """One repetition, sample by sample.

    `t_s` float32 (n,) is counted from its first sample on; `sides` float32 (n, 2) are both sides' activation, not a
    number where nothing was measured; `points` float16 (n, m, 2) are those of the face that `NEEDED` names. Points lie
    about the bridge of the nose, x to the right of the unmirrored picture and y down, in distances between the outer
    corners of the eyes; not a number where no face was found.
    """

    number: int
    score: float | None
    band: Band
    t_s: NDArray[np.float32]
    sides: NDArray[np.float32]
    points: NDArray[np.float16]
    phases: tuple[Phase, ...]
    intruders: tuple[Intrusion | None, ...]
    token: object = field(default_factory=object)
    """Stands for this trace where something drawn of it is kept, without keeping the trace itself."""

    @property
    def lasts_s(self) -> float:
        """From the first sample to the last."""
        return float(self.t_s[-1])

    @property
    def has_face(self) -> bool:
        """Whether a face was seen at all."""
        return bool(np.isfinite(self.points[:, 0, 0]).any())

    def both(self, number: int) -> PerSide[float] | None:
        """Both sides' activation in a sample; None where nothing was measured."""
        left, right = self.sides[number].tolist()
        return None if np.isnan(left) or np.isnan(right) else PerSide(left, right)

    def sample(self, at_s: float) -> int:
        """The newest sample at a time."""
        return max(0, int(np.searchsorted(self.t_s, at_s, "right")) - 1)

    def face(self, at_s: float) -> Mapping[int, Point] | None:
        """The face's points by their landmarks at a time, None while none was seen."""
        before = self.sample(at_s)
        after = min(before + 1, len(self.t_s) - 1)
        apart_s = float(self.t_s[after] - self.t_s[before])
        share = min(1.0, max(0.0, (at_s - float(self.t_s[before])) / apart_s)) if apart_s else 0.0
        one, two = self.points[before].astype(float), self.points[after].astype(float)
        between = one if np.isnan(two).any() else one + share * (two - one)
        if np.isnan(between).any():
            return None
        return {landmark: (x, y) for landmark, (x, y) in zip(NEEDED, between.tolist(), strict=True)}


@dataclass(slots=True)
class Traces:
    """Follows a level and keeps its `newest` repetition and its `best`, which may be the same."""

    newest: Trace | None = None
    best: Trace | None = None
    _samples: list[tuple[float, PerSide[float] | None, NDArray[np.float16], Moment]] = field(default_factory=list)
    _every_s: float = 1 / RATE_HZ

    def step(self, moment: Moment, frame: FaceFrame | None) -> None:
        """Take one step of a repetition with the newest picture's landmarks; one that is begun again is forgotten."""
        if moment.phase is Phase.PROMPT and moment.share == 0:
            self._samples, self._every_s = [], 1 / RATE_HZ
        if moment.phase is Phase.REST or (moment.phase is Phase.PROMPT and moment.left_s > BEFORE_S):
            return
        if self._samples and moment.t_s - self._samples[-1][0] < self._every_s - moment.dt_s / 2:
            return
        self._samples.append((moment.t_s, moment.activation, _thinned(frame), moment))
        if len(self._samples) >= MOST:
            self._samples, self._every_s = self._samples[::2], 2 * self._every_s

    def finish(self, done: Repetition) -> None:
        """The repetition is over, and came to this."""
        if len(self._samples) < 2:
            return
        times_s, activation, points, moments = zip(*self._samples, strict=True)
        nothing = PerSide(np.nan, np.nan)
        self.newest = Trace(
            number=done.number,
            score=done.score,
            band=moments[-1].band,
            t_s=(np.array(times_s) - times_s[0]).astype(np.float32),
            sides=np.array([tuple(each or nothing) for each in activation], np.float32),
            points=np.array(points),
            phases=tuple(each.phase for each in moments),
            intruders=tuple(each.intruder for each in moments),
        )
        self._samples = []
        if self.best is None or (self.newest.score or 0) >= (self.best.score or 0):
            self.best = self.newest

    def clear(self) -> None:
        """Forget all."""
        self.newest = self.best = None
        self._samples = []


def _thinned(frame: FaceFrame | None) -> NDArray[np.float16]:
    points = None if frame is None else frame.landmarks_px
    if points is None:
        return np.full((len(NEEDED), 2), np.nan, np.float16)
    wide = float(np.linalg.norm(points[OUTER_CANTHUS.left, :2] - points[OUTER_CANTHUS.right, :2]))
    return ((points[list(NEEDED), :2] - points[NOSE_BRIDGE, :2]) / max(1.0, wide)).astype(np.float16)
