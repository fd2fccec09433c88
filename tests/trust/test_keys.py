"""Keys: opened by their passphrase only, never shown, never written over."""

import os
from pathlib import Path

import pytest

from game.errors import DataError, StoreError, UsageError
from game.store.keyfiles import keep_key, key_kept, secret_kept
from game.trust.keys import ClinicKey, SecretKey, from_letters, in_letters
from game.trust.vault import locked, unlocked

WORDS = "grüne Wolken am Morgen"
SECRET = SecretKey(bytes(range(32)))


def test_a_key_comes_back_with_its_passphrase_only(tmp_path: Path) -> None:
    path = tmp_path / "clinic.key"
    keep_key(path, SECRET, WORDS)
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
    assert key_kept(path) == SECRET.public
    assert secret_kept(path, WORDS).raw() == SECRET.raw()
    with pytest.raises(DataError, match=r"clinic\.key: the passphrase is not the one of this key"):
        secret_kept(path, WORDS + ".")
    with pytest.raises(StoreError, match="is there already"):
        keep_key(path, SecretKey.made(), WORDS)
    assert key_kept(path) == SECRET.public


def test_nothing_shows_the_secret(tmp_path: Path) -> None:
    text = locked(SECRET, WORDS)
    for spelt in (SECRET.raw(), in_letters(SECRET.raw()).encode(), SECRET.raw().hex().encode()):
        assert spelt not in text
    assert repr(SECRET) == str(SECRET) == f"SecretKey of {SECRET.public.id}"
    assert locked(SECRET, WORDS) != text, "the salt is another one each time"
    with pytest.raises(UsageError, match="at least 12 letters"):
        keep_key(tmp_path / "short.key", SECRET, "too short" + 9 * " ")
    assert not (tmp_path / "short.key").exists()


def test_a_key_file_cut_or_changed_is_no_key() -> None:
    whole = locked(SECRET, WORDS)
    for length in range(len(whole)):
        with pytest.raises(DataError, match="not a whole key file"):
            unlocked(whole[:length], WORDS)
    other = locked(SecretKey(bytes(32)), WORDS)
    swapped = b"\n".join([*other.split(b"\n")[:2], *whole.split(b"\n")[2:]])
    for at in (0, whole.index(b"secret ") + 9, len(whole) - 9):
        changed = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        with pytest.raises(DataError):
            unlocked(changed, WORDS)
    with pytest.raises(DataError, match="altered"):
        unlocked(swapped, WORDS)


def test_bytes_have_one_spelling() -> None:
    spelt = in_letters(SECRET.raw())
    assert from_letters(spelt, 32) == SECRET.raw()
    for other in (spelt[:-1] + chr(ord(spelt[-1]) + 1), spelt + "=", spelt + "A", f" {spelt}", spelt.replace("A", "é")):
        with pytest.raises(ValueError):  # noqa: PT011 - whatever is the matter with it
            from_letters(other, 32)


def test_an_id_tells_keys_apart() -> None:
    ids = {ClinicKey(bytes([each]) * 32).id for each in range(256)}
    assert len(ids) == 256
    assert all(len(each) == 19 and each.count("-") == 3 for each in ids)
