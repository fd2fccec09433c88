"""A recorded face studied: measured from its own rest as play measures it, and what is to be said of the whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.model.reading import SLIGHT_S, Blink, FaceReading
from game.model.side import PerSide, Side
from game.signal.face import RestFace
from game.training.parts import LEAST_MM, LEAST_NOISES
from game.training.rest import trusted

MOVEMENTS = ("smile", "pucker", "brow", "nose")
TARGETS = ("smile", "pucker")
"""The movements of the mouth that are practised."""
FEWEST_MOVING = 5
"""Of fewer pictures nothing is said."""
LEAST_CLOSED = 0.5
"""An eye that closes less than this share of its rest has not been closed on purpose."""
LEAST_ALONG_MM = 1.5
"""Brows and nose move a little along with the mouth."""
NO_FACE = "No face was found"

Row = tuple[float, FaceReading | None]
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
        """Pictures a second, by the median of the times between them; None for a single picture."""
        return rate_hz(self.rows)

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
        """How far each side goes in a movement (`eye` is closing): the 95th percentile after the rest.

        Blinks are no closing, and shake what is seen of all else; pictures in which either side is hidden do not count.
        None where there are too few pictures to tell.
        """
        moving = [face for face in self.trusted if face.t_s > self.rest_s[1]]
        values = np.array([tuple(getattr(face.measures, f"{movement}_mm")) for face in moving]).reshape(-1, 2)
        values = values[~self._blinking(moving)]
        if movement == "eye":
            values = np.array(tuple(self.rest.eye_mm)) - values
        values = values[np.isfinite(values).all(axis=1)]
        if len(values) < FEWEST_MOVING:
            return None
        left, right = np.percentile(values, 95, axis=0)
        return PerSide(float(left), float(right))

    def closed(self) -> Sides | None:
        """How much of its opening at rest each eye closes at best, 0..1; blinks do not count."""
        best, rest = self.best_mm("eye"), self.rest.eye_mm
        return None if best is None else PerSide(*(max(0.0, best[s] / rest[s]) if rest[s] > 0 else 0.0 for s in Side))

    def moves(self, movement: str) -> bool:
        """Whether either side moved more than its noise; an eye, whether either was closed by half."""
        best, closed = self.best_mm(movement), self.closed()
        if best is None or closed is None:
            return False
        if movement == "eye":
            return max(closed) >= LEAST_CLOSED
        noise: Sides = getattr(self.rest.noise_mm, f"{movement}_mm")
        least_mm = 2 * LEAST_MM if movement in TARGETS else LEAST_ALONG_MM
        return max(best) >= max(least_mm, LEAST_NOISES * max(noise))

    def symmetry(self, movement: str) -> float | None:
        """Weaker over stronger side of the best, 0..1 (of an eye its closed share); None where nothing moved."""
        best = self.closed() if movement == "eye" else self.best_mm(movement)
        if best is None or not self.moves(movement):
            return None
        return max(0.0, min(best)) / max(best)

    def _blinking(self, faces: Sequence[FaceReading]) -> NDArray[np.bool_]:
        times = np.array([face.t_s for face in faces])
        blinks = self.blinks or ()
        begun = np.searchsorted([blink.begin_s - SLIGHT_S for blink in blinks], times, side="right")
        ended = np.searchsorted([blink.end_s + SLIGHT_S for blink in blinks], times, side="left")
        return np.asarray(begun > ended)


def rate_hz(rows: Sequence[Row]) -> float | None:
    """Pictures a second, by the median of the times between them; None for a single picture."""
    apart_s = np.diff([t_s for t_s, _ in rows])
    return float(1 / np.median(apart_s)) if len(apart_s) else None


def reason(face: FaceReading | None) -> str:
    """Why a picture was left out, wholly or in part, or an empty word."""
    if face is None:
        return NO_FACE
    return "" if trusted(face) and face.measures.whole else face.hint
