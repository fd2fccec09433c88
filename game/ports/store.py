"""What is kept of a visit."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from game.model.checkup import CheckUp
from game.model.comfort import Comfort
from game.model.feelings import Feelings
from game.model.firsts import Firsts
from game.model.montage import Montage
from game.model.practised import Practised
from game.model.profile import Profile
from game.model.result import Calibrated, Repetition
from game.model.turn import Turn


class Store(Protocol):
    """What is kept: every call has reached the disk when it returns.

    Where the disk refuses, values wait in memory for the next call; `repetition`, `finish`, `rested` and `examined`
    then raise StoreError with a line to show.
    """

    def played(self, level_id: str) -> Sequence[Sequence[Repetition]]:
        """The repetitions of every visit to a level, oldest first. Raises StoreError."""

    def days(self, level_id: str, most: int) -> Sequence[Practised]:
        """A level's first day and its newest ones, `most` of those, as they came. Raises StoreError."""

    def firsts(self) -> Firsts:
        """When something was done for the first time. Raises StoreError."""

    def grown(self) -> Mapping[str, int]:
        """How many visits to each level were ever played to their end. Raises StoreError."""

    def begin(self, level_id: str) -> int:
        """Open a visit to a level and return its number."""

    def calibrated(self, visit: int, calibration: Calibrated) -> int:
        """Keep what a visit is judged by and return its number."""

    def repetition(self, visit: int, calibration: int, repetition: Repetition) -> None:
        """Keep a finished repetition."""

    def finish(self, visit: int, stars: int) -> None:
        """Mark a visit as played to its end."""

    def rested(self, visit: int) -> None:
        """Keep that a rest was taken in a visit."""

    def examined(self, found: CheckUp) -> None:
        """Keep a check-up, apart from what was practised. Raises StoreError as `repetition` does."""


class Diary(Protocol):
    """What was done and felt, by days; moments know their time zone. Each call raises StoreError.

    What `felt` could not write waits in memory for the next call, as in a Store.
    """

    def felt(self, feelings: Feelings) -> None:
        """Keep an answer to the daily question."""

    def feelings(self, since: datetime) -> Sequence[Feelings]:
        """The answers given since then, oldest first."""

    def turns(self, since: datetime) -> Sequence[Turn]:
        """What was done since then, a turn for each visit, in the order of their ends."""

    def moments(self, since: datetime) -> Sequence[datetime]:
        """For each visit since then in which something was done, when the first of it was."""


class MontageMemory(Protocol):
    """What the electrodes sit on, kept from one day to the next."""

    def keep(self, montage: Montage) -> None:
        """Remember this one from now on, if that can be."""


class BeginningMemory(Protocol):
    """Which beginning was chosen, kept from one day to the next."""

    def last(self) -> str | None:
        """The id of the starter programme chosen last, None before one was."""

    def keep(self, starter: str) -> None:
        """Remember this one from now on, if that can be."""


class LessonMemory(Protocol):
    """Which lessons were watched, kept from one day to the next."""

    def seen(self) -> frozenset[str]:
        """The names of those that need not be shown again."""

    def keep(self, name: str) -> None:
        """Remember this one from now on, if that can be."""


class ComfortMemory(Protocol):
    """How the player likes it, kept from one day to the next."""

    def keep(self, comfort: Comfort) -> None:
        """Remember this from now on, if that can be."""


class ProfileMemory(Protocol):
    """Who plays, kept from one day to the next."""

    def keep(self, profile: Profile) -> None:
        """Remember this from now on, if that can be."""
