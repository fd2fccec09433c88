"""Key files: a clinic's secret key, locked with its passphrase, readable by nobody but its owner."""

from pathlib import Path

from game.errors import DataError
from game.store.whole import OURS, keep_new, small
from game.trust.keys import ClinicKey, SecretKey
from game.trust.vault import locked, public_of, unlocked

_MOST = 4096


def keep_key(path: Path, secret: SecretKey, passphrase: str) -> None:
    """Make a key file; one that is there stays. Raises StoreError, and UsageError for a passphrase too short."""
    keep_new(path, locked(secret, passphrase), OURS)


def key_kept(path: Path) -> ClinicKey:
    """Whose key a file holds, without its passphrase. Raises DataError."""
    try:
        return public_of(small(path, _MOST))
    except DataError as refusal:
        raise _at(path, refusal) from None


def secret_kept(path: Path, passphrase: str) -> SecretKey:
    """The key in a file. Raises DataError: no key file, altered, or the passphrase is another one."""
    try:
        return unlocked(small(path, _MOST), passphrase)
    except DataError as refusal:
        raise _at(path, refusal) from None


def _at(path: Path, refusal: DataError) -> DataError:
    said = str(refusal)
    return refusal if said.startswith(str(path)) else DataError(f"{path}: {said}.")
