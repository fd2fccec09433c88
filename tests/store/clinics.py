"""A clinic for tests: keys, a programme for one patient, and the envelopes it comes in."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from game.model.level import Band
from game.model.programme import VERSION, Opened, Programme
from game.model.retraining import Course
from game.store.acceptance import Confirmed, Trusted
from game.store.home import Home
from game.store.programmes import document_of
from game.trust.envelope import Envelope, Kind
from game.trust.keys import ClinicKey, SecretKey

TODAY = date(2026, 3, 2)
PATIENT = "K7QM-2XRD-9FTB"
LEVELS = ("smile-1", "pucker-1", "blink-1")


LONG_NOTE = "".join(chr(33 + (7 * n * n + n // 9) % 90) for n in range(399))
"""A note that nothing can shorten: as codes its programme takes several pages."""


def opened(level: str = "smile-1") -> Opened:
    return Opened(level, 4, 2, 3, Band(0.25, 0.5), 4.0, 0.9, True)


def programme(number: int = 1, levels: tuple[str, ...] = LEVELS[:2]) -> Programme:
    return Programme(
        VERSION, PATIENT, number, TODAY, TODAY + timedelta(weeks=1), "left", Course.FACILITATION,
        tuple(opened(name) for name in levels), 30, note="Slowly, and less than you think.",
    )  # fmt: skip


@dataclass(slots=True)
class Clinic:
    """A clinic and its key."""

    secret: SecretKey = field(default_factory=lambda: SecretKey(bytes(range(32))))

    def issued(self, says: Programme) -> Envelope:
        return Envelope.signed(Kind.PROGRAMME, document_of(says), self.secret)

    def number(self, number: int) -> Envelope:
        return self.issued(programme(number))

    def whatever(self, document: bytes) -> Envelope:
        """A document of any bytes, truly signed."""
        return Envelope.signed(Kind.PROGRAMME, document, self.secret)


OTHER = Clinic(SecretKey(bytes(32)))


def yes(_key: ClinicKey) -> bool:
    return True


def no(_key: ClinicKey) -> bool:
    return False


def take(folder: Path, envelope: Envelope | bytes, confirmed: Confirmed = yes, today: date = TODAY) -> Trusted:
    return Home(folder).take(bytes(envelope), today, LEVELS, confirmed)[1]


def dated(issued: date, review: date, number: int = 2) -> Programme:
    return replace(programme(number), issued=issued, review=review)
