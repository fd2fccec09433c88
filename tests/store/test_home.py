"""A home takes in what its own clinic signs for its own patient, and nothing else; what it had stays in force."""

import json
import os
from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.errors import Refusal, Refused, StoreError
from game.store.acceptance import accepted
from game.store.home import CLINIC, Home
from game.store.places import DATABASE
from game.store.programmes import document_of
from game.trust.envelope import LARGEST, Envelope, Kind
from game.trust.keys import SecretKey
from game.trust.rotation import rotation
from tests.store.clinics import LEVELS, OTHER, TODAY, Clinic, dated, no, programme, take, yes

DAY = timedelta(days=1)
CLINIC_OF_OURS = Clinic()
NEXT = CLINIC_OF_OURS.number(2)
JSON = json.loads(document_of(programme(2)))


def signed(**changes: object) -> Envelope:
    """A programme with other values in its document, truly signed by our clinic."""
    return CLINIC_OF_OURS.whatever(json.dumps(JSON | changes).encode())


REFUSED: dict[str, tuple[Envelope | bytes, Refusal]] = {
    "another clinic": (OTHER.number(2), Refusal.OTHER_CLINIC),
    "another clinic's rotation": (rotation(OTHER.secret, SecretKey(b"n" * 32).public), Refusal.OTHER_CLINIC),
    "somebody else": (CLINIC_OF_OURS.issued(replace(programme(2), patient="AAAA-BBBB-CCCC")), Refusal.OTHER_PATIENT),
    "an older one": (CLINIC_OF_OURS.issued(replace(programme(), number=1, note="?")), Refusal.OLDER),
    "the same number": (CLINIC_OF_OURS.issued(replace(programme(), number=5, note="?")), Refusal.SAME_NUMBER),
    "expired": (CLINIC_OF_OURS.issued(dated(TODAY - 9 * DAY, TODAY - DAY, 6)), Refusal.EXPIRED),
    "future-dated": (CLINIC_OF_OURS.issued(dated(TODAY + 2 * DAY, TODAY + 9 * DAY, 6)), Refusal.FUTURE),
    "an unknown level": (CLINIC_OF_OURS.issued(programme(6, ("smile-1", "moon-1"))), Refusal.UNKNOWN_LEVEL),
    "a newer version": (signed(version=2, number=6), Refusal.NEWER_FORM),
    "a newer envelope": (bytes(NEXT).replace(b"programme 1", b"programme 2", 1), Refusal.NEWER_FORM),
    "an unknown key": (signed(levles=[]), Refusal.UNREADABLE),
    "text for a number": (signed(number="6"), Refusal.UNREADABLE),
    "no JSON": (CLINIC_OF_OURS.whatever(b"{"), Refusal.UNREADABLE),
    "deep JSON": (CLINIC_OF_OURS.whatever(b"[" * 20_000), Refusal.UNREADABLE),
    "a rotation as a programme": (
        bytes(rotation(CLINIC_OF_OURS.secret, OTHER.secret.public)).replace(b"rotation", b"programme", 1),
        Refusal.ALTERED,
    ),
    "oversize": (bytes(NEXT) + b" " * LARGEST, Refusal.OVERSIZE),
    "something after its end": (bytes(NEXT) + b"\n", Refusal.ALTERED),
    "nothing": (b"", Refusal.TRUNCATED),
    "another file": (b"\x89PNG\r\n\x1a\n", Refusal.FOREIGN_FILE),
}


@pytest.mark.parametrize("name", REFUSED)
def test_each_refusal_has_its_own_reason_and_leaves_what_was(tmp_path: Path, name: str) -> None:
    given_file, reason = REFUSED[name]
    before = take(tmp_path, CLINIC_OF_OURS.number(5))
    kept = (tmp_path / CLINIC).read_bytes()
    with pytest.raises(Refused) as refusal:
        take(tmp_path, given_file)
    assert refusal.value.reason is reason
    assert "\n" not in str(refusal.value)
    assert (tmp_path / CLINIC).read_bytes() == kept
    assert Home(tmp_path).trusted() == before


