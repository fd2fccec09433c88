"""Sealed for a clinic: what only its secret key opens, and nobody changes unseen.

Its lines: `face-garden results 1`; `to` with the clinic's public key; `key` with a passing X25519 key, made for this
file alone; `bytes` with the length of what follows; an empty line; the content in AES-256-GCM, its key by HKDF-SHA256
from what both keys agree on. All the lines go into that key, and are vouched for with the content.

It says nothing of who has sealed it: anybody can. That is told by what is inside.
"""

import re

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from game.errors import Refusal, Refused
from game.trust.keys import KEY_BYTES, ClinicKey, SecretKey, from_letters, in_letters

TITLE = b"face-garden results "
LARGEST = 64 << 20
"""Bytes of a sealed file; more is not read. Ten years of three sessions a day are fewer."""
_FORM = 1
_TAG = 16
_NONCE = bytes(12)
"""Each key seals once."""
_HEAD = re.compile(rb"face-garden results 1\nto ([\w-]{43})\nkey ([\w-]{43})\nbytes ([1-9]\d{0,8})\n\n", re.ASCII)
_NUMBERED = re.compile(rb"face-garden results ([1-9]\d*)\n")


def sealed(content: bytes, to: ClinicKey) -> bytes:
    """The content, sealed. Raises Refused where that is too large to be opened again, or nothing hides from the key."""
    passing = X25519PrivateKey.generate()
    key = in_letters(passing.public_key().public_bytes_raw())
    lines = f"{_FORM}\nto {in_letters(to.raw)}\nkey {key}\nbytes {len(content) + _TAG}\n\n"
    head = TITLE + lines.encode()
    if len(head) + len(content) + _TAG > LARGEST:
        raise Refused(Refusal.TOO_MUCH)
    try:
        agreed = passing.exchange(to.sealing)
    except ValueError:
        raise Refused(Refusal.OTHER_KEY, "nothing can be sealed for it") from None
    return head + AESGCM(_key(agreed, head)).encrypt(_NONCE, content, head)


def unsealed(data: bytes, secret: SecretKey) -> bytes:
    """The content of a sealed file. Raises Refused unless it was sealed for this key and every byte is as it was."""
    if len(data) > LARGEST:
        raise Refused(Refusal.TOO_MUCH)
    head = _HEAD.match(data)
    if head is None:
        raise Refused(_why_no_head(data))
    try:
        to = ClinicKey(from_letters(head[1].decode(), KEY_BYTES))
        passing = X25519PublicKey.from_public_bytes(from_letters(head[2].decode(), KEY_BYTES))
    except ValueError:
        raise Refused(Refusal.SPOILT) from None
    if to != secret.public:
        raise Refused(Refusal.OTHER_KEY, f"for {to.id}, this is {secret.public.id}")
    missing = int(head[3]) - (len(data) - head.end())
    if missing:
        raise Refused(Refusal.TRUNCATED if missing > 0 else Refusal.SPOILT)
    try:
        return AESGCM(_key(secret.agreed(passing), head[0])).decrypt(_NONCE, data[head.end() :], head[0])
    except (InvalidTag, ValueError):  # of fewer bytes than a tag has, or a passing key that hides nothing
        raise Refused(Refusal.SPOILT) from None


def _key(agreed: bytes, head: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=head).derive(agreed)


def _why_no_head(data: bytes) -> Refusal:
    """Why a file does not begin as a sealed one."""
    numbered = _NUMBERED.match(data)
    if numbered is not None and int(numbered[1][:6]) > _FORM:
        return Refusal.NEWER_FORM
    first = TITLE + b"%d\n" % _FORM
    if not first.startswith(data[: len(first)]):
        return Refusal.NO_RESULTS
    return Refusal.SPOILT if data.count(b"\n") >= 5 else Refusal.TRUNCATED
