"""Rest and gentle best: what every activation is measured by."""

import math
from dataclasses import dataclass, replace

import numpy as np

from game.model.montage import Montage
from game.model.phrase import say
from game.model.reading import Activation, Coupled, Effort, FaceReading, Reading, known
from game.model.result import Calibrated, CoupledBest
from game.model.side import PerSide, Side
from game.signal.course import Samples, nothing
from game.training.activation import TYPICAL_DELAY_S, activations, seen, shut
from game.training.exercise import Exercise
from game.training.rest import Rest, trusted
from game.training.voice import Muscle, Voice, heard

SMALLEST_BEST_MM = 1.0
"""Below this a side counts as not moving: its activation is then measured against this floor."""
_LEAST_NOISE_MM, _LEAST_REST_UV = 0.05, 0.1
_ASTRAY_MM = 0.12
"""How far the tracker is off for seconds on end, about (`tests/benchmarks/face.py`)."""
_TYPICAL = PerSide(Voice(), Voice())


@dataclass(frozen=True, slots=True)
class Calibration:
    """One exercise's zero and one: rest, and each side's gentle best above it in millimetres and microvolts.

    `best_target_uv` is the affected side's where the montage is coupled. A channel that was not heard has no number.
    `delay_s` is by how much the skin was seen to follow its muscle, None where that was not learned; `voices` how
    well either channel tells of the movement.
    """

    exercise: Exercise
    rest: Rest
    best_mm: PerSide[float] | None
    best_uv: PerSide[float] | None
    best_target_uv: float | None = None
    delay_s: float | None = None
    voices: PerSide[Voice] = _TYPICAL

    def effort(self, reading: Reading) -> Effort:
        """A reading as this exercise sees it; activations are those of the reading's own instant."""
        sides = self._sides(reading)
        both = None if sides.left is None or sides.right is None else PerSide(sides.left.level, sides.right.level)
        blind = Effort(None, both, None, self._emg(reading), None, coupled=self._coupled(reading), sides=sides)
        face, rest = reading.face, self.rest.face
        if face is None or rest is None:
            return replace(blind, why=reading.unseen)
        if not trusted(face):
            return replace(blind, why=face.hint)
        mm = _whole(self.exercise.moved(face.measures, rest.eye_mm))
        intrusion = tuple(_whole(each.moved(face.measures, rest.eye_mm)) for each in self.exercise.intruders)
        why = face.hint if mm is None else ""
        return replace(blind, seen_s=face.t_s, mm=mm, intrusion=intrusion, lids=face.lids, why=why)

    def above_uv(self, reading: Reading) -> PerSide[float] | None:
        """Each channel's envelope above its rest; one that is not heard is no number, None where neither is."""
        channels_uv, emg = reading.channels_uv, self.rest.emg
        if channels_uv is None or emg is None:
            return None
        return PerSide(channels_uv.left - emg.mean_uv.left, channels_uv.right - emg.mean_uv.right)

    def _emg(self, reading: Reading) -> PerSide[float] | None:
        above_uv = None if reading.coupled is not None else self.above_uv(reading)
        return None if above_uv is None else _whole(above_uv)

    def _coupled(self, reading: Reading) -> Coupled | None:
        above_uv = self.above_uv(reading)
        if above_uv is None or reading.coupled is None or not known(above_uv):
            return None
        target = self._channel(reading.coupled)
        return Coupled(reading.coupled, above_uv[target], above_uv[target.other])

    def _channel(self, side: Side) -> Side:
        """Which channel of a coupled montage the target is: the first, as left, or the second."""
        return Side.LEFT if Montage(side).spots(self.exercise.site)[0].site is self.exercise.site else Side.RIGHT

    def muscle(self, side: Side, coupled: Side | None) -> Muscle | None:
        """A side's target as EMG; None where it was not heard in rest and trials.

        Muscles of one side alone say nothing of the other.
        """
        if coupled is None:
            channel, best_uv = side, None if self.best_uv is None else self.best_uv[side]
        else:
            channel, best_uv = self._channel(coupled), self.best_target_uv if coupled is side else None
        emg = self.rest.emg
        if emg is None or best_uv is None or not math.isfinite(emg.mean_uv[channel] + best_uv):
            return None
        rest_uv = max(emg.mean_uv[channel], _LEAST_REST_UV)
        return Muscle(channel, rest_uv, max(best_uv, 3 * emg.sd_uv[channel], 1.0), self.voices[channel])

    def _sides(self, reading: Reading) -> PerSide[Activation | None]:
        muscles = PerSide(self.muscle(Side.LEFT, reading.coupled), self.muscle(Side.RIGHT, reading.coupled))
        if self.best_mm is None and muscles == PerSide(None, None):
            return PerSide(None, None)
        faces = [face for face in reading.faces or (reading.face,) if face is not None and trusted(face)]
        moments = [] if self.exercise.eyes_closed else shut(faces)
        waver = np.array([0.0 if muscle is None else muscle.voice.waver for muscle in muscles])
        # On the pictures' own time: the muscle was there by the delay before its skin.
        sight, hearing, late_s = self._seen(faces), heard(reading.heard, muscles), self._delay_s
        hearing = replace(hearing, t_s=hearing.t_s + late_s)
        newest_s = math.nan if reading.face is None else reading.face.t_s
        astray = _ASTRAY_MM / np.array(tuple(self._whole_mm))
        return activations(reading.t_s + late_s, sight, hearing, newest_s, astray, waver, moments)

    @property
    def _delay_s(self) -> float:
        """By how much a picture is behind its muscle; nothing where no muscle was ever heard."""
        if self.best_uv is None and self.best_target_uv is None:
            return 0.0
        return TYPICAL_DELAY_S if self.delay_s is None else self.delay_s

    @property
    def _whole_mm(self) -> PerSide[float]:
        """What counts as 1 of each side's movement; a side that was never seen to move has the least there is."""
        best_mm = PerSide(0.0, 0.0) if self.best_mm is None else self.best_mm
        return best_mm.map(lambda each: max(each, SMALLEST_BEST_MM))

    def _seen(self, faces: list[FaceReading]) -> Samples:
        if self.best_mm is None or self.rest.face is None:
            return nothing(len(Side))
        eye_mm = self.rest.face.eye_mm
        mm = [self.exercise.moved(face.measures, eye_mm) for face in faces]
        noise_mm = self.exercise.noise(self.rest.face.noise_mm).map(lambda each: max(each, _LEAST_NOISE_MM))
        return seen(faces, mm, self._whole_mm, noise_mm)

    def kept(self, coupled: Side | None = None) -> Calibrated:
        """The numbers to keep beside the repetitions judged by this calibration; `coupled` is the montage's."""
        face, emg = self.rest.face, self.rest.emg
        return Calibrated(
            exercise=type(self.exercise).__module__.rpartition(".")[2],
            best_mm=self.best_mm,
            best_uv=self.best_uv,
            rest_uv=None if emg is None or coupled is not None else emg.mean_uv,
            eye_mm=None if face is None else face.eye_mm,
            coupled=self._coupled_best(coupled),
            delay_s=self.delay_s,
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
    if calibration.best_mm is None and calibration.best_target_uv is not None:
        return say("Your face could not be seen for long enough, and electrodes on one side say nothing of the other.")
    if calibration.best_mm is None and calibration.best_uv is None:
        return say("Neither your face nor your muscles could be measured for long enough.")
    seen = calibration.best_mm is not None and max(calibration.best_mm) >= SMALLEST_BEST_MM
    emg = calibration.rest.emg
    heard = (
        calibration.best_uv is not None
        and emg is not None
        and any(calibration.best_uv[side] > 3 * emg.sd_uv[side] for side in Side)
    )
    return (
        None if seen or heard else say("No movement was seen yet. {gently}.", gently=calibration.exercise.words.gently)
    )