def test_an_unknown_key_is_answered_with_the_nearest(tmp_path: Path) -> None:
    take(tmp_path, CLINIC_OF_OURS.number(1))
    with pytest.raises(Refused, match="levles is not known; did you mean levels"):
        take(tmp_path, signed(levles=[]))


def test_a_clinic_is_pinned_only_when_somebody_says_so(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        take(tmp_path, CLINIC_OF_OURS.number(1), no)
    assert refusal.value.reason is Refusal.NOT_INTRODUCED
    with pytest.raises(Refused, match="take in its programme first"):
        take(tmp_path, rotation(CLINIC_OF_OURS.secret, OTHER.secret.public), yes)
    assert Home(tmp_path).trusted() is None
    assert not list(tmp_path.iterdir()), "what is refused leaves nothing"
    first = take(tmp_path, CLINIC_OF_OURS.number(1), yes)
    assert first.keys == (CLINIC_OF_OURS.secret.public,)
    assert take(tmp_path, NEXT, no).programme.number == 2, "it is asked only once"


def test_the_same_file_twice_changes_nothing_even_past_its_review(tmp_path: Path) -> None:
    first = take(tmp_path, CLINIC_OF_OURS.number(1))
    kept = (tmp_path / CLINIC).stat().st_mtime_ns
    assert take(tmp_path, CLINIC_OF_OURS.number(1), today=TODAY + 90 * DAY) == first
    assert (tmp_path / CLINIC).stat().st_mtime_ns == kept
    assert first.programme.due(TODAY + 90 * DAY)


def test_a_clinic_a_day_ahead_is_believed(tmp_path: Path) -> None:
    ahead = CLINIC_OF_OURS.issued(dated(TODAY + DAY, TODAY + 9 * DAY))
    assert take(tmp_path, ahead).programme.issued == TODAY + DAY


def test_a_new_key_counts_from_its_record_on(tmp_path: Path) -> None:
    new, newest = Clinic(SecretKey(b"n" * 32)), Clinic(SecretKey(b"m" * 32))
    take(tmp_path, CLINIC_OF_OURS.number(1))
    with pytest.raises(Refused) as refusal:
        take(tmp_path, new.number(2))
    assert refusal.value.reason is Refusal.OTHER_CLINIC
    record = rotation(CLINIC_OF_OURS.secret, new.secret.public)
    after = take(tmp_path, record)
    assert after.programme == programme(1), "the programme that the old key signed stays in force"
    assert take(tmp_path, record) == after
    for late in (NEXT, rotation(CLINIC_OF_OURS.secret, newest.secret.public)):
        with pytest.raises(Refused) as refusal:
            take(tmp_path, late)
        assert refusal.value.reason is Refusal.OLD_KEY
    take(tmp_path, new.number(2))
    take(tmp_path, rotation(new.secret, newest.secret.public))
    with pytest.raises(Refused) as refusal:
        take(tmp_path, rotation(newest.secret, CLINIC_OF_OURS.secret.public))
    assert refusal.value.reason is Refusal.OLD_KEY, "a key that was given up never comes back"
    assert take(tmp_path, newest.number(3)).keys == tuple(each.secret.public for each in (CLINIC_OF_OURS, new, newest))


def test_whoever_changes_what_is_kept_opens_nothing(tmp_path: Path) -> None:
    take(tmp_path, CLINIC_OF_OURS.number(1))
    (tmp_path / DATABASE).unlink()  # else it knows what was taken in
    path = tmp_path / CLINIC
    whole = path.read_bytes()
    kept = json.loads(whole)
    stranger = OTHER.number(9)
    for changed in (
        b"",
        b"[]",
        whole[:-40],
        json.dumps(kept | {"introduced": 3}).encode(),
        json.dumps(kept | {"programme": kept["programme"].replace("A", "B", 1)}).encode(),
        json.dumps(kept | {"programme": _letters(bytes(stranger))}).encode(),
        json.dumps(kept | {"rotations": [_letters(bytes(rotation(OTHER.secret, OTHER.secret.public)))]}).encode(),
    ):
        path.write_bytes(changed)
        with pytest.raises(StoreError, match="was changed"):
            Home(tmp_path).trusted()
        with pytest.raises(StoreError, match="was changed"):
            take(tmp_path, NEXT)
        assert path.read_bytes() == changed, "what may tell how it came about is left as it is"


def test_a_folder_that_refuses_keeps_what_was(tmp_path: Path) -> None:
    before = take(tmp_path, CLINIC_OF_OURS.number(1))
    (tmp_path / "clinic.lock").mkdir()
    with pytest.raises(StoreError, match="cannot be used"):
        take(tmp_path, NEXT)
    assert Home(tmp_path).trusted() == before


def test_two_at_once_are_told(tmp_path: Path) -> None:
    def another(_key: object) -> bool:
        with pytest.raises(StoreError, match="another Face Garden"):
            take(tmp_path, CLINIC_OF_OURS.number(1))
        return True

    assert take(tmp_path, CLINIC_OF_OURS.number(1), another).programme.number == 1


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    take(folder, CLINIC_OF_OURS.number(1))
    return folder


def refused(home: Path, data: bytes) -> Refusal:
    """Why a file is refused; nothing has changed after it."""
    kept = (home / CLINIC).read_bytes()
    with pytest.raises(Refused) as refusal:
        take(home, data)
    assert (home / CLINIC).read_bytes() == kept
    return refusal.value.reason


RECORD = rotation(CLINIC_OF_OURS.secret, OTHER.secret.public)


@pytest.mark.parametrize("whole", [bytes(NEXT), bytes(RECORD)], ids=("programme", "rotation"))
def test_cut_at_every_length_it_is_not_complete(home: Path, whole: bytes) -> None:
    assert {refused(home, whole[:length]) for length in range(len(whole))} == {Refusal.TRUNCATED}


@pytest.mark.parametrize("whole", [bytes(NEXT), bytes(RECORD)], ids=("programme", "rotation"))
def test_with_any_byte_flipped_it_is_refused(home: Path, whole: bytes) -> None:
    for at in range(len(whole)):
        flipped = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        assert refused(home, flipped) in CHANGED


CHANGED = {Refusal.ALTERED, Refusal.TRUNCATED, Refusal.FOREIGN_FILE, Refusal.NEWER_FORM}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(at=st.integers(0, len(bytes(NEXT)) - 1), byte=st.integers(0, 255), more=st.binary(max_size=8))
def test_whatever_is_changed_or_added_it_is_refused(home: Path, at: int, byte: int, more: bytes) -> None:
    whole = bytes(NEXT)
    changed = whole[:at] + bytes([byte]) + whole[at + 1 :] + more
    if changed != whole:
        assert refused(home, changed) in CHANGED


@settings(deadline=None, max_examples=200)
@given(data=st.binary(max_size=300), begun=st.sampled_from([b"", *(kind.line for kind in Kind)]))
def test_any_bytes_are_refused_with_a_reason(home: Path, data: bytes, begun: bytes) -> None:
    assert refused(home, begun + data) in CHANGED


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None, max_examples=200)
@given(name=st.sampled_from(sorted(JSON)) | st.text(max_size=12), value=VALUES)
def test_whatever_a_clinic_signs_is_taken_in_or_refused_in_one_line(home: Path, name: str, value: object) -> None:
    before, kept = Home(home).trusted(), (home / CLINIC).read_bytes()
    said = ""
    try:
        accepted(before, signed(**{name: value}), TODAY, LEVELS, yes)
    except Refused as refusal:
        said = str(refusal)
    assert said.isprintable()
    assert (home / CLINIC).read_bytes() == kept


@settings(deadline=None, max_examples=100)
@given(value=VALUES)
def test_any_other_document_is_unreadable(home: Path, value: object) -> None:
    assert refused(home, bytes(CLINIC_OF_OURS.whatever(json.dumps(value).encode()))) is Refusal.UNREADABLE


def test_only_the_owner_can_read_what_is_kept(tmp_path: Path) -> None:
    take(tmp_path, CLINIC_OF_OURS.number(1))
    assert os.name != "posix" or (tmp_path / CLINIC).stat().st_mode & 0o077 == 0


def _letters(data: bytes) -> str:
    return b64encode(data).decode()
