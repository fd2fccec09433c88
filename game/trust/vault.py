"""A secret key locked with a passphrase: Argon2id (RFC 9106) makes the key of AES-256-GCM from it."""

import os
import re

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from game.errors import DataError, UsageError
from game.trust.keys import KEY_BYTES, ClinicKey, SecretKey, from_letters, in_letters

SHORTEST = 12
"""Signs of a passphrase."""
_TITLE = "face-garden key 1"
"""The number stands for everything below: another cost is another number, so no file can ask for gigabytes."""
_SALT, _NONCE, _TAG = 16, 12, 16
_FORM = re.compile(rb"face-garden key 1\nkey ([\w-]{43})\nsecret ([\w-]{102})\n")
_ITERATIONS, _LANES, _MEMORY_KIB = 3, 4, 64 * 1024
"""RFC 9106's second recommendation, for where 2 GiB are too much."""


def locked(secret: SecretKey, passphrase: str) -> bytes:
    """The text of a key file. Raises UsageError for a passphrase that is too short."""
    if len(passphrase.strip()) < SHORTEST:
        raise UsageError(f"The passphrase needs at least {SHORTEST} letters; a few words that you like will do.")
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    head = _head(secret.public)
    sealed = AESGCM(_stretched(passphrase, salt)).encrypt(nonce, secret.raw(), head)
    return head + f"secret {in_letters(salt + nonce + sealed)}\n".encode()


def public_of(text: bytes) -> ClinicKey:
    """Whose key file it is, without opening it. Raises DataError."""
    return _parts(text)[0]


def unlocked(text: bytes, passphrase: str) -> SecretKey:
    """The key in a key file. Raises DataError where it is none, was altered, or the passphrase is another one."""
    public, salt, nonce, sealed = _parts(text)
    try:
        secret = SecretKey(AESGCM(_stretched(passphrase, salt)).decrypt(nonce, sealed, _head(public)))
    except InvalidTag:
        raise DataError("the passphrase is not the one of this key, or the file was altered") from None
    if secret.public != public:
        raise DataError("the two halves of this key do not belong together")
    return secret


def _head(public: ClinicKey) -> bytes:
    return f"{_TITLE}\nkey {in_letters(public.raw)}\n".encode()


def _parts(text: bytes) -> tuple[ClinicKey, bytes, bytes, bytes]:
    found = _FORM.fullmatch(text)
    try:
        public = ClinicKey(from_letters(found[1].decode() if found else "", KEY_BYTES))
        kept = from_letters(found[2].decode() if found else "", _SALT + _NONCE + KEY_BYTES + _TAG)
    except ValueError:
        raise DataError("this is not a whole key file of Face Garden") from None
    return public, kept[:_SALT], kept[_SALT : _SALT + _NONCE], kept[_SALT + _NONCE :]


def _stretched(passphrase: str, salt: bytes) -> bytes:
    stretch = Argon2id(salt=salt, length=32, iterations=_ITERATIONS, lanes=_LANES, memory_cost=_MEMORY_KIB)
    return stretch.derive(passphrase.encode())
