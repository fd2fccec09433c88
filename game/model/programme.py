"""The programme: what a therapist has opened for one patient, how much of it and how long; nobody changes it after."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar, Literal

from game.model.level import Band, Level
from game.model.montage import BILATERAL, Montage
from game.model.retraining import WIDEST, Course, Limits
from game.model.side import Affected, Side

VERSION = 1
"""Of the document; a home that knows only older ones says so."""
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""What references and key ids are spelt with: 32 signs, none that is taken for another."""
LONGEST = timedelta(weeks=52)
"""From the day of issue to the review."""
_REFERENCE = re.compile(rf"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{2}}")
_LEVEL = re.compile(r"[\w.-]{1,60}")


class Mirror(StrEnum):
    """What the patient sees of the own face."""

    MIRROR = "mirror"
    HEALTHY_HALF = "healthy half"
    AVATAR = "avatar"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Switches:
    """What may be shown, heard and felt."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}
    show_score: bool = True
    show_face: bool = True
    voice: bool = True
    rumble: bool = True


@dataclass(frozen=True, slots=True)
class Opened:
    """A level that is open: its dose, and what may be asked for in it.

    `sets` of `repetitions` each come `times_a_day`. `band` is the activation to hold, `hold_s` for how long,
    `tolerance` how much of an intruder is let through; `adapts` lets these follow the player within the limits.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "allow_inf_nan": False}
    level: str
    repetitions: int
    sets: int
    times_a_day: int
    band: Band
    hold_s: float
    tolerance: float
    adapts: bool

    def __post_init__(self) -> None:
        if not _LEVEL.fullmatch(self.level):
            raise ValueError("level must be a level's id such as smile-1")
        for name, most in (("repetitions", 30), ("sets", 10), ("times_a_day", 6)):
            if not 1 <= getattr(self, name) <= most:
                raise ValueError(f"{name} must lie between 1 and {most}")
        if not 0.5 <= self.hold_s <= 60:
            raise ValueError("hold_s must lie between 0.5 and 60 seconds")
        if not 0.5 <= self.tolerance <= 2:
            raise ValueError("tolerance must lie between 0.5 and 2")

    @classmethod
    def like(cls, level: Level, times_a_day: int, sets: int = 1) -> "Opened":
        """A level opened just as it is written."""
        return cls(
            level.id, level.repetitions, sets, times_a_day, level.band, level.tempo.hold_s, level.tolerance,
            level.limits.adapts,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Programme:
    """What one patient may do until the review, in a document that is never changed: the next one takes its place.

    `patient` is a random reference, never a name. Of two programmes the one with the higher `number` counts. `limits`
    narrow those of every level. `minutes_a_day` is the cap over all levels. `note` is for the patient.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}
    version: int
    patient: str
    number: int
    issued: date
    review: date
    affected: Affected
    phase: Course
    levels: tuple[Opened, ...]
    minutes_a_day: int
    montage: Literal["bilateral", "coupled"] = "bilateral"
    mirror: Mirror = Mirror.MIRROR
    limits: Limits = field(default_factory=lambda: WIDEST)
    switches: Switches = field(default_factory=Switches)
    note: str = ""

    def __post_init__(self) -> None:
        if self.version != VERSION:
            raise ValueError(f"version must be {VERSION}")
        if not _REFERENCE.fullmatch(self.patient):
            raise ValueError("patient must be a random reference such as K7QM-2XRD-9FTB, never a name")
        if not 1 <= self.number <= 999_999:
            raise ValueError("number must lie between 1 and 999999")
        if not timedelta(0) <= self.review - self.issued <= LONGEST:
            raise ValueError("review must lie between the day of issue and a year after it")
        if not 1 <= self.minutes_a_day <= 120:
            raise ValueError("minutes_a_day must lie between 1 and 120")
        if self.montage == "coupled" and self.affected == "both":
            raise ValueError('montage must be "bilateral" where both sides are affected')
        if not 1 <= len(self.levels) <= 60:
            raise ValueError("levels must open between 1 and 60 levels")
        if len(set(self.open)) < len(self.levels):
            raise ValueError("levels must open each level once")
        if len(self.note) > 400 or not self.note.replace("\n", "").isprintable():
            raise ValueError("note must be plain text of at most 400 letters")

    @property
    def open(self) -> tuple[str, ...]:
        """The ids of the levels that are open, in their order."""
        return tuple(each.level for each in self.levels)

    @property
    def shown(self) -> Mirror:
        """What is shown of the own face: nothing where it may not be, but for a drawn one; none is healthy of both."""
        if not self.switches.show_face and self.mirror is not Mirror.AVATAR:
            return Mirror.NONE
        return Mirror.MIRROR if self.mirror is Mirror.HEALTHY_HALF and self.affected == "both" else self.mirror

    @property
    def electrodes(self) -> Montage:
        """What the electrodes sit on."""
        return Montage(Side(self.affected)) if self.montage == "coupled" else BILATERAL

    def due(self, today: date) -> bool:
        """Whether the day of the review has passed: what is open stays open, and an appointment is needed."""
        return today > self.review

    def prescribed(self, level: Level) -> Level:
        """An open level with the programme's dose and limits in place of its own. Raises KeyError for a closed one."""
        opened = {each.level: each for each in self.levels}[level.id]
        limits = replace(level.limits, adapts=opened.adapts).within(self.limits)
        return replace(
            level,
            repetitions=opened.repetitions,
            tempo=replace(level.tempo, hold_s=opened.hold_s),
            band=opened.band,
            tolerance=opened.tolerance,
            limits=limits,
        )
