"""What was taken in is noted in the history too: whatever becomes of the file, nothing that was closed comes back."""

import json
import sqlite3
from base64 import b64encode
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from game.errors import Refusal, Refused, StoreError
from game.store.belongings import erase
from game.store.history import History
from game.store.home import CLINIC, Home
from game.store.places import DATABASE
from game.trust.keys import SecretKey
from game.trust.rotation import rotation
from tests.store.clinics import OTHER, Clinic, programme, take, yes

OURS = Clinic()
BACK = "Programme 3 stays in force: its file was not the newest, and was put back."


@pytest.fixture
def old(tmp_path: Path) -> bytes:
    """A home's file as it was; since then programme 3 was taken in there."""
    take(tmp_path, OURS.number(1))
    was = (tmp_path / CLINIC).read_bytes()
    take(tmp_path, OURS.number(3))
    return was


def edit(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as raw, raw:
        for statement in statements:
            raw.execute(statement)


def number(folder: Path) -> int | None:
    trusted = Home(folder).trusted()
    return None if trusted is None else trusted.programme.number


def test_an_older_file_does_not_count_and_the_newest_is_put_back(tmp_path: Path, old: bytes) -> None:
    newest = (tmp_path / CLINIC).read_bytes()
    (tmp_path / CLINIC).write_bytes(old)
    assert number(tmp_path) == 3
    assert (tmp_path / CLINIC).read_bytes() == old, "looking changes nothing"
    trusted, said = Home(tmp_path).settled()
    assert trusted is not None
    assert (trusted.programme.number, said) == (3, BACK)
    assert (tmp_path / CLINIC).read_bytes() == newest
    assert Home(tmp_path).settled() == (trusted, "")


@pytest.mark.parametrize("became", [None, b"", b"{}", b"\x00" * 999])
def test_a_file_that_is_gone_or_spoilt_is_put_back(tmp_path: Path, old: bytes, became: bytes | None) -> None:
    newest = (tmp_path / CLINIC).read_bytes()
    assert newest != old
    (tmp_path / CLINIC).unlink()
    if became is not None:
        (tmp_path / CLINIC).write_bytes(became)
    assert number(tmp_path) == 3
    assert Home(tmp_path).settled()[1] == BACK
    assert (tmp_path / CLINIC).read_bytes() == newest


def test_a_number_between_is_older_and_its_clinic_is_not_met_anew(tmp_path: Path, old: bytes) -> None:
    for put in (old, None):
        (tmp_path / CLINIC).unlink()
        if put is not None:
            (tmp_path / CLINIC).write_bytes(put)
        for envelope, reason in (
            (OURS.number(2), Refusal.OLDER),
            (OTHER.number(9), Refusal.OTHER_CLINIC),
            (OURS.issued(replace(programme(9), patient="AAAA-BBBB-CCCC")), Refusal.OTHER_PATIENT),
        ):
            with pytest.raises(Refused) as refusal:
                take(tmp_path, envelope, yes)
            assert refusal.value.reason is reason
        (tmp_path / CLINIC).touch()


def test_the_same_file_taken_in_again_puts_back_what_was_gone(tmp_path: Path, old: bytes) -> None:
    newest = (tmp_path / CLINIC).read_bytes()
    assert old != newest
    (tmp_path / CLINIC).unlink()
    assert take(tmp_path, OURS.number(3)).programme.number == 3
    assert (tmp_path / CLINIC).read_bytes() == newest


@pytest.mark.parametrize("gone", ["nothing is there", "it is no database", "nobody has noted anything"])
def test_a_history_begun_anew_learns_it_from_the_file(tmp_path: Path, old: bytes, gone: str) -> None:
    assert old
    if gone == "nobody has noted anything":
        edit(tmp_path, "DROP TABLE programmes", "DROP TABLE rests", "UPDATE alembic_version SET version_num = '0006'")
    elif gone == "it is no database":
        (tmp_path / DATABASE).write_bytes(b"once upon a time " * 1000)
        assert number(tmp_path) == 3
        with closing(History(tmp_path / DATABASE)) as history:
            assert history.notice is not None
    else:
        (tmp_path / DATABASE).unlink()
    assert Home(tmp_path).settled()[1] == "", "the file was as it should be"
    (tmp_path / CLINIC).unlink()
    assert number(tmp_path) == 3


def test_a_key_that_was_given_up_does_not_come_back(tmp_path: Path) -> None:
    new = Clinic(SecretKey(b"n" * 32))
    take(tmp_path, OURS.number(1))
    was = (tmp_path / CLINIC).read_bytes()
    take(tmp_path, rotation(OURS.secret, new.secret.public))
    (tmp_path / CLINIC).write_bytes(was)
    with pytest.raises(Refused) as refusal:
        take(tmp_path, OURS.number(2))
    assert refusal.value.reason is Refusal.OLD_KEY
    assert take(tmp_path, new.number(2)).keys[-1] == new.secret.public


def made_up(clinic: Clinic, patient: str = programme().patient) -> str:
    envelope = clinic.issued(replace(programme(9), patient=patient))
    letters = b64encode(bytes(envelope)).decode()
    key = b64encode(clinic.secret.public.raw, altchars=b"-_").decode().rstrip("=")
    return json.dumps({"introduced": key, "rotations": [], "programme": letters})


@pytest.mark.parametrize("forged", [made_up(OTHER), made_up(OURS, "AAAA-BBBB-CCCC")], ids=("clinic", "patient"))
def test_two_clinics_or_two_patients_open_nothing(tmp_path: Path, old: bytes, forged: str) -> None:
    """As where somebody signs a programme for themselves, and puts it into one of both places."""
    assert old
    for place in ("the file", "the database"):
        whole = (tmp_path / CLINIC).read_bytes()
        if place == "the file":
            (tmp_path / CLINIC).write_text(forged)
        else:
            edit(tmp_path, f"INSERT INTO programmes VALUES (9000000000000000, '2026', '{forged}')")  # noqa: S608
        for call in (Home(tmp_path).trusted, Home(tmp_path).settled, lambda: take(tmp_path, OURS.number(4))):
            with pytest.raises(StoreError, match="Move it away, and your own programme comes back"):
                call()
        (tmp_path / CLINIC).write_bytes(whole)


@pytest.mark.parametrize("taken", ["''", "7", "x'ff00'", "'{\"introduced\": 1}'"])
def test_what_somebody_typed_into_the_database_opens_nothing(tmp_path: Path, old: bytes, taken: str) -> None:
    assert old
    edit(tmp_path, f"UPDATE programmes SET taken = {taken}")  # noqa: S608 - the test's own words
    assert number(tmp_path) == 3, "the file tells it"
    whole = (tmp_path / CLINIC).read_bytes()
    (tmp_path / CLINIC).unlink()
    with pytest.raises(StoreError, match="Put it back, or begin anew with `face-garden erase`"):
        Home(tmp_path).settled()
    (tmp_path / CLINIC).write_bytes(whole)
    assert Home(tmp_path).settled()[1] == ""
    (tmp_path / CLINIC).unlink()
    assert number(tmp_path) == 3, "it was noted anew"


def test_erased_it_begins_anew(tmp_path: Path, old: bytes) -> None:
    assert old
    erase(tmp_path)
    assert number(tmp_path) is None
    assert take(tmp_path, OTHER.number(1)).programme.number == 1


def test_a_disk_that_refuses_the_note_has_it_the_next_time(tmp_path: Path, old: bytes) -> None:
    assert old
    with closing(sqlite3.connect(tmp_path / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert take(tmp_path, OURS.number(4)).programme.number == 4
        other.execute("ROLLBACK")
    (tmp_path / CLINIC).write_bytes(old)
    assert number(tmp_path) == 3
    take(tmp_path, OURS.number(5))
    (tmp_path / CLINIC).write_bytes(old)
    assert number(tmp_path) == 5
