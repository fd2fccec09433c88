"""Seeing a film once: its first well seen seconds are the rest, and the rest of it is measured from there."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import isfinite

import numpy as np

from game.errors import DataError
from game.model.reading import Blink, FaceMeasures, FaceReading, known
from game.model.side import PerSide
from game.model.signals import Anchor, FaceFrame, FloatArray
from game.signal.blinks import SLOWEST_HZ, Blinks
from game.signal.extent import extent
from game.signal.face import RestFace, measure
from game.signal.stillness import Stir
from game.training.fusion import Fusion
from game.training.parts import LEAST_MM
from game.training.rest import PATIENCE_S, RestRecorder, open_mm, trusted
from game.training.rows import Row, interval_s, reason, sides
from game.training.study import Study

FEWEST_REST = 3
"""A rest of fewer pictures is none."""
_NAN = float("nan")
UNKNOWN = FaceMeasures.each(lambda _: PerSide(_NAN, _NAN))


class Examiner:
    """Sees a film's pictures in order, once; `rest_s` seconds from the first well seen face on are its rest.

    `on_rest` is told the rest, so that the tracker follows the skin from there. Pictures before the rest, and those
    within it that do not count for it, are not measured.
    """

    def __init__(self, rest_s: float, on_rest: Callable[[Anchor | None], None]) -> None:
        self._lasts_s = rest_s
        self._fusion = Fusion(on_rest)
        self._recorder = RestRecorder()
        self._begun_s: float | None = None
        self._mouth_s: float | None = None
        self._seen: list[tuple[int, FaceReading, FloatArray]] = []
        self._rest: tuple[RestFace, tuple[float, float], int] | None = None
        self._rows: list[Row] = []

    def see(self, frame: FaceFrame) -> None:
        """Take the next picture. Raises DataError where the rest that has ended with it was none."""
        if self._begun_s is not None and frame.t_s > self._begun_s + self._lasts_s:
            self._settle(self._begun_s)
        self._fusion.see(frame)
        face = self._fusion.at(frame.t_s).face
        if self._rest is None and face is not None and frame.landmarks_px is not None and self._may_rest(face):
            if self._begun_s is None:
                self._begun_s, self._recorder = frame.t_s, RestRecorder()
            self._seen.append((len(self._rows), face, frame.landmarks_px))
            self._recorder.see(frame)
        if self._rest is None and face is not None:
            face = replace(face, measures=UNKNOWN)
        self._rows.append((frame.t_s, face))

    def _may_rest(self, face: FaceReading) -> bool:
        """Whether a face can be part of a rest: seen well, and its mouth not hidden. An eye may be: some wear a patch.

        A mouth that has seemed hidden for long has to do.
        """
        if not trusted(face):
            return False
        if self._mouth_s is None or known(face.measures.smile_mm):
            self._mouth_s = face.t_s
        return known(face.measures.smile_mm) or face.t_s - self._mouth_s > PATIENCE_S

    def _settle(self, begun_s: float) -> None:
        """Go by what was seen as the rest; where that is too little, begin it anew. Raises DataError if it moved."""
        self._begun_s = None
        rest = self._recorder.finish(fewest_faces=FEWEST_REST)
        if rest.face is None:
            return
        if rest.stir is not None:
            raise DataError(self._restless(rest.stir, begun_s))
        for number, face, points in self._seen:
            measures = _as_far(face.measures, measure(points, rest.face))
            self._rows[number] = face.t_s, replace(face, measures=measures)
        times = [face.t_s for _, face, _ in self._seen]
        self._rest = rest.face, (begun_s, times[-1]), sum(t_s >= begun_s for t_s in times)
        self._seen.clear()
        self._fusion.rest(rest)

    def finish(self) -> Study:
        """The study. Raises DataError where no face was seen well for as long as the rest is to take."""
        if len(self._rows) < FEWEST_REST:
            raise DataError(f"the film is too short: it has {_counted(len(self._rows))}.")
        if self._rest is None:
            raise DataError(self._unrested())
        face, between_s, pictures = self._rest
        return Study(tuple(self._rows), face, between_s, pictures, _blinks(self._rows, face))

    def _restless(self, stir: Stir, begun_s: float) -> str:
        (hint, _), *_ = Counter(reason(face) for _, face, _ in self._seen).most_common()
        return (
            f"the face does not rest from {begun_s:.1f} to {self._seen[-1][1].t_s:.1f} s: the {stir.side} {stir.part} "
            f"moves by {stir.mm:.1f} mm. {hint}{'. ' if hint else ''}"
            "Begin the film with a still face, or give the rest other seconds (--rest)."
        )

    def _unrested(self) -> str:
        if self._begun_s is None or self._recorder.finish(fewest_faces=FEWEST_REST).face is None:
            return _unseen(self._rows)
        left_s = self._rows[-1][0] - self._begun_s
        return (
            f"the film ends within the rest: {left_s:.1f} s of it are left from its first well seen face on, and the "
            f"rest is to take {self._lasts_s:g} s. Give it fewer seconds (--rest)."
        )


def _counted(pictures: int) -> str:
    return "1 picture" if pictures == 1 else f"{pictures} pictures"


def _as_far(seen: FaceMeasures, now: FaceMeasures) -> FaceMeasures:
    """Measures, those that were hidden in what was `seen` still no numbers."""
    return FaceMeasures.each(
        lambda name: PerSide(
            *(own if isfinite(old) else old for old, own in zip(getattr(seen, name), getattr(now, name), strict=True))
        )
    )


def _unseen(rows: Sequence[Row]) -> str:
    faces = [face for _, face in rows if face is not None]
    if not faces:
        return f"no face was found in {len(rows)} pictures. Is the face large, lit and upright?"
    well = sum(trusted(face) for face in faces)
    (hint, _), *_ = Counter(reason(face) for face in faces).most_common()
    what = f"{hint}." if hint else "Give the rest more seconds (--rest)."
    return f"in {len(rows)} pictures a face was found {len(faces)} times, and {well} times well enough. {what}"


def _blinks(rows: Sequence[Row], rest: RestFace) -> tuple[Blink, ...] | None:
    usual_s = interval_s(rows)
    if usual_s is None or 1 / usual_s < SLOWEST_HZ:
        return None
    watch = Blinks(rest.eye_mm)
    seen = [watch.see(t_s, open_mm(face)) for t_s, face in rows]
    open_share = (sides(rows, "eye") / np.maximum(tuple(rest.eye_mm), LEAST_MM)).mean(axis=1)
    there = np.isfinite(open_share)
    times = np.array([t_s for t_s, _ in rows])[there]
    return tuple(extent(blink, times, 1 - open_share[there]) for blink in seen if blink is not None)
