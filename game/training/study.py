"""A recorded face studied: measured from its own rest as play measures it, and what is to be said of the whole."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from game.errors import DataError
from game.model.reading import FaceReading
from game.model.side import PerSide, Side
from game.model.signals import Anchor, FaceFrame, FloatArray
from game.signal.blinks import Blink, Blinks
from game.signal.face import RestFace, measure
from game.training.fusion import Fusion
from game.training.parts import LEAST_MM, LEAST_NOISES
from game.training.rest import RestRecorder, trusted

MOVEMENTS = ("smile", "pucker", "brow", "nose")
FEWEST_REST = 3
"""A rest of fewer pictures is none, and of fewer pictures nothing is said."""
FEWEST_MOVING = 5
SLOWEST_BLINKS_HZ = 14.0
"""With fewer pictures a second a blink falls between them."""
LEAST_CLOSED = 0.5
"""An eye that closes less than this share of its rest has not been closed on purpose."""
NO_FACE = "No face was found"

Row = tuple[float, FaceReading | None]
Sides = PerSide[float]


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """Every picture's time and reading (None without a face), and the rest between `rest_s` that they are measured from.

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
        return _rate_hz(self.rows)

    @property
    def trusted(self) -> list[FaceReading]:
        """The readings that count, in order."""
        return [face for _, face in self.rows if face is not None and trusted(face)]

    def reasons(self) -> dict[str, int]:
        """Why pictures were left out, in words, and how many were for each, the commonest first."""
        words = [_reason(face) for _, face in self.rows]
        return dict(Counter(word for word in words if word).most_common())

    def seen_s(self) -> float:
        """For how long the face was seen well."""
        times = np.array([t_s for t_s, _ in self.rows])
        good = np.array([trusted(face) for _, face in self.rows])
        return float(np.diff(times)[good[1:] & good[:-1]].sum())

    def best_mm(self, movement: str) -> Sides | None:
        """How far each side goes in a movement (`eye` is closing): the 95th percentile after the rest.

        Blinks are no closing. None where there are too few pictures to tell.
        """
        moving = [face for face in self.trusted if face.t_s > self.rest_s[1]]
        values = np.array([tuple(getattr(face.measures, f"{movement}_mm")) for face in moving]).reshape(-1, 2)
        if movement == "eye":
            values = np.array(tuple(self.rest.eye_mm)) - values[~self._blinking(moving)]
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
        return max(best) >= max(2 * LEAST_MM, LEAST_NOISES * max(noise))

    def symmetry(self, movement: str) -> float | None:
        """Weaker over stronger side of the best, 0..1 (of an eye its closed share); None where nothing moved."""
        best = self.closed() if movement == "eye" else self.best_mm(movement)
        if best is None or not self.moves(movement):
            return None
        return max(0.0, min(best)) / max(best)

    def _blinking(self, faces: Sequence[FaceReading]) -> NDArray[np.bool_]:
        times = np.array([face.t_s for face in faces])
        blinks = self.blinks or ()
        begun = np.searchsorted([blink.begin_s for blink in blinks], times, side="right")
        ended = np.searchsorted([blink.end_s for blink in blinks], times, side="left")
        return np.asarray(begun > ended)


def _rate_hz(rows: Sequence[Row]) -> float | None:
    apart_s = np.diff([t_s for t_s, _ in rows])
    return float(1 / np.median(apart_s)) if len(apart_s) else None


def _blinks(rows: Sequence[Row], rest: RestFace) -> tuple[Blink, ...] | None:
    rate_hz = _rate_hz(rows)
    if rate_hz is None or rate_hz < SLOWEST_BLINKS_HZ:
        return None
    watch = Blinks(rest.eye_mm)
    seen = (watch.see(t_s, face.measures.eye_mm if face and trusted(face) else None) for t_s, face in rows)
    return tuple(blink for blink in seen if blink is not None)


def _reason(face: FaceReading | None) -> str:
    if face is None:
        return NO_FACE
    return "" if trusted(face) else face.hint


class Examiner:
    """Sees a film's pictures in order, once; `rest_s` seconds from the first well seen face on are its rest.

    `on_rest` is told the rest, so that the tracker follows the skin from there.
    """

    def __init__(self, rest_s: float, on_rest: Callable[[Anchor | None], None]) -> None:
        self._lasts_s = rest_s
        self._fusion = Fusion(on_rest)
        self._recorder = RestRecorder()
        self._begun_s: float | None = None
        self._seen: list[tuple[int, FloatArray]] = []
        self._rest: tuple[RestFace, tuple[float, float], int] | None = None
        self._rows: list[Row] = []

    def see(self, frame: FaceFrame) -> None:
        """Take the next picture."""
        if self._begun_s is not None and frame.t_s > self._begun_s + self._lasts_s:
            self._settle(self._begun_s)
        self._fusion.see(frame)
        face = self._fusion.at(frame.t_s).face
        if self._rest is None and face is not None and frame.landmarks_px is not None and trusted(face):
            if self._begun_s is None:
                self._begun_s, self._recorder = frame.t_s, RestRecorder()
            self._seen.append((len(self._rows), frame.landmarks_px))
            self._recorder.see(frame)
        self._rows.append((frame.t_s, face))

    def _settle(self, begun_s: float) -> None:
        """Go by what was seen as the rest; where that is too little, begin it anew."""
        self._begun_s = None
        rest = self._recorder.finish(fewest_faces=FEWEST_REST)
        if rest.face is None:
            return
        for number, points in self._seen:
            t_s, face = self._rows[number]
            if face is not None:
                self._rows[number] = t_s, replace(face, measures=measure(points, rest.face))
        times = [self._rows[number][0] for number, _ in self._seen]
        self._rest = rest.face, (begun_s, times[-1]), sum(t_s >= begun_s for t_s in times)
        self._seen.clear()
        self._fusion.rest(rest)

    def finish(self) -> Study:
        """The study. Raises DataError where no face was seen well for long enough to be a rest."""
        if self._begun_s is not None:
            self._settle(self._begun_s)
        if self._rest is None:
            raise DataError(_unseen(self._rows))
        face, between_s, pictures = self._rest
        return Study(tuple(self._rows), face, between_s, pictures, _blinks(self._rows, face))


def _unseen(rows: Sequence[Row]) -> str:
    faces = [face for _, face in rows if face is not None]
    if not faces:
        return f"no face was found in {len(rows)} pictures. Is the face large, lit and upright?"
    well = sum(trusted(face) for face in faces)
    (hint, _), *_ = Counter(_reason(face) for face in faces).most_common()
    what = f"{hint}." if hint else "Give the rest more seconds (--rest)."
    return f"in {len(rows)} pictures a face was found {len(faces)} times, and {well} times well enough. {what}"
