"""Starter programmes: which levels come when, for weeks; what a patient's own programme begins from."""

from dataclasses import dataclass, field
from typing import ClassVar

from game.model.retraining import WIDEST, Course, Limits


@dataclass(frozen=True, slots=True)
class Step:
    """Some weeks of a programme: its levels by id, and how often a day."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}
    title: str
    weeks: int
    sessions_a_day: int
    levels: tuple[str, ...]

    def __post_init__(self) -> None:
        if not 1 <= self.weeks <= 26:
            raise ValueError("weeks must lie between 1 and 26")
        if not 1 <= self.sessions_a_day <= 6:
            raise ValueError("sessions_a_day must lie between 1 and 6")
        if not self.levels:
            raise ValueError("levels must name at least one level")
        if len(set(self.levels)) < len(self.levels):
            raise ValueError("levels must name each level once")


@dataclass(frozen=True, slots=True)
class Starter:
    """Steps one after the other. Written by therapists as `levels/programmes/ID.toml`.

    `answer` is what somebody without a clinic says of their face to begin with it, empty where nobody should begin so.
    `purpose` says whom it is for, `phase` where in retraining that is; `limits` narrow those of every level in it.
    With `child` it is what a child begins with.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}
    id: str
    title: str
    purpose: str
    steps: tuple[Step, ...]
    answer: str = ""
    phase: Course = Course.FACILITATION
    limits: Limits = field(default_factory=lambda: WIDEST)
    child: bool = False

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError("steps must hold at least one step")

    @property
    def levels(self) -> tuple[str, ...]:
        """Every level's id once, in the order in which they come."""
        return tuple(dict.fromkeys(name for step in self.steps for name in step.levels))

    @property
    def gentle(self) -> tuple[str, ...]:
        """The ids of the levels it begins with: what may be played before a therapist has looked."""
        return self.steps[0].levels

    @property
    def weeks(self) -> int:
        """How many weeks it takes."""
        return sum(step.weeks for step in self.steps)
