"""A recorded face studied: measured from its own rest as play measures it, and what is to be said of the whole."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.model.reading import SLIGHT_S, Blink, FaceReading, known
from game.model.side import PerSide
from game.model.signals import FloatArray
from game.signal.face import RestFace
from game.training.formulas.synkinesis import kept
from game.training.parts import LEAST_MM, LEAST_NOISES
from game.training.rest import trusted
from game.training.rows import Row, interval_s, reason, sides

MOVEMENTS = ("smile", "pucker", "brow", "nose")
TARGETS = ("smile", "pucker")
"""The movements of the mouth that are practised."""
COMPARED = 0.7
"""Both sides are compared where either goes at least this share of the better best."""
LONGEST_S = 0.2
"""A picture tells of no more time than this, however late the next one comes."""
LEAST_CLOSED = 0.5
"""An eye that closes less than this share of its rest has not been closed on purpose."""
LEAST_ALONG_MM = 1.5
"""Brows and nose move a little along with the mouth."""

Sides = PerSide[float]


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """Every picture's time and reading (None without a face), and the rest, between `rest_s`, they are measured from.

    `blinks` is None where there were too few pictures a second to see one. A reading that is not `trusted` counts for
    nothing here.
    """

    rows: tuple[Row, ...]
    rest: RestFace
    rest_s: tuple[float, float]
    rest_pictures: int
    blinks: tuple[Blink, ...] | None

    @property
    def duration_s(self) -> float:
        """When the last picture was taken."""
        return self.rows[-1][0]

    @property
    def rate_hz(self) -> float | None:
        """Pictures a second, all over all; None for a single picture."""
        lasting_s = self.rows[-1][0] - self.rows[0][0]
        return (len(self.rows) - 1) / lasting_s if lasting_s > 0 else None

    @property
    def interval_s(self) -> float | None:
        """From one picture to the next, the median; None for a single picture."""
        return interval_s(self.rows)

    @property
    def trusted(self) -> list[FaceReading]:
        """The readings that count, in order."""
        return [face for _, face in self.rows if face is not None and trusted(face)]

    def reasons(self) -> dict[str, int]:
        """Why pictures were left out, in words, and how many were for each, the commonest first."""
        words = [reason(face) for _, face in self.rows]
        return dict(Counter(word for word in words if word).most_common())

    def seen_s(self) -> float:
        """For how long the face was seen well."""
        times = np.array([t_s for t_s, _ in self.rows])
        good = np.array([trusted(face) for _, face in self.rows])
        return float(np.diff(times)[good[1:] & good[:-1]].sum())

    def best_mm(self, movement: str) -> Sides | None:
        """How far each side goes in a movement (`eye` is closing): the highest level it keeps for 0.3 s after the rest.

        Blinks are no closing, and shake what is seen of all else: they are passed over. A side that is never seen for
        0.3 s on end is not a number; None where neither is.
        """
        ways, lasting_s = self._ways(movement)
        best = [kept(way, lasting_s) for way in ways.T]
        if max(best) == -np.inf:
            return None
        return PerSide(*(float("nan") if each == -np.inf else max(0.0, each) for each in best))

    def closed(self) -> Sides | None:
        """How much of its opening at rest each eye closes at best, 0..1; blinks do not count."""
        best = self.best_mm("eye")
        return None if best is None else PerSide(*(float(each) for each in np.array(tuple(best)) / self._whole("eye")))

    def moves(self, movement: str) -> bool:
        """Whether either side moved more than its noise; an eye, whether either was closed by half."""
        best = self.closed() if movement == "eye" else self.best_mm(movement)
        if best is None:
            return False
        if movement == "eye":
            return bool(np.nanmax(tuple(best)) >= LEAST_CLOSED)
        noise: Sides = getattr(self.rest.noise_mm, f"{movement}_mm")
        least_mm = 2 * LEAST_MM if movement in TARGETS else LEAST_ALONG_MM
        return bool(np.nanmax(tuple(best)) >= max(least_mm, LEAST_NOISES * max(noise)))

    def symmetry(self, movement: str) -> float | None:
        """Weaker over stronger side, 0..1, picture by picture (of an eye its closed share).

        Those pictures count in which either side goes at least 0.7 of the better best, so that sides which take turns
        are near 0. None where nothing moved, or where a side is not seen.
        """
        best = self.best_mm(movement)
        if best is None or not known(best) or not self.moves(movement):
            return None
        whole = self._whole(movement)
        ways = self._ways(movement)[0] / whole
        ways = np.maximum(ways[np.isfinite(ways).all(axis=1)], 0.0)
        ways = ways[ways.max(axis=1) >= COMPARED * np.max(np.array(tuple(best)) / whole)]
        return float(ways.min(axis=1).sum() / ways.max(axis=1).sum()) if len(ways) else None

    def _whole(self, movement: str) -> FloatArray:
        """What each side's way is a share of: an eye's of its opening at rest."""
        return np.maximum(tuple(self.rest.eye_mm), LEAST_MM) if movement == "eye" else np.ones(2)

    def _ways(self, movement: str) -> tuple[FloatArray, FloatArray]:
        """Each side's way (n, 2) in pictures after the rest, blinks passed over, and how long each picture lasts (n,).

        What is not seen is minus infinity.
        """
        times = np.array([t_s for t_s, _ in self.rows])
        lasting_s = np.minimum(np.append(np.diff(times), self.interval_s or 0.0), LONGEST_S)
        counts = (times > self.rest_s[1]) & ~self._blinking(times)
        ways = sides(self.rows, movement)[counts]
        if movement == "eye":
            ways = np.array(tuple(self.rest.eye_mm)) - ways
        return np.where(np.isfinite(ways), ways, -np.inf), lasting_s[counts]

    def _blinking(self, times: FloatArray) -> NDArray[np.bool_]:
        blinks = self.blinks or ()
        begun = np.searchsorted([blink.begin_s - SLIGHT_S for blink in blinks], times, side="right")
        ended = np.searchsorted([blink.end_s + SLIGHT_S for blink in blinks], times, side="left")
        return np.asarray(begun > ended)
