"""A level being played: phases, repetitions, and what the player is asked for."""

from collections import deque
from collections.abc import Sequence

from game.model.level import Level
from game.model.moment import Moment, Phase
from game.model.reading import Effort
from game.model.result import Repetition
from game.model.side import Side
from game.training.calibration import Calibration
from game.training.judge import NAMED_QUIET, Affected, judge
from game.training.parts import BLINK_S, BLINK_SHUT, SUSTAINED_S, Sample

STARS = (40.0, 60.0, 80.0)
"""The mean score from which one, two and three stars are given."""


class Session:
    """Steps through a level's repetitions and has each one judged as its release ends."""

    def __init__(self, level: Level, calibration: Calibration, affected: Affected | None) -> None:
        self.level = level
        self.calibration = calibration
        self.done: list[Repetition] = []
        self._affected = affected
        self._samples: list[Sample] = []
        self._phase = Phase.PROMPT
        self._passed_s = 0.0
        self._started_s: float | None = None
        self._intrusions: deque[tuple[float, float]] = deque()
        self._shut_s = 0.0

    @property
    def finished(self) -> bool:
        """Whether the last repetition's rest is over."""
        return len(self.done) >= self.level.repetitions and self._phase is Phase.PROMPT

    @property
    def amount(self) -> float:
        """What the player is asked for now, as a share of the gentle best."""
        return self.level.band.middle if self._phase in {Phase.MOVE, Phase.HOLD} else 0.0

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
            number = len(self.done) + 1
            started_s = self._started_s or 0.0
            self.done.append(judge(self._samples, self.level, self.calibration, self._affected, number, started_s))
        if self._phase is Phase.REST:
            self._samples.clear()
            self._started_s = None
        self._enter(phases[(phases.index(self._phase) + 1) % len(phases)])

    def _moment(self, t_s: float, dt_s: float, effort: Effort | None) -> Moment:
        quiet, intruder = self._quiet(dt_s, effort)
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
            activation=None if effort is None else effort.activation,
            quiet=quiet,
            intruder=intruder,
            last_score=self.done[-1].score if self.done else None,
        )

    def _quiet(self, dt_s: float, effort: Effort | None) -> tuple[float, Side | None]:
        """The live quiet: what has lasted for 0.3 s, as the judge will see it."""
        if effort is None or effort.intrusion is None or self._phase not in {Phase.MOVE, Phase.HOLD}:
            self._intrusions.clear()
            return 1.0, None
        both_shut = effort.shut is not None and min(effort.shut) > BLINK_SHUT
        self._shut_s = self._shut_s + dt_s if both_shut else 0.0
        if 0 < self._shut_s < BLINK_S:  # this may still be a blink
            self._intrusions.clear()
            return 1.0, None
        self._intrusions.append((effort.intrusion.left, effort.intrusion.right))
        if len(self._intrusions) * dt_s < SUSTAINED_S:
            return 1.0, None
        while len(self._intrusions) * dt_s > SUSTAINED_S + dt_s:
            self._intrusions.popleft()
        lasting = {side: min(pair[index] for pair in self._intrusions) for index, side in enumerate(Side)}
        if self._affected in {"left", "right"}:
            lasting = {Side(self._affected): lasting[Side(self._affected)]}
        side = max(lasting, key=lambda s: lasting[s])
        quiet = self.calibration.exercise.quiet(lasting[side])
        return quiet, side if quiet < NAMED_QUIET else None


def stars(repetitions: Sequence[Repetition]) -> int:
    """How many stars (0..3) a visit earns: the mean score of what could be measured."""
    scores = [r.score for r in repetitions if r.score is not None]
    mean = sum(scores) / len(scores) if scores else 0.0
    return sum(mean >= bound for bound in STARS)
