"""Rest and gentle best: what every activation is measured by."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.model.reading import Effort, FaceReading, Reading
from game.model.result import Calibrated
from game.model.side import PerSide, Side
from game.model.signals import Anchor, FaceFrame, FloatArray
from game.signal.face import RestFace, measure, most_typical, rest_face
from game.training.exercise import Exercise, narrowing

REST_S = 5.0
TRIALS = 3
BEST_PERCENTILE = 90
TRUSTED_QUALITY = 0.5
SMALLEST_BEST_MM = 1.0
"""Below this a side counts as not moving: its activation is then measured against this floor."""
_REST_MOVED_MM = 1.5
_PICTURES_A_CANDIDATE = 8
_MOST_CANDIDATES = 20
_EMG_SPREAD = 0.2
"""The envelope's own flutter, as a share of its height (a 6 Hz envelope of 20-450 Hz noise)."""
_FACE_SPREAD = 0.05


@dataclass(frozen=True, slots=True)
class RestEmg:
    """Each channel's resting envelope: mean and standard deviation in microvolts."""

    mean_uv: PerSide[float]
    sd_uv: PerSide[float]


@dataclass(frozen=True, slots=True)
class Rest:
    """The neutral face and the quiet muscle; an absent sense is None. `anchor` is a typical picture of the face."""

    face: RestFace | None
    emg: RestEmg | None
    anchor: Anchor | None = None


def trusted(face: FaceReading | None) -> bool:
    """Whether a face is seen well enough to be measured."""
    return face is not None and face.quality >= TRUSTED_QUALITY


def renewed(first: Rest, old: Rest, new: Rest) -> Rest:
    """The rest to go on with after a pause: the new one, where it is a rest at all, else the old one.

    A face whose eyes are not as open as in the visit's `first` rest, or whose mouth has moved from there, is not at
    rest, and neither is a muscle that is louder. It is the first one that is compared with, so that rests cannot creep.
    """
    face, anchor, emg = old.face, old.anchor, old.emg
    if new.face is not None and (first.face is None or _alike(first.face, new.face)):
        face, anchor = new.face, new.anchor
    if new.emg is not None and (first.emg is None or _no_louder(first.emg, new.emg)):
        emg = new.emg
    return Rest(face, emg, anchor)


def _alike(old: RestFace, new: RestFace) -> bool:
    moved = measure(new.template_mm, old)
    ways = [abs(way) for both in (moved.smile_mm, moved.pucker_mm) for way in both]
    open_as_before = (0.8 <= new.eye_mm[side] / max(old.eye_mm[side], 0.1) <= 1.25 for side in Side)
    return max(ways) < _REST_MOVED_MM and all(open_as_before)


def _no_louder(old: RestEmg, new: RestEmg) -> bool:
    return all(new.mean_uv[side] <= 1.5 * old.mean_uv[side] + 3 * old.sd_uv[side] for side in Side)


class RestRecorder:
    """Collects a rest: pictures' landmarks and envelopes while the player does nothing."""

    def __init__(self) -> None:
        self._faces: list[FloatArray] = []
        self._candidates: list[FaceFrame] = []
        self._emg: list[tuple[float, float]] = []

    @property
    def empty(self) -> bool:
        """Whether nothing was recorded yet."""
        return not self._faces and not self._emg

    def see(self, frame: FaceFrame) -> None:
        """Add one new picture."""
        if frame.landmarks_px is None:
            return
        if len(self._faces) % _PICTURES_A_CANDIDATE == 0 and len(self._candidates) < _MOST_CANDIDATES:
            self._candidates.append(frame)
        self._faces.append(frame.landmarks_px)

    def hear(self, emg_uv: PerSide[float] | None) -> None:
        """Add one step's envelope."""
        if emg_uv is not None:
            self._emg.append((emg_uv.left, emg_uv.right))

    def finish(self, fewest_faces: int = 20, fewest_emg: int = 60) -> Rest:
        """The rest recorded; a sense that was there for too short a time is None."""
        emg = _rest_emg(self._emg) if len(self._emg) >= fewest_emg else None
        if len(self._faces) < fewest_faces:
            return Rest(None, emg)
        face = rest_face(self._faces)
        points = [frame.landmarks_px for frame in self._candidates if frame.landmarks_px is not None]
        return Rest(face, emg, Anchor(self._candidates[most_typical(points, face)], face.template_mm))


def _rest_emg(values: Sequence[tuple[float, float]]) -> RestEmg:
    array = np.array(values)
    mean, sd = np.median(array, axis=0), array.std(axis=0)
    return RestEmg(PerSide(float(mean[0]), float(mean[1])), PerSide(float(sd[0]), float(sd[1])))


