"""Results on their way to the clinic: all that was played arrives, and whatever else is refused with its reason."""

import json
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO
from math import isnan, nan
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.errors import DataError, Refusal, Refused, StoreError, UsageError
from game.model.practice import Examined, Felt, Judged, Practice, Sitting
from game.model.result import Intrusion
from game.model.side import Side
from game.reports.answers import answers
from game.reports.diary import diary, examinations
from game.store.adapters import adapter
from game.store.archive import MANIFEST, Packing
from game.store.history import History
from game.store.places import DATABASE
from game.store.results import ANSWERS, CHECKUPS, PROGRAMME, VISITS, is_results, keep_results, practice_in
from game.training.recounted import recounted
from game.trust.keys import SecretKey
from game.trust.rotation import rotation
from game.trust.sealed import LARGEST, sealed, unsealed
from tests.store.clinics import OTHER, PATIENT, Clinic, programme, take
from tests.store.practising import AGAIN, DAY, NOON, SORE, home, play
from tests.store.values import BOTH_SIDES, CALIBRATED, EXAMINED, MEASURED, UNMEASURED
from tests.zones import MIDDLE_EUROPE, living_in

OURS = Clinic()
EVENING = NOON.astimezone(timezone(timedelta(hours=-5))) + timedelta(hours=6)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("results")
    keep_results(home(folder / "home", OURS), folder / "one.results", EVENING)
    return folder / "one.results"


def opened(path: Path, secret: SecretKey = OURS.secret, now: datetime = EVENING) -> Practice:
    return practice_in(path, secret, now)


def test_what_was_played_arrives_as_it_was_judged(results: Path) -> None:
    practice = opened(results)
    assert (practice.programme, practice.made) == (programme(1), EVENING)
    assert practice.made.utcoffset() == timedelta(hours=-5), "days are the home's own"
    smile, guided = practice.sittings
    assert (smile.level, smile.started, smile.finished, smile.stars, smile.exercise) == (
        "smile-1", NOON, NOON, 2, "smile",
    )  # fmt: skip
    assert [(judged.by, judged.repetitions) for judged in smile.judged] == [
        (CALIBRATED, (MEASURED, BOTH_SIDES)),
        (AGAIN, (UNMEASURED,)),
    ]
    assert (guided.level, guided.finished, guided.exercise, guided.repetitions) == ("soft-face", None, None, ())
    assert practice.examined == (Examined(NOON, EXAMINED),)
    assert practice.felt == (Felt(NOON, SORE),)


def test_a_visit_near_midnight_stays_on_its_day_when_summer_has_begun_since(tmp_path: Path) -> None:
    late = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
    take(tmp_path, OURS.number(1))
    play(tmp_path, late)
    with living_in(MIDDLE_EUROPE):
        made = (late + DAY).astimezone()
        keep_results(tmp_path, tmp_path / "one.results", made)
        with closing(History(tmp_path / DATABASE)) as history:
            home = {each.day for each in history.practised()}
    practice = opened(tmp_path / "one.results", now=made)
    assert home == {date(2026, 3, 28)}
    assert {day for day, _ in diary(practice)} == home
    assert {each.day for each in recounted(practice)} == home
    assert {day for day, _ in examinations(practice)} == home
    assert {each.day for each in answers(practice)} == home


def test_an_intruder_of_which_only_the_side_was_kept_arrives_too(tmp_path: Path) -> None:
    side_alone = Intrusion("", Side.LEFT, nan, "", nan)
    take(tmp_path, OURS.number(1))
    play(tmp_path, NOON, (replace(MEASURED, intruder=side_alone),))
    keep_results(tmp_path, tmp_path / "one.results", EVENING)
    (found,) = opened(tmp_path / "one.results").sittings[0].repetitions
    assert found.intruder is not None
    assert found.intruder.side is Side.LEFT
    assert isnan(found.intruder.amount)


