"""Rest and gentle best: what every activation is measured by."""

from dataclasses import dataclass

import numpy as np

from game.model.montage import Montage
from game.model.reading import Coupled, Effort, Reading, known
from game.model.result import Calibrated, CoupledBest
from game.model.side import PerSide, Side
from game.training.exercise import Exercise
from game.training.rest import Rest, trusted

SMALLEST_BEST_MM = 1.0
"""Below this a side counts as not moving: its activation is then measured against this floor."""
_EMG_SPREAD = 0.2
"""The envelope's own flutter, as a share of its height (a 6 Hz envelope of 20-450 Hz noise)."""
_FACE_SPREAD = 0.05


@dataclass(frozen=True, slots=True)
class Calibration:
    """One exercise's zero and one: rest, and each side's gentle best above it in millimetres and microvolts.

    `best_target_uv` is the affected side's where the montage is coupled.
    """

    exercise: Exercise
    rest: Rest
    best_mm: PerSide[float] | None
    best_uv: PerSide[float] | None
    best_target_uv: float | None = None

    def effort(self, reading: Reading) -> Effort:
        """A reading as this exercise sees it. Sides are fused by the inverse of their senses' variances."""
        uv, coupled, face, rest = self._emg(reading), self._coupled(reading), reading.face, self.rest.face
        if face is None or rest is None:
            return Effort(None, self._activation(None, uv), None, uv, None, coupled=coupled)
        if not trusted(face):
            return Effort(None, self._activation(None, uv), None, uv, None, why=face.hint, coupled=coupled)
        mm = _whole(self.exercise.moved(face.measures, rest.eye_mm))
        intrusion = tuple(_whole(each.moved(face.measures, rest.eye_mm)) for each in self.exercise.intruders)
        why = face.hint if mm is None else ""
        return Effort(face.t_s, self._activation(mm, uv, coupled), mm, uv, intrusion, face.lids, why, coupled)

    def _emg(self, reading: Reading) -> PerSide[float] | None:
        if reading.emg_uv is None or self.rest.emg is None:
            return None
        rest = self.rest.emg.mean_uv
        return PerSide(reading.emg_uv.left - rest.left, reading.emg_uv.right - rest.right)

    def _coupled(self, reading: Reading) -> Coupled | None:
        pair, emg = reading.pair, self.rest.emg
        if pair is None or emg is None:
            return None
        above_uv = PerSide(pair.first_uv - emg.mean_uv.left, pair.second_uv - emg.mean_uv.right)
        target = self._channel(pair.side)
        return Coupled(pair.side, above_uv[target], above_uv[target.other])

    def _channel(self, side: Side) -> Side:
        """Which channel of a coupled montage the target is: the first, as left, or the second."""
        return Side.LEFT if Montage(side).spots(self.exercise.site)[0].site is self.exercise.site else Side.RIGHT

    def _activation(
        self, mm: PerSide[float] | None, uv: PerSide[float] | None, coupled: Coupled | None = None
    ) -> PerSide[float] | None:
        """Each side's; muscles of one side alone say nothing of the other, so that there is none without the face."""
        if (mm is None or self.best_mm is None) and (uv is None or self.best_uv is None):
            return None
        return PerSide(self._fused(Side.LEFT, mm, uv, coupled), self._fused(Side.RIGHT, mm, uv, coupled))

    def _heard(
        self, side: Side, uv: PerSide[float] | None, coupled: Coupled | None
    ) -> tuple[float, float, float] | None:
        """A side's target above rest, its gentle best and its resting spread, in microvolts, where it is heard."""
        emg = self.rest.emg
        if emg is not None and uv is not None and self.best_uv is not None:
            return uv[side], self.best_uv[side], emg.sd_uv[side]
        if emg is not None and coupled is not None and coupled.side is side and self.best_target_uv is not None:
            return coupled.target_uv, self.best_target_uv, emg.sd_uv[self._channel(side)]
        return None

    def _fused(
        self, side: Side, mm: PerSide[float] | None, uv: PerSide[float] | None, coupled: Coupled | None
    ) -> float:
        values, weights = [], []
        if mm is not None and self.best_mm is not None and self.rest.face is not None:
            best = max(self.best_mm[side], SMALLEST_BEST_MM)
            share = mm[side] / best
            noise = max(self.exercise.noise(self.rest.face.noise_mm)[side], 0.05) / best
            values.append(share)
            weights.append(1 / (noise**2 + (_FACE_SPREAD * share) ** 2))
        if (heard := self._heard(side, uv, coupled)) is not None:
            above_uv, best_uv, sd_uv = heard
            best = max(best_uv, 3 * sd_uv, 1.0)
            share = above_uv / best
            noise = max(sd_uv, 0.5) / best
            values.append(share)
            weights.append(1 / (noise**2 + (_EMG_SPREAD * share) ** 2))
        return float(np.average(values, weights=weights))

    def kept(self, coupled: Side | None = None) -> Calibrated:
        """The numbers to keep beside the repetitions judged by this calibration; `coupled` is the montage's."""
        face, emg = self.rest.face, self.rest.emg
        return Calibrated(
            exercise=type(self.exercise).__module__.rpartition(".")[2],
            best_mm=self.best_mm,
            best_uv=self.best_uv,
            rest_uv=None if emg is None or self.best_uv is None else emg.mean_uv,
            eye_mm=None if face is None else face.eye_mm,
            coupled=self._coupled_best(coupled),
        )

    def _coupled_best(self, side: Side | None) -> CoupledBest | None:
        emg, best_uv = self.rest.emg, self.best_target_uv
        if side is None or emg is None or best_uv is None:
            return None
        target = self._channel(side)
        return CoupledBest(side, best_uv, emg.mean_uv[target], emg.mean_uv[target.other])


def _whole(both: PerSide[float]) -> PerSide[float] | None:
    return both if known(both) else None


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
    return None if seen or heard else f"No movement was seen yet. {calibration.exercise.words.gently}."