@dataclass(frozen=True, slots=True)
class Calibration:
    """One exercise's zero and one: rest, and each side's gentle best above it in millimetres and microvolts."""

    exercise: Exercise
    rest: Rest
    best_mm: PerSide[float] | None
    best_uv: PerSide[float] | None

    def effort(self, reading: Reading) -> Effort:
        """A reading as this exercise sees it. Sides are fused by the inverse of their senses' variances."""
        mm, shut, intrusion = self._face(reading)
        uv = self._emg(reading)
        activation = None
        if (mm is not None and self.best_mm is not None) or (uv is not None and self.best_uv is not None):
            activation = PerSide(self._fused(Side.LEFT, mm, uv), self._fused(Side.RIGHT, mm, uv))
        return Effort(reading.t_s, activation, mm, uv, intrusion, shut)

    def _face(self, reading: Reading) -> tuple[PerSide[float] | None, PerSide[float] | None, PerSide[float] | None]:
        face, rest = reading.face, self.rest.face
        if face is None or rest is None or not trusted(face):
            return None, None, None
        return (
            self.exercise.moved(face.measures, rest.eye_mm),
            narrowing(face.measures, rest.eye_mm),
            self.exercise.intrusion(face.measures, rest.eye_mm),
        )

    def _emg(self, reading: Reading) -> PerSide[float] | None:
        if reading.emg_uv is None or self.rest.emg is None:
            return None
        rest = self.rest.emg.mean_uv
        return PerSide(reading.emg_uv.left - rest.left, reading.emg_uv.right - rest.right)

    def _fused(self, side: Side, mm: PerSide[float] | None, uv: PerSide[float] | None) -> float:
        values, weights = [], []
        if mm is not None and self.best_mm is not None and self.rest.face is not None:
            best = max(self.best_mm[side], SMALLEST_BEST_MM)
            share = mm[side] / best
            noise = max(self.exercise.noise(self.rest.face.noise_mm)[side], 0.05) / best
            values.append(share)
            weights.append(1 / (noise**2 + (_FACE_SPREAD * share) ** 2))
        if uv is not None and self.best_uv is not None and self.rest.emg is not None:
            best = max(self.best_uv[side], 3 * self.rest.emg.sd_uv[side], 1.0)
            share = uv[side] / best
            noise = max(self.rest.emg.sd_uv[side], 0.5) / best
            values.append(share)
            weights.append(1 / (noise**2 + (_EMG_SPREAD * share) ** 2))
        return float(np.average(values, weights=weights))

    def kept(self) -> Calibrated:
        """The numbers to keep beside the repetitions judged by this calibration."""
        face, emg = self.rest.face, self.rest.emg
        return Calibrated(
            exercise=type(self.exercise).__module__.rpartition(".")[2],
            best_mm=self.best_mm,
            best_uv=self.best_uv,
            rest_uv=None if emg is None else emg.mean_uv,
            eye_mm=None if face is None else face.eye_mm,
        )


class TrialsRecorder:
    """Collects the gentle trials of one exercise: readings while the player moves."""

    def __init__(self, exercise: Exercise, rest: Rest) -> None:
        self._bare = Calibration(exercise, rest, None, None)
        self._mm: list[tuple[float, float]] = []
        self._uv: list[tuple[float, float]] = []

    def add(self, reading: Reading) -> None:
        """Add one step of a trial's movement."""
        effort = self._bare.effort(reading)
        if effort.mm is not None:
            self._mm.append((effort.mm.left, effort.mm.right))
        if effort.uv is not None:
            self._uv.append((effort.uv.left, effort.uv.right))

    def finish(self, fewest: int = 60) -> Calibration:
        """The calibration; a sense that was there for too short a time has no gentle best."""
        bare = self._bare
        return Calibration(bare.exercise, bare.rest, _best(self._mm, fewest), _best(self._uv, fewest))


def _best(values: Sequence[tuple[float, float]], fewest: int) -> PerSide[float] | None:
    if len(values) < fewest:
        return None
    left, right = np.percentile(np.array(values), BEST_PERCENTILE, axis=0)
    return PerSide(float(left), float(right))


def problem(calibration: Calibration) -> str | None:
    """What keeps a calibration from being played by, in the patient's words, or None."""
    if calibration.best_mm is None and calibration.best_uv is None:
        return "Neither your face nor your muscles could be measured for long enough."
    seen = calibration.best_mm is not None and max(calibration.best_mm) >= SMALLEST_BEST_MM
    emg = calibration.rest.emg
    heard = (
        calibration.best_uv is not None
        and emg is not None
        and any(calibration.best_uv[side] > 3 * emg.sd_uv[side] for side in Side)
    )
    return None if seen or heard else "No movement was seen yet. A small one is enough."
