"""The envelope: a document's exact bytes with the signature under them. Nothing inside is ever written anew.

Its lines: `face-garden programme 1`; `key` with the clinic's public key; `signature` with Ed25519 under the first line,
its end and the document; `bytes` with the document's length, so that a file cut short is told from an altered one; an
empty line; the document.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from game.errors import Refusal, Refused
from game.trust.keys import KEY_BYTES, ClinicKey, SecretKey, from_letters, in_letters

LARGEST = 65_536
"""Bytes of an envelope; more is not read."""
SIGNATURE_BYTES = 64
_HEAD = re.compile(
    rb"face-garden (programme|rotation) 1\nkey ([\w-]{43})\nsignature ([\w-]{86})\nbytes ([1-9]\d{0,4})\n\n"
)
_TITLE = re.compile(rb"face-garden (?:programme|rotation) (\d+)\n")


class Kind(StrEnum):
    """What a clinic signs."""

    PROGRAMME = "programme"
    ROTATION = "rotation"

    @property
    def line(self) -> bytes:
        """The envelope's first line, signed with the document: one kind never passes for another."""
        return f"face-garden {self.value} 1\n".encode()


@dataclass(frozen=True, slots=True)
class Envelope:
    """A document and the signature under it, which is this key's: there is no envelope that was not checked."""

    kind: Kind
    key: ClinicKey
    signature: bytes
    document: bytes

    def __post_init__(self) -> None:
        if not self.key.signed(self.kind.line + self.document, self.signature):
            raise Refused(Refusal.ALTERED)

    @classmethod
    def signed(cls, kind: Kind, document: bytes, secret: SecretKey) -> "Envelope":
        """The document under a clinic's signature. Raises Refused for one that is too large to be read again."""
        made = cls(kind, secret.public, secret.sign(kind.line + document), document)
        if len(bytes(made)) > LARGEST:
            raise Refused(Refusal.OVERSIZE)
        return made

    @classmethod
    def opened(cls, data: bytes) -> "Envelope":
        """What a file holds. Raises Refused unless every byte is as it was signed."""
        if len(data) > LARGEST:
            raise Refused(Refusal.OVERSIZE)
        head = _HEAD.match(data)
        if head is None:
            raise Refused(_why_no_head(data))
        missing = int(head[4]) - (len(data) - head.end())
        if missing:
            raise Refused(Refusal.TRUNCATED if missing > 0 else Refusal.ALTERED)
        try:
            key = ClinicKey(from_letters(head[2].decode(), KEY_BYTES))
            signature = from_letters(head[3].decode(), SIGNATURE_BYTES)
        except ValueError:
            raise Refused(Refusal.ALTERED) from None
        return cls(Kind(head[1].decode()), key, signature, data[head.end() :])

    def __bytes__(self) -> bytes:
        key, signature = in_letters(self.key.raw), in_letters(self.signature)
        lines = f"key {key}\nsignature {signature}\nbytes {len(self.document)}\n\n"
        return self.kind.line + lines.encode() + self.document


def _why_no_head(data: bytes) -> Refusal:
    """Why a file does not begin as an envelope."""
    title = _TITLE.match(data)
    if title is not None and title[1] != b"1":
        return Refusal.NEWER_FORM
    for kind in Kind:
        if kind.line.startswith(data[: len(kind.line)]):
            whole = data.count(b"\n") >= 5
            return Refusal.ALTERED if whole else Refusal.TRUNCATED
    return Refusal.FOREIGN_FILE
