"""Levels: one exercise in one mini-game, with its tempo, its band and its scoring rules."""

from dataclasses import dataclass, field
from typing import ClassVar


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
    """What each part of the score counts; they are used in proportion to their sum."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "allow_inf_nan": False}
    symmetry: float = 0.45
    reach: float = 0.30
    steadiness: float = 0.15
    release: float = 0.10

    def __post_init__(self) -> None:
        parts = (self.symmetry, self.reach, self.steadiness, self.release)
        if min(parts) < 0 or sum(parts) <= 0:
            raise ValueError("weights must not be negative, and not all zero")


@dataclass(frozen=True, slots=True)
class Level:
    """One exercise in one mini-game. Written by therapists as `levels/ID.toml`."""

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

    def __post_init__(self) -> None:
        if not 1 <= self.repetitions <= 30:
            raise ValueError("repetitions must lie between 1 and 30")
