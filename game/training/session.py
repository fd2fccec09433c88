"""A level being played: phases, repetitions, and what the player is asked for."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from game.model.body import whole
from game.model.level import Level
from game.model.moment import Moment, Phase
from game.model.phrase import say
from game.model.reading import Effort, Reading
from game.model.result import Repetition
from game.model.side import Affected, PerSide
from game.training.calibration import Calibration
from game.training.exercise import Exercise, Kind
from game.training.fatigue import Exertion, exertion
from game.training.judge import judge
from game.training.live import Stillness, Together
from game.training.parts import Sample
from game.training.shown import Shown
from game.training.softly import Slow
from game.training.softness import soften, toned

STARS = (40.0, 60.0, 80.0)
"""The mean score from which one, two and three stars are given."""


class Session:
    """Steps through a level's repetitions and has each one judged as its release ends."""

    def __init__(self, level: Level, calibration: Calibration, affected: Affected | None) -> None:
        self.level = level
        self.calibration = calibration
        self.done: list[Repetition] = []
        self.exertions: list[Exertion | None] = []
        self.first_rest = calibration.rest
        self._affected = affected
        self._samples: list[Sample] = []
        self._phase = Phase.PROMPT
        self._passed_s = 0.0
        self._started_s: float | None = None
        self._together = Together(level.band)
        self._stillness = Stillness(self._affected)
        self._shown, self._slow = Shown(), Slow()

    @property
    def finished(self) -> bool:
        """Whether the last repetition's rest is over."""
        return len(self.done) >= self.level.repetitions and self._phase is Phase.PROMPT

    @property
    def amount(self) -> float:
        """What the player is asked for now, as a share of the gentle best; where all lets go, wholly."""
        asked = 1.0 if self._lets_go else self.level.band.middle
        return asked if self._phase in {Phase.MOVE, Phase.HOLD} else 0.0

    @property
    def _compares(self) -> bool:
        return self.level.compares and self._affected != "both" and not self._lets_go

    @property
    def _lets_go(self) -> bool:
        return self.calibration.exercise.kind is Kind.LET_GO

    def effort(self, reading: Reading) -> Effort:
        """A reading as this level sees it."""
        effort = self.calibration.effort(reading)
        return toned(effort, self.calibration) if self._lets_go else effort

    def restart(self) -> None:
        """Begin the repetition in progress again, as after a pause; one already judged stays judged."""
        if self._phase is not Phase.REST:
            self._enter(Phase.PROMPT)
        self._samples.clear()
        self._started_s = None

    def step(self, t_s: float, dt_s: float, effort: Effort | None) -> Moment:
        """Move on by one fixed step and say where the repetition stands."""
        if self._started_s is None:
            self._started_s = t_s
        self._samples.append(Sample(self._phase, dt_s, effort))
        moment = self._moment(t_s, dt_s, effort)
        self._passed_s += dt_s
        if self._passed_s >= self._length_s - dt_s / 2:
            self._advance()
        return moment

    @property
    def _length_s(self) -> float:
        return float(getattr(self.level.tempo, f"{self._phase.value}_s"))

    def _enter(self, phase: Phase) -> None:
        self._phase, self._passed_s = phase, 0.0

    def _advance(self) -> None:
        phases = list(Phase)
        if self._phase is Phase.RELEASE:
            self.done.append(self._judged(len(self.done) + 1, self._started_s or 0.0))
            self.exertions.append(exertion(self._samples, self.level.band, self.calibration.rest.emg))
        if self._phase is Phase.REST:
            self._samples.clear()
            self._started_s = None
        self._enter(phases[(phases.index(self._phase) + 1) % len(phases)])

    def _activation(self, t_s: float, effort: Effort | None) -> PerSide[float] | None:
        if self._lets_go:
            return self._slow.step(t_s, effort)
        return self._shown.step(t_s, effort, through_blinks=self.calibration.exercise.eyes_closed)

    def _judged(self, number: int, started_s: float) -> Repetition:
        rule = soften if self._lets_go else judge
        judged = rule(self._samples, self.level, self.calibration, self._affected, number, started_s)
        return watched(judged, self.calibration.exercise) if self.level.isolation else judged

    def _moment(self, t_s: float, dt_s: float, effort: Effort | None) -> Moment:
        quiet, intruder = self._stillness.step(dt_s, self._phase, effort, self.calibration)
        resting = self._phase is Phase.REST
        return Moment(
            t_s=t_s,
            dt_s=dt_s,
            phase=self._phase,
            share=min(1.0, self._passed_s / self._length_s),
            left_s=max(0.0, self._length_s - self._passed_s),
            repetition=len(self.done) - 1 if resting else len(self.done),
            repetitions=self.level.repetitions,
            band=self.level.band,
            activation=self._activation(t_s, effort),
            quiet=quiet,
            intruder=intruder,
            last_score=self.done[-1].score if self.done else None,
            smaller=self._together.step(dt_s, self._phase, effort, self.calibration) if self._compares else None,
        )


def watched(repetition: Repetition, exercise: Exercise) -> Repetition:
    """The same repetition where what should sleep was watched; else not measured, and why."""
    if repetition.parts is None or repetition.parts.quiet is not None or not exercise.intruders:
        return repetition
    names = reduce(
        lambda one, other: say("{one} and {other}", one=one, other=other),
        (whole(each.name) for each in exercise.intruders),
    )
    why = say("Here the {parts} should sleep, and it could not be watched.", parts=names)
    return replace(repetition, reasons=(why,), score=None, parts=None, smaller=None, intruder=None)


def stars(repetitions: Sequence[Repetition]) -> int:
    """How many stars (0..3) a visit earns: the mean score of what could be measured."""
    scores = [r.score for r in repetitions if r.score is not None]
    mean = sum(scores) / len(scores) if scores else 0.0
    return sum(mean >= bound for bound in STARS)
