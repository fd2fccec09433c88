"""A person's calibration and repetitions, as tracker and boards would have told of them, and the judge's word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from game import exercises, plugins
from game.model.level import Level, Tempo
from game.model.moment import Phase
from game.model.montage import BILATERAL, Montage
from game.model.reading import FaceMeasures, FaceReading, Lids, Pose, Reading
from game.model.result import Repetition
from game.model.side import PerSide, Side
from game.model.signals import FloatArray, Intent
from game.signal.blinks import Blinks
from game.signal.face import RestFace
from game.simulation.emg import REST_UV, heard_uv
from game.simulation.muscles import BLINK, BROW, NOSE, PUCKER, SMILE, contraction
from game.training.calibration import Calibration
from game.training.exercise import Exercise
from game.training.judge import judge
from game.training.parts import Sample
from game.training.rest import Rest, RestEmg
from game.training.trials import TRIALS, TrialsRecorder
from tests.benchmarks.fairness.errors import EYE, OPENING_MM, RATE_HZ, Heard, Seen, regressors
from tests.benchmarks.fairness.people import SIDES, Person, as_asked
from tests.benchmarks.truth.trial import MEASURES
from tests.muscles import steady

TEMPO = Tempo(prompt_s=1.0, move_s=2.5, hold_s=3.0, release_s=2.0, rest_s=10.0)
KINDS = plugins.discover(exercises, Exercise)
_TRIAL_S = 2.5
_AT_REST = 45
"""From so many pictures a pause takes the rest anew, as the game does."""
_LATE = 12
"""So many pictures a reading carries."""
_WAY_MM = {SMILE: 6.0, PUCKER: 6.0, BROW: 5.0, NOSE: 3.0}
_ALONG = {SMILE: (1.0, -1 / np.sqrt(2), 0.0, 0.0), PUCKER: (-1 / np.sqrt(2), 1.0, 0.0, 0.0),
          BROW: (0.0, 0.0, 1.0, 0.0), NOSE: (0.0, 0.0, 0.0, 1.0)}  # fmt: skip
"""Millimetres of smile, pucker, brow and nose for a millimetre of each muscle's own way (`game.simulation.truth`)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how it is played: steps and pictures a second, what is lost, both or one sense, montage.

    With `hidden` the face leaves before the first repetition.
    """

    step_hz: int = 30
    picture_hz: int = RATE_HZ
    third_lost: bool = False
    muscles: bool = False
    coupled: bool = False
    hidden: bool = False
    mirrored: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """A person's calibration, and each repetition with its samples."""

    person: Person
    calibration: Calibration
    samples: Sequence[Sequence[Sample]]
    judged: Sequence[Repetition]


def level(exercise: str) -> Level:
    return Level("bench", "A level", exercise, "plain", tempo=TEMPO)


