"""Levels: one exercise in one mini-game, with its tempo, its band and its scoring rules."""

from dataclasses import dataclass, field
from typing import ClassVar

from game.model.retraining import Course, Limits, Need


@dataclass(frozen=True, slots=True)
class Ramp:
    """A soft edge: 0 at `zero`, 1 at `full`, straight between; `full` may lie below `zero`.

    >>> Ramp(0.4, 0.9)(0.65)
    0.5
    >>> Ramp(30, 10)(35)
    0.0
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "allow_inf_nan": False}
    zero: float
    full: float

    def __post_init__(self) -> None:
        if self.zero == self.full:
            raise ValueError("zero and full must differ")

    def __call__(self, value: float) -> float:
        """Where `value` stands on the ramp, 0..1."""
        return min(1.0, max(0.0, (value - self.zero) / (self.full - self.zero)))

    def widened(self, by: float) -> "Ramp":
        """The ramp with both its ends so many times as far from zero.

        >>> Ramp(30, 10).widened(0.7)
        Ramp(zero=21.0, full=7.0)
        """
        return Ramp(self.zero * by, self.full * by)


@dataclass(frozen=True, slots=True)
class Tempo:
    """How long each phase of a repetition lasts, in seconds."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "allow_inf_nan": False}
    prompt_s: float = 2.0
    move_s: float = 4.0
    hold_s: float = 5.0
    release_s: float = 3.0
    rest_s: float = 10.0

    def __post_init__(self) -> None:
        for name in ("prompt_s", "move_s", "hold_s", "release_s", "rest_s"):
            if not 0.5 <= getattr(self, name) <= 60:
                raise ValueError(f"{name} must lie between 0.5 and 60 seconds")

    @property
    def total_s(self) -> float:
        """How long one repetition lasts."""
        return self.prompt_s + self.move_s + self.hold_s + self.release_s + self.rest_s


@dataclass(frozen=True, slots=True)
class Band:
    """The activation range to hold; 0 is rest, 1 the player's own gentle best."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "allow_inf_nan": False}
    low: float = 0.30
    high: float = 0.60

    def __post_init__(self) -> None:
        if not 0.05 <= self.low < self.high <= 1.5:
            raise ValueError("a band needs 0.05 <= low < high <= 1.5")

    @property
    def middle(self) -> float:
        """The activation a prompt asks for."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part of the score counts; they are used in proportion to their sum.

    `quiet` multiplies the score in any case. Where it has a weight, too, as in a level that isolates a movement from
    its intruder, it is the main thing.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "allow_inf_nan": False}
    symmetry: float = 0.45
    reach: float = 0.30
    steadiness: float = 0.15
    release: float = 0.10
    quiet: float = 0.0

    def __post_init__(self) -> None:
        parts = (self.symmetry, self.reach, self.steadiness, self.release, self.quiet)
        if min(parts) < 0 or sum(parts) <= 0:
            raise ValueError("weights must not be negative, and not all zero")
        if sum(parts) <= self.quiet:
            raise ValueError("something besides quiet, which cannot always be seen, has to count")


@dataclass(frozen=True, slots=True)
class Level:
    """One exercise in one mini-game. Written by therapists as `levels/ID.toml`.

    `tolerance` is how much of an intruder is let through, as a share of the exercise's own ramp: 1 is usual, less is
    stricter. With `isolation` a repetition in which the intruder was not watched is not measured. With `imagery`
    nothing is measured or scored: the `lines` are shown one after the other, each for the tempo's hold, with its rest
    between the rounds. `limits` bound how far band, hold and tolerance may follow the player.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "allow_inf_nan": False}
    id: str
    title: str
    exercise: str
    minigame: str
    repetitions: int = 4
    tempo: Tempo = field(default_factory=Tempo)
    band: Band = field(default_factory=Band)
    weights: Weights = field(default_factory=Weights)
    symmetry: Ramp = field(default_factory=lambda: Ramp(0.40, 0.90))
    phase: Course = Course.FACILITATION
    needs: tuple[Need, ...] = ()
    isolation: bool = False
    imagery: bool = False
    lines: tuple[str, ...] = ()
    tolerance: float = 1.0
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if not 1 <= self.repetitions <= 30:
            raise ValueError("repetitions must lie between 1 and 30")
        if not 0.5 <= self.tolerance <= 2:
            raise ValueError("tolerance must lie between 0.5 and 2")
        if not 0 <= self.symmetry.zero < self.symmetry.full <= 1:
            raise ValueError("symmetry must have 0 <= zero < full <= 1")
        if self.imagery and not self.lines:
            raise ValueError("imagery must come with lines that say what to imagine")
        if self.lines and not self.imagery:
            raise ValueError("lines must be left out where imagery is not true")
        if self.imagery and (self.isolation or Need.EMG in self.needs):
            raise ValueError("imagery must stand alone: it measures nothing, so it needs no emg and isolates nothing")

    @property
    def compares(self) -> bool:
        """Whether the sides are compared: symmetry counts."""
        return self.weights.symmetry > 0

    @property
    def lasts_s(self) -> float:
        """How long it takes, without what comes before it."""
        if self.imagery:
            return self.repetitions * (len(self.lines) * self.tempo.hold_s + self.tempo.rest_s)
        return self.repetitions * self.tempo.total_s
