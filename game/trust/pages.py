"""An envelope as the texts of a few QR codes, read in any order.

Each says `FG1:`, eight signs that all codes of one envelope share, a colon, its number `/` how many there are, a colon,
and its share of the packed envelope in base 45. A code holds what the camera of a laptop reads from arm's length.
"""

import hashlib
import re
from collections.abc import Sequence

from game.errors import Refusal, Refused, UsageError
from game.model.programme import ALPHABET
from game.trust.base45 import from_signs, in_signs
from game.trust.envelope import Envelope
from game.trust.packed import packed, unpacked

MOST_SIGNS = 311
"""Of a code of version 10 with the error correction M: 57 modules a side."""
MOST_PAGES = 12
_SHARE_BYTES = 194
"""What fits beside a head of 19 signs."""
_TAG_SIGNS = 8
_TEXT = re.compile(rf"FG1:([{ALPHABET}]{{{_TAG_SIGNS}}}):([1-9]\d?)/([1-9]\d?):([0-9A-Z $%*+\-./:]+)")
_FORM = re.compile(r"FG([1-9]\d{0,2}):")


def pages(envelope: Envelope) -> Sequence[str]:
    """The texts of its codes, as even as can be. Raises UsageError where they would be too many to hold up."""
    data = packed(envelope)
    count = -(-len(data) // _SHARE_BYTES)
    if count > MOST_PAGES:
        raise UsageError(f"This would take {count} codes, and {MOST_PAGES} are the most; send the file instead.")
    share, tag = -(-len(data) // count), _tag(data)
    return [f"FG1:{tag}:{n + 1}/{count}:{in_signs(data[n * share : (n + 1) * share])}" for n in range(count)]


class Gathering:
    """Gathers the pages of one envelope. A page of another one begins that, and what was gathered before is let go."""

    def __init__(self) -> None:
        self._tag, self.of = "", 0
        self._shares: dict[int, bytes] = {}

    @property
    def read(self) -> frozenset[int]:
        """The numbers of the pages that are there."""
        return frozenset(self._shares)

    def add(self, text: str) -> Envelope | None:
        """Take what a code says; the envelope when it was the last page that was missing.

        Raises Refused: a code that is none of ours, of a newer form, or pages that do not make up what was signed.
        """
        tag, number, of, share = _parts(text)
        if (tag, of) != (self._tag, self.of):
            self._tag, self.of, self._shares = tag, of, {}
        self._shares[number] = share
        if len(self._shares) < of:
            return None
        data = b"".join(self._shares[each] for each in sorted(self._shares))
        self._tag, self.of, self._shares = "", 0, {}
        if _tag(data) != tag:
            raise Refused(Refusal.ALTERED)
        return unpacked(data)


def _parts(text: str) -> tuple[str, int, int, bytes]:
    found = _TEXT.fullmatch(text)
    if found is None:
        form = _FORM.match(text)
        if form is None:
            raise Refused(Refusal.FOREIGN_FILE)
        raise Refused(Refusal.ALTERED if form[1] == "1" else Refusal.NEWER_FORM)
    number, of = int(found[2]), int(found[3])
    try:
        share = from_signs(found[4])
    except ValueError:
        raise Refused(Refusal.ALTERED) from None
    if not number <= of <= MOST_PAGES:
        raise Refused(Refusal.ALTERED)
    return found[1], number, of, share


def _tag(data: bytes) -> str:
    number = int.from_bytes(hashlib.sha256(data).digest()[:5], "big")
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(_TAG_SIGNS))