def test_they_say_whose_they_are_by_the_reference_alone(results: Path) -> None:
    inside = unsealed(results.read_bytes(), OURS.secret)
    with ZipFile(BytesIO(inside)) as packed:
        assert sorted(packed.namelist()) == sorted([ANSWERS, CHECKUPS, MANIFEST, PROGRAMME, VISITS])
        assert json.loads(packed.read(MANIFEST))["files"].keys() == {ANSWERS, CHECKUPS, PROGRAMME, VISITS}
    assert opened(results).programme.patient == PATIENT
    assert PATIENT.encode() not in results.read_bytes()


def test_after_a_rotation_they_are_for_the_new_key(tmp_path: Path) -> None:
    new = SecretKey(b"n" * 32)
    folder = home(tmp_path / "home", OURS)
    take(folder, rotation(OURS.secret, new.public))
    out = tmp_path / "one.results"
    assert keep_results(folder, out, EVENING) == (new.public, 2, 1)
    with pytest.raises(Refused, match=f"add --earlier {OURS.secret.public.id}") as refusal:
        opened(out, new)
    assert refusal.value.reason is Refusal.FORGED, "anybody can say that a key of theirs was replaced by this one"
    assert practice_in(out, new, EVENING, OURS.secret.public.id).programme.number == 1
    with pytest.raises(Refused, match=OURS.secret.public.id):
        opened(out)
    take(folder, Clinic(new).number(2))
    keep_results(folder, tmp_path / "two.results", EVENING)
    assert opened(tmp_path / "two.results", new).programme.number == 2


def test_nothing_is_sent_without_a_clinic_or_before_anything_was_played(tmp_path: Path) -> None:
    out = tmp_path / "one.results"
    play(tmp_path, NOON)
    with pytest.raises(UsageError, match="no clinic yet"):
        keep_results(tmp_path, out, EVENING)
    (tmp_path / "new").mkdir()
    take(tmp_path / "new", OURS.number(1))
    with pytest.raises(UsageError, match="nothing was played"):
        keep_results(tmp_path / "new", out, EVENING)
    assert not out.exists()
    take(tmp_path, OURS.number(1))
    out.write_text("mine")
    with pytest.raises(StoreError, match="is there already"):
        keep_results(tmp_path, out, EVENING)
    assert out.read_text() == "mine"


def test_a_damaged_history_is_told_and_left(tmp_path: Path) -> None:
    folder = home(tmp_path / "home", OURS)
    (folder / DATABASE).write_bytes(b"x" * 9000)
    with pytest.raises(StoreError, match="is not a database: start the game"):
        keep_results(folder, tmp_path / "one.results", EVENING)
    assert (folder / DATABASE).read_bytes() == b"x" * 9000
    assert not (tmp_path / "one.results").exists()


SITTING = Sitting("smile-1", NOON, NOON, 2, (Judged(CALIBRATED, (MEASURED,)),))
LINE = adapter(Sitting).dump_json(SITTING) + b"\n"
EXAMINATION = adapter(Examined).dump_json(Examined(NOON, EXAMINED)) + b"\n"
ENTRIES = {PROGRAMME: bytes(OURS.number(1)), VISITS: LINE}


def packed(entries: dict[str, bytes], **about: object) -> bytes:
    """A zip with its list, and whatever else that tells."""
    file = BytesIO()
    with Packing(file) as packing:
        for name, data in entries.items():
            packing.add(name, [data])
        packing.tell({"version": 1, "made": EVENING.isoformat(), **about})
    return file.getvalue()


