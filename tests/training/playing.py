"""A simulated patient plays a level without pictures: from muscles to what both senses say, their noise included."""

from dataclasses import replace
from functools import partial

import numpy as np

from game import exercises, plugins
from game.model.level import Level
from game.model.moment import Phase
from game.model.reading import FaceMeasures, FaceReading, Pose, Reading
from game.model.side import PerSide
from game.model.signals import FloatArray, Intent
from game.signal.face import rest_face
from game.simulation.emg import BEST_UV, REST_UV
from game.simulation.muscles import BLINK, BROW, NOSE, PUCKER, SMILE, contraction
from game.simulation.patient import Patient
from game.simulation.relief import BROW_MM, NOSE_MM, PUCKER_MM, SMILE_MM
from game.training.attempts import Attempts
from game.training.exercise import Exercise
from game.training.rest import Rest, RestEmg
from game.training.session import Session
from game.training.strain import Advice, Strain
from tests.faces import landmarks
from tests.muscles import steady

RATE_HZ = 20
NOISE_MM = 0.08
"""As the tracker sways at rest (README)."""
FLUTTER = 0.1
_BEST_AT_S, _PLAY_AT_S, _TRIAL_S = 10.0, 25.0, 2.5
_EYE_MM = 9.0


class Senses:
    """Readings of a patient who was asked for something at these moments."""

    def __init__(self, patient: Patient, asked: tuple[Intent, ...], until_s: float) -> None:
        self.t_s = np.arange(0, until_s, 1 / RATE_HZ)
        muscles = contraction(replace(patient.nerves, blinks_per_min=0.0), patient.seed, self.t_s, asked)
        rng = np.random.default_rng(patient.seed)
        self._muscles = muscles - contraction(patient.nerves, patient.seed, np.zeros(1), ())
        self._noise_mm = rng.normal(0, NOISE_MM, (len(self.t_s), 2, 5))
        pulled = np.clip(muscles, 0, None) @ np.array([1.0, 0.6, 0.5, 0.5, 0.5])
        smooth = np.stack([np.convolve(rng.normal(0, 1, len(self.t_s)), np.ones(3) / 3**0.5, "same") for _ in range(2)])
        self._uv = np.hypot(BEST_UV * pulled, REST_UV) * (1 + FLUTTER * smooth.T)

    def at(self, step: int) -> Reading:
        """The reading at one step, with a picture of its own."""
        shown = self._muscles[step]

        def moved(column: int, scale_mm: float) -> PerSide[float]:
            left, right = shown[:, column] * scale_mm + self._noise_mm[step, :, column]
            return PerSide(float(left), float(right))

        shut = moved(BLINK, _EYE_MM)
        measures = FaceMeasures(
            moved(SMILE, SMILE_MM), moved(PUCKER, PUCKER_MM), moved(BROW, BROW_MM), moved(NOSE, NOSE_MM),
            shut.map(lambda mm: _EYE_MM - mm),
        )  # fmt: skip
        t_s = float(self.t_s[step])
        heard = steady(float(self._uv[step][0]), float(self._uv[step][1]), t_s)
        return Reading(t_s, FaceReading(t_s, Pose(0, 0, 0), measures, 1.0), heard)


def rest_of(patient: Patient) -> Rest:
    """What both senses say of the patient before anything was asked."""
    uv: FloatArray = Senses(patient, (), 5.0)._uv
    face = replace(rest_face([landmarks()]), noise_mm=FaceMeasures.each(lambda _: PerSide(NOISE_MM, NOISE_MM)))
    return Rest(face, RestEmg(PerSide(*map(float, uv.mean(axis=0))), PerSide(*map(float, uv.std(axis=0)))))


def intents(level: Level, exercise: Exercise) -> tuple[Intent, ...]:
    """What is asked for: three trials, then the level."""
    asks = partial(Intent, movement=exercise.asks)
    found = []
    for trial in range(3):
        begin_s = _BEST_AT_S + trial * 4.5
        found += [asks(begin_s, amount=1.0), Intent(begin_s + _TRIAL_S, "rest", 0.0)]
    for number in range(level.repetitions):
        begin_s = _PLAY_AT_S + number * level.tempo.total_s + level.tempo.prompt_s
        found.append(asks(begin_s, amount=level.band.middle))
        found.append(Intent(begin_s + level.tempo.move_s + level.tempo.hold_s, "rest", 0.0))
    return tuple(found)


def play(patient: Patient, level: Level) -> tuple[Session, list[Advice]]:
    """The whole level, and what was said about strain; it is played to its end whatever is said."""
    exercise = plugins.discover(exercises, Exercise)[level.exercise]()
    senses = Senses(patient, intents(level, exercise), _PLAY_AT_S + level.lasts_s + 1)
    attempts = Attempts(exercise, rest_of(patient))
    for trial in range(3):
        begin = round((_BEST_AT_S + trial * 4.5) * RATE_HZ)
        for step in range(begin, begin + round(_TRIAL_S * RATE_HZ)):
            attempts.add(senses.at(step))
        attempts.end()
    session, strain, said, step = Session(level, attempts.finish(), None), Strain(), [], round(_PLAY_AT_S * RATE_HZ)
    while not session.finished:
        reading, done = senses.at(step), len(session.done)
        moment = session.step(reading.t_s, 1 / RATE_HZ, session.effort(reading))
        if len(session.done) > done:
            assert moment.phase is Phase.RELEASE
            advice = strain.add(session.exertions[-1], level.band, session.first_rest.emg)
            said += [] if advice is None else [advice]
        step += 1
    return session, said
