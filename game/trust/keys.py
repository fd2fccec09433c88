"""A clinic's keys: the public half, by which documents are known to be its own, and the secret one that signs them."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from game.model.programme import ALPHABET

KEY_BYTES = 32
_ID_SIGNS = 16
"""Of 5 bits each: nobody finds another key with the same 80."""
_FIELD = 2**255 - 19


def in_letters(data: bytes) -> str:
    """Bytes as letters for one line of a file.

    >>> in_letters(b"garden")
    'Z2FyZGVu'
    """
    return urlsafe_b64encode(data).decode().rstrip("=")


def from_letters(text: str, count: int) -> bytes:
    """So many bytes from the one spelling they have. Raises ValueError for any other text."""
    data = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    if len(data) != count or in_letters(data) != text:
        raise ValueError("not the letters of these bytes")
    return data


@dataclass(frozen=True, slots=True)
class ClinicKey:
    """The public half of a clinic's key: 32 bytes, and an id that a person can compare with one on paper.

    >>> ClinicKey(bytes(32)).id
    'ETN9-PDHS-ECYR-GV6H'
    """

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")

    @property
    def id(self) -> str:
        """The first 80 bits of its SHA-256 in four groups of four signs."""
        number = int.from_bytes(hashlib.sha256(self.raw).digest()[:10], "big")
        signs = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(_ID_SIGNS)))
        return "-".join(signs[at : at + 4] for at in range(0, _ID_SIGNS, 4))

    def signed(self, message: bytes, signature: bytes) -> bool:
        """Whether the signature under exactly these bytes is this key's."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    @property
    def sealing(self) -> X25519PublicKey:
        """The same point on the curve that agrees on secrets, so that whoever knows the key can seal for it.

        u = (1 + y) / (1 - y), RFC 7748, section 4.1; that one pair may do both: Thormarker, IACR ePrint 2021/509.
        Raises ValueError for the one y that has none.
        """
        y = int.from_bytes(self.raw, "little") % 2**255
        u = (1 + y) * pow(1 - y, -1, _FIELD) % _FIELD
        return X25519PublicKey.from_public_bytes(u.to_bytes(KEY_BYTES, "little"))


class SecretKey:
    """The half that signs and opens. It is never printed: its text says only whose it is."""

    def __init__(self, raw: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(raw)
        self.public = ClinicKey(self._key.public_key().public_bytes_raw())

    @classmethod
    def made(cls) -> "SecretKey":
        """A new one, from the system's own randomness."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes under exactly this message."""
        return self._key.sign(message)

    def agreed(self, with_whom: X25519PublicKey) -> bytes:
        """The 32 bytes that only the two secret halves know. Raises ValueError for a key that hides nothing."""
        scalar = hashlib.sha512(self.raw()).digest()[:KEY_BYTES]  # as RFC 8032 makes it of the same secret
        return X25519PrivateKey.from_private_bytes(scalar).exchange(with_whom)

    def raw(self) -> bytes:
        """Its 32 bytes, to be encrypted and for nothing else."""
        return self._key.private_bytes_raw()

    def __repr__(self) -> str:
        return f"SecretKey of {self.public.id}"