def zipped(entries: dict[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    """A zip as anybody may write it."""
    file = BytesIO()
    with ZipFile(file, "w", how) as made:
        for name, data in entries.items():
            made.writestr(name, data)
    return file.getvalue()


def listed(changed: dict[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    """The true list, and other entries than it tells of."""
    with ZipFile(BytesIO(packed(ENTRIES))) as whole:
        true = {name: whole.read(name) for name in whole.namelist()}
    return zipped(true | changed, how)


def visit(**changes: object) -> bytes:
    """A line of visits with other values."""
    return json.dumps(json.loads(LINE) | changes).encode() + b"\n"


def said_of_first(at: int, value: int, length: int) -> bytes:
    """A zip that says something else of its first entry, in so many bytes from this one of the directory on."""
    whole = bytearray(packed(ENTRIES))
    at += whole.index(b"PK\1\2")
    whole[at : at + length] = value.to_bytes(length, "little")
    return bytes(whole)


def swollen(size: int) -> bytes:
    """A zip that says of its first entry that it unpacks to so many bytes."""
    return said_of_first(24, size, 4)


NESTED = b'{"level": ' + b"[" * 100_000
BAD: dict[str, tuple[bytes, Refusal]] = {
    "another clinic's programme": (packed(ENTRIES | {PROGRAMME: bytes(OTHER.number(1))}), Refusal.FORGED),
    "no programme": (packed({VISITS: LINE}), Refusal.FORGED),
    "a programme with another signature": (
        packed(ENTRIES | {PROGRAMME: bytes(OURS.number(1)).replace(b"Slowly", b"Slower")}),
        Refusal.FORGED,
    ),
    "a rotation for a programme": (
        packed(ENTRIES | {PROGRAMME: bytes(rotation(OURS.secret, OTHER.secret.public))}),
        Refusal.FORGED,
    ),
    "a programme of a newer form": (
        packed(ENTRIES | {PROGRAMME: bytes(OURS.whatever(b'{"version": 2}'))}),
        Refusal.NEWER_FORM,
    ),
    "another hash": (listed({VISITS: LINE.replace(b"71.5", b"99.5")}), Refusal.MISMATCH),
    "an entry more": (listed({"more.txt": b""}), Refusal.MISMATCH),
    "no list": (zipped(ENTRIES), Refusal.ILLEGIBLE),
    "a list that is none": (zipped({MANIFEST: b"[]"}), Refusal.ILLEGIBLE),
    "a deep list": (zipped({MANIFEST: NESTED}), Refusal.ILLEGIBLE),
    "another packing": (listed({}, ZIP_BZIP2), Refusal.ILLEGIBLE),
    "a zip of a later version": (said_of_first(6, 99, 2), Refusal.ILLEGIBLE),
    "a zip with patches": (said_of_first(8, 0x20, 2), Refusal.ILLEGIBLE),
    "a zip with strong encryption": (said_of_first(8, 0x40, 2), Refusal.ILLEGIBLE),
    "no zip": (b"smile-1", Refusal.ILLEGIBLE),
    "a comment that hides its end": (packed(ENTRIES) + b"PK", Refusal.ILLEGIBLE),
    "a bomb": (swollen(0xFFFF_FFFE), Refusal.SWOLLEN),
    "a bomb that says it is small": (swollen(3), Refusal.MISMATCH),
    "many entries": (packed(ENTRIES | {f"{n}.txt": b"" for n in range(40)}), Refusal.SWOLLEN),
    "a long list": (packed(ENTRIES, more="x" * (2 << 20)), Refusal.SWOLLEN),
    "a newer form": (packed(ENTRIES, version=2), Refusal.NEWER_FORM),
    "future-dated": (packed(ENTRIES, made=(EVENING + 2 * DAY).isoformat()), Refusal.FUTURE),
    "no date": (packed(ENTRIES, made="once"), Refusal.ILLEGIBLE),
    "a date before all": (packed(ENTRIES, made="0001-01-01T00:00:00+00:00"), Refusal.ILLEGIBLE),
    "a score beyond all": (packed(ENTRIES | {VISITS: LINE.replace(b"71.5", b"1e308")}), Refusal.ILLEGIBLE),
    "a date without a zone": (packed(ENTRIES, made="2026-03-02T12:00:00"), Refusal.ILLEGIBLE),
    "a visit without a zone": (packed(ENTRIES | {VISITS: visit(started="2026-03-02T12:00:00")}), Refusal.ILLEGIBLE),
    "a visit before all": (packed(ENTRIES | {VISITS: visit(started="0001-01-01T00:00:00Z")}), Refusal.ILLEGIBLE),
    "a level that speaks to the terminal": (packed(ENTRIES | {VISITS: visit(level="\x1b[2J")}), Refusal.ILLEGIBLE),
    "a score that is none": (packed(ENTRIES | {VISITS: LINE.replace(b"71.5", b"NaN")}), Refusal.ILLEGIBLE),
    "text for a number": (packed(ENTRIES | {VISITS: visit(stars="2")}), Refusal.ILLEGIBLE),
    "a check-up that speaks to the terminal": (
        packed(ENTRIES | {CHECKUPS: EXAMINATION.replace(b"pucker", b"\\u001b[2J")}),
        Refusal.ILLEGIBLE,
    ),
    "deep JSON": (packed(ENTRIES | {VISITS: NESTED + b"\n"}), Refusal.ILLEGIBLE),
    "a line without an end": (packed(ENTRIES | {VISITS: LINE[:-1]}), Refusal.ILLEGIBLE),
}


@pytest.mark.parametrize("name", BAD)
def test_what_was_sealed_for_us_is_believed_only_if_all_of_it_fits(tmp_path: Path, name: str) -> None:
    content, reason = BAD[name]
    assert refused(tmp_path, sealed(content, OURS.secret.public)) is reason


def test_the_same_with_nothing_changed_is_believed(tmp_path: Path) -> None:
    for content in (packed(ENTRIES), packed(ENTRIES | {"more.jsonl": b"{}\n"}), listed({})):
        (tmp_path / "one.results").write_bytes(sealed(content, OURS.secret.public))
        assert opened(tmp_path / "one.results").sittings == (SITTING,)


def test_other_files_are_told_apart(tmp_path: Path, results: Path) -> None:
    assert is_results(results)
    for other in (bytes(OURS.number(1)), b"", b"face-garden resu"):
        (tmp_path / "other").write_bytes(other)
        assert not is_results(tmp_path / "other")
    with pytest.raises(DataError, match="nowhere: cannot be read"):
        is_results(tmp_path / "nowhere")
    with (tmp_path / "large").open("wb") as file:
        file.write(results.read_bytes())
        file.truncate(LARGEST + 1)
    with pytest.raises(Refused, match="too large"):
        opened(tmp_path / "large")


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(packed(ENTRIES)) - 1), byte=st.integers(0, 255))
def test_whoever_seals_a_changed_zip_is_refused_or_changes_nothing(tmp_path: Path, at: int, byte: int) -> None:
    whole = packed(ENTRIES)
    (tmp_path / "one.results").write_bytes(sealed(whole[:at] + bytes([byte]) + whole[at + 1 :], OURS.secret.public))
    with suppress(Refused):
        found = opened(tmp_path / "one.results")
        assert (found.sittings, found.programme) == ((SITTING,), programme(1))


def test_with_any_byte_of_the_zip_flipped_it_is_refused_or_says_the_same(tmp_path: Path) -> None:
    whole = packed(ENTRIES)
    for at in range(len(whole)):
        flipped = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        (tmp_path / "one.results").write_bytes(sealed(flipped, OURS.secret.public))
        with suppress(Refused):  # some bytes of a zip tell nothing, such as the hour at which it was packed
            found = opened(tmp_path / "one.results")
            assert (found.sittings, found.programme) == ((SITTING,), programme(1))


def test_a_zip_cut_at_any_length_is_refused(tmp_path: Path) -> None:
    whole = packed(ENTRIES)
    for length in range(len(whole)):
        assert refused(tmp_path, sealed(whole[:length], OURS.secret.public)) is Refusal.ILLEGIBLE


def refused(folder: Path, data: bytes) -> Refusal:
    """Why a file is refused, in one line that names it."""
    (folder / "one.results").write_bytes(data)
    with pytest.raises(Refused) as refusal:
        opened(folder / "one.results")
    said = str(refusal.value)
    assert said.startswith(str(folder / "one.results"))
    assert said.isprintable()
    return refusal.value.reason
