"""Rest and gentle best: what every activation is measured by."""

import math
from dataclasses import dataclass, replace

import numpy as np

from game.model.montage import Montage
from game.model.reading import SLIGHT_S, Activation, Coupled, Effort, FaceReading, Reading, known
from game.model.result import Calibrated, CoupledBest
from game.model.side import PerSide, Side
from game.signal.course import NOTHING, Samples
from game.training.activation import TYPICAL_DELAY_S, Muscle, Voice, activation, millimetres
from game.training.exercise import Exercise
from game.training.rest import Rest, trusted

SMALLEST_BEST_MM = 1.0
"""Below this a side counts as not moving: its activation is then measured against this floor."""
_LEAST_NOISE_MM = 0.05
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
            return blind
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

    def channel(self, side: Side, coupled: Side | None) -> tuple[Side, float | None]:
        """Which channel hears a side's target, and its gentle best; None where it is not heard."""
        if coupled is None:
            return side, None if self.best_uv is None else self.best_uv[side]
        return self._channel(coupled), self.best_target_uv if coupled is side else None

    def _sides(self, reading: Reading) -> PerSide[Activation | None]:
        """Each side's; muscles of one side alone say nothing of the other."""
        faces = [face for face in reading.faces or (reading.face,) if face is not None and trusted(face)]
        blinks = [] if self.exercise.eyes_closed else _blinks(faces, self._delay_s)

        def of(side: Side) -> Activation | None:
            seen, heard = self._seen(side, faces), self._heard(side, reading)
            newest_s = None if reading.face is None else reading.face.t_s - self._delay_s
            present = (len(seen.t_s) > 0 and float(seen.t_s[-1]) == newest_s, len(heard.t_s) > 0)
            waver = self.voices[self.channel(side, reading.coupled)[0]].waver
            return activation(reading.t_s, seen, heard, present, waver, blinks)

        return PerSide(of(Side.LEFT), of(Side.RIGHT))

    @property
    def _delay_s(self) -> float:
        """What to take off a picture's time to know when the muscle did it; nothing where no muscle was ever heard."""
        if self.best_uv is None and self.best_target_uv is None:
            return 0.0
        return TYPICAL_DELAY_S if self.delay_s is None else self.delay_s

    def _seen(self, side: Side, faces: list[FaceReading]) -> Samples:
        if self.best_mm is None or self.rest.face is None:
            return NOTHING
        eye_mm = self.rest.face.eye_mm
        rows = [(f.t_s, self.exercise.moved(f.measures, eye_mm)[side], f.quality) for f in faces]
        t_s, mm, quality = np.array([row for row in rows if math.isfinite(row[1])]).reshape(-1, 3).T
        noise_mm = max(self.exercise.noise(self.rest.face.noise_mm)[side], _LEAST_NOISE_MM)
        return millimetres(t_s - self._delay_s, mm, max(self.best_mm[side], SMALLEST_BEST_MM), noise_mm, quality)

    def muscle(self, side: Side, coupled: Side | None) -> Muscle | None:
        """A side's target as EMG; None where it was not heard in rest and trials."""
        channel, best_uv = self.channel(side, coupled)
        emg = self.rest.emg
        if emg is None or best_uv is None or not math.isfinite(emg.mean_uv[channel] + best_uv):
            return None
        return Muscle(emg.mean_uv[channel], max(best_uv, 3 * emg.sd_uv[channel], 1.0), self.voices[channel])

    def _heard(self, side: Side, reading: Reading) -> Samples:
        heard, muscle = reading.heard, self.muscle(side, reading.coupled)
        channel = self.channel(side, reading.coupled)[0]
        if heard is None or muscle is None or not math.isfinite(heard.level_uv[channel]):
            return NOTHING
        column = list(Side).index(channel)
        there = np.isfinite(heard.uv[:, column])
        return muscle.samples(heard.t_s[there], heard.uv[there, column], heard.full[there, column])

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


def _blinks(faces: list[FaceReading], delay_s: float) -> list[tuple[float, float]]:
    """From when to when lids may be heard: in the blinks that are over, and in one that may be going on."""
    found = {(face.lids.last.begin_s, face.lids.last.end_s) for face in faces if face.lids.last is not None}
    over_s = max((end_s for _, end_s in found), default=-math.inf)
    going = [face.t_s for face in faces if face.lids.blinking and face.t_s > over_s]
    if going and faces[-1].lids.blinking:
        found.add((going[0], math.inf))
    return [(begin_s - SLIGHT_S - delay_s, end_s + SLIGHT_S - delay_s) for begin_s, end_s in found]


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