class Room:
    """One person before the camera on one day; the same seed gives the same day."""

    def __init__(self, person: Person, seen: Seen, heard: Heard, setting: Setting, day: int = 0) -> None:
        self._person, self._setting = person, setting
        self._seen = seen.mirrored() if setting.mirrored else seen
        self._heard = heard
        self._dice = np.random.default_rng([person.seed, day])
        self._exercise = KINDS[person.exercise]()
        side = Side.LEFT if person.affected == "left" else Side.RIGHT
        self._side = side if person.intruder is None else person.intruder[1]
        self._fit = self._dice.uniform(0.8, 1.25, 2)  # two pairs of electrodes never sit alike
        self._starts = self._dice.integers(0, 1 << 30, 64).tolist()

    def play(self, repetitions: int) -> Played:
        calibration = self._calibrated()
        setting, person, samples, judged = self._setting, self._person, [], []
        affected = self._side.value if setting.coupled else person.affected
        if setting.mirrored and affected in {"left", "right"}:
            affected = Side(affected).other.value
        for number in range(repetitions):
            if number > 0:
                calibration = replace(calibration, rest=replace(calibration.rest, face=self._rest_face(number + 1)))
            steps = self._repetition(calibration, number)
            samples.append(steps)
            judged.append(judge(steps, level(person.exercise), calibration, affected, number + 1, 0.0))
        return Played(person, calibration, samples, judged)

    def _calibrated(self) -> Calibration:
        person = self._person
        asked = [Intent(-1.0, "rest", 0.0)]
        for trial in range(TRIALS):
            begin_s = trial * 2 * _TRIAL_S
            asked += [Intent(begin_s, person.exercise, 1.0), Intent(begin_s + _TRIAL_S, "rest", 0.0)]
        honest = replace(person, change=as_asked, tilted=False, hand=None)
        rest = Rest(self._rest_face(), self._rest_emg())
        recorder = TrialsRecorder(self._exercise, rest)
        for reading in self._readings(honest, tuple(asked), TRIALS * 2 * _TRIAL_S, 0):
            if (reading.t_s // _TRIAL_S) % 2 == 0:
                recorder.add(reading)
        return recorder.finish()

    def _rest_face(self, part: int = 0) -> RestFace:
        """The first rest, and from the second repetition on the one of the pause before it."""
        eye_mm, off_mm = self._seen.rest_eye_mm, self._off_mm(part)[2 * EYE : 2 * EYE + 2]
        now_mm = PerSide(eye_mm.left + float(off_mm[0]), eye_mm.right + float(off_mm[1]))
        return RestFace(np.zeros((478, 3)), now_mm, self._seen.noise_mm)

    def _off_mm(self, part: int) -> FloatArray:
        """How far a pause's rest is from the clip's own, (10,): the pictures before the stretch in which all is still.

        The first repetition follows the trials without a pause in between.
        """
        if part <= 1:
            return np.zeros(2 * len(MEASURES))
        count = len(self._seen.left_over)
        before = np.roll(np.arange(count), -(self._starts[part] % count))
        resting = before[self._seen.still[before]][-_AT_REST:]
        return np.asarray(np.nanmedian(self._seen.left_over[resting], axis=0))

    def _rest_emg(self) -> RestEmg | None:
        if not self._setting.muscles:
            return None
        fit, spread = self._fit, REST_UV * self._fit * self._heard.flutter.std(axis=0)
        mean = REST_UV * fit * self._heard.flutter.mean(axis=0)
        rest = RestEmg(PerSide(*map(float, mean)), PerSide(*map(float, spread)))
        swap = self._setting.mirrored and not self._setting.coupled
        return RestEmg(rest.mean_uv.swapped(), rest.sd_uv.swapped()) if swap else rest

    def _repetition(self, calibration: Calibration, number: int) -> list[Sample]:
        person, tempo = self._person, TEMPO
        start_s = 40.0 + number * tempo.total_s
        move_s, let_go_s = start_s + tempo.prompt_s, start_s + tempo.prompt_s + tempo.move_s + tempo.hold_s
        asked = (
            Intent(0.0, "rest", 0.0),
            Intent(move_s, person.exercise, person.amount),
            Intent(let_go_s, "rest", 0.0),
        )
        lasts_s = tempo.total_s - tempo.rest_s
        readings = self._readings(person, asked, lasts_s, number + 1, start_s)
        dt_s = 1 / self._setting.step_hz
        ends_s = np.cumsum([tempo.prompt_s, tempo.move_s, tempo.hold_s, tempo.release_s])
        phases = [Phase.PROMPT, Phase.MOVE, Phase.HOLD, Phase.RELEASE]
        which = np.searchsorted(ends_s, np.arange(len(readings)) * dt_s + dt_s / 2)
        return [
            Sample(phases[int(row)], dt_s, calibration.effort(reading))
            for row, reading in zip(which, readings, strict=True)
        ]

    def _readings(
        self, person: Person, asked: tuple[Intent, ...], lasts_s: float, part: int, start_s: float = 0.0
    ) -> list[Reading]:
        """What both senses say, step by step; the newest picture is held until the next."""
        faces = self._faces(person, asked, lasts_s, part, start_s)
        step_hz = self._setting.step_hz
        t_s = start_s + (np.arange(round(lasts_s * step_hz)) + 1) / step_hz
        uv = self._envelopes(person, asked, t_s, part)
        readings, at = [], -1
        for row, now_s in enumerate(t_s):
            while at + 1 < len(faces) and faces[at + 1][0] <= now_s + 1e-6:
                at += 1
            face = faces[at][1] if at >= 0 else None
            late = tuple(each for _, each in faces[max(0, at + 1 - _LATE) : at + 1] if each is not None)
            heard = None if uv is None else steady(float(uv[row, 0]), float(uv[row, 1]), float(now_s))
            coupled = self._mirror(self._side) if heard is not None and self._setting.coupled else None
            readings.append(Reading(float(now_s), face, heard, coupled, late))
        return readings

    def _mirror(self, side: Side) -> Side:
        return side.other if self._setting.mirrored else side

    def _faces(
        self, person: Person, asked: tuple[Intent, ...], lasts_s: float, part: int, start_s: float
    ) -> list[tuple[float, FaceReading | None]]:
        early_s, hz = 1.0, self._setting.picture_hz
        t_s = start_s - early_s + np.arange(round((lasts_s + early_s) * hz)) / hz
        muscles = person.change(t_s, contraction(person.nerves, person.seed, t_s, asked))
        true_mm = self._true_mm(muscles)
        if self._setting.mirrored:
            true_mm = true_mm.reshape(-1, 5, 2)[:, :, ::-1].reshape(-1, 10)
        rest_mm = self._rest_face(part).eye_mm
        found_mm = regressors(true_mm) @ self._seen.gain + self._stretch(len(t_s), hz, part) - self._off_mm(part)
        found_mm[:, 2 * EYE : 2 * EYE + 2] += tuple(rest_mm)
        np.maximum(found_mm[:, 2 * EYE : 2 * EYE + 2], 0.0, out=found_mm[:, 2 * EYE : 2 * EYE + 2])
        watch, last = Blinks(rest_mm), None
        faces: list[tuple[float, FaceReading | None]] = []
        for number, (now_s, row) in enumerate(zip(t_s, found_mm, strict=True)):
            if self._setting.third_lost and number % 3 == 2:
                continue
            if not np.isfinite(row).all() or (self._setting.hidden and part > 0):
                faces.append((float(now_s), None))
                continue
            both = row.reshape(5, 2)
            measures = FaceMeasures(*(PerSide(float(left), float(right)) for left, right in both))
            last = watch.see(float(now_s), measures.eye_mm) or last
            lids = Lids(watch.blinking, last)
            faces.append((float(now_s), FaceReading(float(now_s), Pose(0, 0, 0), measures, 1.0, lids=lids)))
        return faces

    def _true_mm(self, muscles: FloatArray) -> FloatArray:
        """Truth (n, 10) from muscles (n, 2, 5), the eye as its opening's change from rest."""
        found = np.zeros((len(muscles), 5, 2))
        for column, share in _ALONG.items():
            for row, way in enumerate(share):
                found[:, row] += way * _WAY_MM[column] * muscles[:, :, column]
        found[:, EYE] = -muscles[:, :, BLINK] * OPENING_MM
        return found.reshape(-1, 2 * len(MEASURES))

    def _stretch(self, count: int, hz: float, part: int) -> FloatArray:
        """A stretch of what was left over in the clip, read at this rate, from a place of its own."""
        left_over = self._seen.left_over
        at = self._starts[part] % len(left_over) + np.arange(count) * RATE_HZ / hz
        return np.asarray(left_over[np.round(at).astype(int) % len(left_over)])

    def _envelopes(self, person: Person, asked: tuple[Intent, ...], t_s: FloatArray, part: int) -> FloatArray | None:
        if not self._setting.muscles:
            return None
        early_s = t_s - self._heard.delay_s
        muscles = person.change(early_s, contraction(person.nerves, person.seed, early_s, asked))
        if person.hand is not None:
            muscles = muscles.copy()
            muscles[:, SIDES.index(person.hand)] = 0.0
        montage = Montage(self._side) if self._setting.coupled else BILATERAL
        spots = montage.spots(self._exercise.site) if self._setting.coupled else None
        level_uv = np.hypot(heard_uv(muscles, spots), REST_UV) * self._fit
        flutter = self._heard.flutter
        at = self._starts[32 + part] % len(flutter) + np.round((t_s - t_s[0]) * 62.5).astype(int)
        uv = level_uv * flutter[at % len(flutter)]
        swap = self._setting.mirrored and not self._setting.coupled
        return np.asarray(uv[:, ::-1] if swap else uv)
