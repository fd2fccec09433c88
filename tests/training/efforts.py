"""Efforts, calibrations and whole repetitions to judge."""

from collections.abc import Callable

from game.exercises.smile import Smile
from game.model.level import Level, Tempo
from game.model.moment import Phase
from game.model.reading import Effort
from game.model.side import PerSide
from game.signal.face import rest_face
from game.training.calibration import Calibration
from game.training.exercise import Exercise
from game.training.parts import Sample
from game.training.rest import Rest, RestEmg
from tests.faces import landmarks

TEMPO = Tempo(prompt_s=0.5, move_s=1.0, hold_s=2.0, release_s=1.0, rest_s=0.5)
LEVEL = Level("smile-test", "A smile", "smile", "plain", repetitions=2, tempo=TEMPO)
FACE = rest_face([landmarks()])
BEST_MM = 6.0
AT_EASE = PerSide(0.0, 0.0)


def calibration(exercise: Exercise | None = None) -> Calibration:
    """Camera only, with a best of 6 mm on either side."""
    return Calibration(exercise or Smile(), Rest(FACE, None), PerSide(BEST_MM, BEST_MM), None)


def heard(best_uv: float = 50.0) -> Calibration:
    """EMG only: rest at 3 uV, best 50 uV above it."""
    rest = Rest(None, RestEmg(PerSide(3.0, 3.0), PerSide(0.5, 0.5)))
    return Calibration(Smile(), rest, None, PerSide(best_uv, best_uv))


def effort(
    left: float,
    right: float,
    intrusion: PerSide[float] | None = AT_EASE,
) -> Effort:
    """An effort that the camera saw: activations of 6 mm; `intrusion` is the first intruder's, others are at ease."""
    along = None if intrusion is None else (intrusion, AT_EASE)
    return Effort(0.0, PerSide(left, right), PerSide(BEST_MM * left, BEST_MM * right), None, along)


def repetition(effort_at: Callable[[Phase, float], Effort | None], rate_hz: int = 60) -> list[Sample]:
    """Samples of one repetition of `LEVEL`, up to the end of its release; `effort_at` is told phase and its seconds."""
    samples: list[Sample] = []
    for phase in (Phase.PROMPT, Phase.MOVE, Phase.HOLD, Phase.RELEASE):
        length_s = getattr(TEMPO, f"{phase.value}_s")
        steps = range(round(length_s * rate_hz))
        samples += [Sample(phase, 1 / rate_hz, effort_at(phase, step / rate_hz)) for step in steps]
    return samples


def steady(left: float, right: float, at_release: float = 0.0) -> list[Sample]:
    """Both sides moved at once and held, then let go to `at_release`."""

    def at(phase: Phase, _: float) -> Effort:
        if phase in {Phase.MOVE, Phase.HOLD}:
            return effort(left, right)
        return effort(at_release, at_release) if phase is Phase.RELEASE else effort(0, 0)

    return repetition(at)
