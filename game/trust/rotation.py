"""A clinic's new key, told with the old one: whoever trusts the old key trusts the new one from then on."""

import re

from game.errors import Refusal, Refused
from game.trust.envelope import Envelope, Kind
from game.trust.keys import KEY_BYTES, ClinicKey, SecretKey, from_letters, in_letters

_DOCUMENT = re.compile(rb"new key ([\w-]{43})\n")


def rotation(old: SecretKey, new: ClinicKey) -> Envelope:
    """The record that the new key takes the old one's place, signed with the old one."""
    return Envelope.signed(Kind.ROTATION, f"new key {in_letters(new.raw)}\n".encode(), old)


def successor(record: Envelope) -> ClinicKey:
    """The new key that a record names. Raises Refused for a record without one."""
    found = _DOCUMENT.fullmatch(record.document) if record.kind is Kind.ROTATION else None
    if found is None:
        raise Refused(Refusal.UNREADABLE)
    try:
        return ClinicKey(from_letters(found[1].decode("ascii"), KEY_BYTES))
    except ValueError:
        raise Refused(Refusal.UNREADABLE) from None
