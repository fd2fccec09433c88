"""Whether a home takes in what it is given: from its own clinic, for its own patient, newer than what it has."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from game.errors import Refusal, Refused
from game.model.phrase import say
from game.model.programme import Programme
from game.store.programmes import programme_in
from game.store.toml import Names
from game.trust.envelope import Envelope, Kind
from game.trust.keys import ClinicKey
from game.trust.rotation import successor

Confirmed = Callable[[ClinicKey], bool]
"""Asks a person whether this is the clinic's key."""
_AHEAD = timedelta(days=1)
"""Where the clinic lives, the day may have begun before it does at home."""


@dataclass(frozen=True, slots=True)
class Trusted:
    """What a home has taken in: the key it was introduced to, its successors' records, and the programme in force.

    Every envelope in it was checked when it was made, here and each time it is read from the disk.
    """

    introduced: ClinicKey
    rotations: tuple[Envelope, ...]
    envelope: Envelope
    programme: Programme

    def __post_init__(self) -> None:
        for before, record in zip(self.keys, self.rotations, strict=False):
            if record.key != before:
                raise Refused(Refusal.ALTERED)
        if self.envelope.kind is not Kind.PROGRAMME or self.envelope.key not in self.keys:
            raise Refused(Refusal.ALTERED)

    @property
    def keys(self) -> tuple[ClinicKey, ...]:
        """The clinic's keys, the one that counts now last."""
        return (self.introduced, *map(successor, self.rotations))


def accepted(now: Trusted | None, given: Envelope, today: date, levels: Names, confirmed: Confirmed) -> Trusted:
    """What the home trusts after it was given this; the very same as before where it has that already.

    `confirmed` is asked once, for the first programme of all. Raises Refused with its reason.
    """
    if now is None:
        if given.kind is not Kind.PROGRAMME:
            raise Refused(Refusal.NOT_INTRODUCED, say("this tells of a clinic's new key; take in its programme first"))
        first = _current(given, today, levels)
        if not confirmed(given.key):
            raise Refused(Refusal.NOT_INTRODUCED)
        return Trusted(given.key, (), given, first)
    if given == now.envelope or given in now.rotations:
        return now
    _from_own_clinic(now, given)
    if given.kind is Kind.ROTATION:
        if successor(given) in now.keys:
            raise Refused(Refusal.OLD_KEY)
        return replace(now, rotations=(*now.rotations, given))
    return replace(now, envelope=given, programme=_newer(now.programme, given, today, levels))


def joined(one: Trusted, other: Trusted) -> Trusted:
    """The newer of what a home has kept in two places, `one` where they are equally new.

    Raises Refused where they are not of one clinic and for one patient.
    """
    longer, shorter = sorted((one.rotations, other.rotations), key=len, reverse=True)
    if one.introduced != other.introduced or longer[: len(shorter)] != shorter:
        raise Refused(Refusal.OTHER_CLINIC)
    if one.programme.patient != other.programme.patient:
        raise Refused(Refusal.OTHER_PATIENT)
    newer = other if other.programme.number > one.programme.number else one
    return replace(newer, rotations=longer)


def _from_own_clinic(now: Trusted, given: Envelope) -> None:
    if given.key == now.keys[-1]:
        return
    if given.key in now.keys:
        raise Refused(Refusal.OLD_KEY)
    raise Refused(
        Refusal.OTHER_CLINIC, say("its key is {key}, your clinic's is {own}", key=given.key.id, own=now.keys[-1].id)
    )


def _newer(now: Programme, given: Envelope, today: date, levels: Names) -> Programme:
    read = programme_in(given.document)
    if read.patient != now.patient:
        raise Refused(Refusal.OTHER_PATIENT)
    if read.number <= now.number:
        reason = Refusal.SAME_NUMBER if read.number == now.number else Refusal.OLDER
        raise Refused(
            reason,
            say("number {number}, yours is {own}", number=read.number, own=now.number)
            if reason is Refusal.OLDER
            else "",
        )
    return _current(given, today, levels)


def _current(given: Envelope, today: date, levels: Names) -> Programme:
    read = programme_in(given.document)
    if read.issued > today + _AHEAD:
        raise Refused(
            Refusal.FUTURE, say("issued {issued:y-MM-dd}, today is {today:y-MM-dd}", issued=read.issued, today=today)
        )
    if read.due(today):
        raise Refused(Refusal.EXPIRED, say("{review:y-MM-dd}", review=read.review))
    return programme_in(given.document, levels)
