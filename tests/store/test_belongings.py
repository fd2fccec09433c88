"""What is kept of a person: all of it told to themselves, all of it gone when they say so, and nothing else touched."""

import hashlib
import json
import os
import shutil
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from game import patient, reminders
from game.errors import StoreError, UsageError
from game.model.board import Known
from game.model.comfort import Comfort
from game.model.feelings import Feelings
from game.model.montage import Montage
from game.model.profile import Emblem, Profile
from game.model.side import Side
from game.store.archive import MANIFEST
from game.store.beginning import RememberedBeginning
from game.store.board import RememberedBoard
from game.store.comfort import RememberedComfort
from game.store.diary import Diary
from game.store.history import History
from game.store.home import CLINIC, Home
from game.store.lessons import RememberedLessons
from game.store.montage import RememberedMontage
from game.store.occupied import held
from game.store.places import CALENDAR, DATABASE, PLAYERS, RECORDINGS
from game.store.profile import RememberedProfile
from game.store.rawlog import DAMAGED
from tests.store.clinics import PATIENT, Clinic
from tests.store.practising import NOON, home, play
from tests.store.test_recordings import CYTON, AtOnce, Idle, heard, stream


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with everything that is ever written into one, by the classes that write it."""
    made = home(tmp_path_factory.mktemp("furnished") / "home", Clinic())
    (made / DATABASE).write_bytes(b"damaged")
    with closing(History(made / DATABASE)) as history:
        assert history.notice
    play(made, NOON)
    with closing(Diary(made / DATABASE, lambda: NOON)) as diary:
        diary.felt(Feelings())
    RememberedBeginning(made).keep("first-weeks")
    RememberedComfort(made).keep(Comfort(text=1.5))
    RememberedProfile(made).keep(Profile("Mara", Emblem.OWL, child=True, affected="left"))
    RememberedLessons(made).keep("smile in sunflower")
    reminders.written(reminders.plan(made), made / CALENDAR, NOON)
    RememberedBoard(made).keep(Known("cyton"))
    RememberedMontage(made).keep(Montage(Side.LEFT))
    for maker in (AtOnce, Idle):  # a recording that was made, and a log that waits
        with closing(heard(stream(CYTON, 1.0), made / RECORDINGS, maker)) as recordings:
            recordings.remark(40.0, "rest")
            recordings.close(ends=lambda: True)
    (log,) = (made / RECORDINGS).glob("*.emglog")
    (made / RECORDINGS / f"emg-20260101-000000-000000.emglog{DAMAGED}").write_bytes(log.read_bytes()[:100])
    with held(made):
        pass
    return made


@pytest.fixture
def folder(furnished: Path, tmp_path: Path) -> Path:
    """A data folder like that, for one test alone."""
    return Path(shutil.copytree(furnished, tmp_path / "home"))


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_all_that_is_kept_is_told_to_the_person(folder: Path, tmp_path: Path) -> None:
    before = {name: (folder / name).read_bytes() for name in files(folder) if not name.startswith(DATABASE)}
    said = patient.told_to_themselves(folder, tmp_path / "mine.zip", NOON)
    assert "2 visits, 3 repetitions, 1 check-up, 2 answers, 2 recordings, your clinic's programme" in said
    assert "who you are, where your face was when you began, how you like the game to look and sound" in said
    assert "which mini-games you have been shown, your plan as a calendar" in said
    with ZipFile(tmp_path / "mine.zip") as packed:
        listed = json.loads(packed.read(MANIFEST))["files"]
        inside = {name: packed.read(name) for name in packed.namelist() if name != MANIFEST}
    assert {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in inside.items()} == {
        name: (each["bytes"], each["sha256"]) for name, each in listed.items()
    }
    kinds = ("visits", "calibrations", "repetitions", "checkups", "feelings", "rests", "programmes")
    tables = {f"{name}.jsonl" for name in kinds}
    kept = {name for name in before if not name.endswith(".lock")}
    assert inside.keys() == tables | kept
    assert {name: inside[name] for name in kept} == {name: before[name] for name in kept}
    rows = [json.loads(line) for line in inside["repetitions.jsonl"].splitlines()]
    assert [row["score"] for row in rows] == [71.5, 60.0, None]
    assert rows[0]["terms"]["affected"] == "left"
    assert PATIENT.encode() not in b"".join(inside[name] for name in tables)
    assert os.name != "posix" or (tmp_path / "mine.zip").stat().st_mode & 0o077 == 0
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_all_that_is_kept_is_gone_when_they_say_so(folder: Path) -> None:
    (folder / "clinic.lock").touch()  # as whoever was killed leaves it
    assert {
        CLINIC,
        DATABASE,
        "board.json",
        "montage.json",
        "beginning.json",
        "comfort.json",
        "profile.json",
        "lessons.json",
        "face-garden.ics",
        "clinic.lock",
        "recordings/consent.txt",
    } <= files(folder)
    said = patient.erased(folder)
    assert said.startswith(f"Erased from {folder}: 2 visits, 3 repetitions, 1 check-up, 2 answers, 2 recordings, ")
    assert "\n" not in said
    assert not folder.exists()


def test_of_several_people_each_is_told_and_erased_alone(folder: Path, tmp_path: Path) -> None:
    tom, kim = (folder / PLAYERS / name for name in ("0a1b2c3d", "4e5f6a7b"))
    for each, name in ((tom, "Tom"), (kim, "Kim")):
        shutil.copytree(folder, each, ignore=shutil.ignore_patterns(PLAYERS))
        RememberedProfile(each).keep(Profile(name, Emblem.SNAIL))
    patient.told_to_themselves(tom, tmp_path / "tom.zip", NOON)
    with ZipFile(tmp_path / "tom.zip") as packed:
        assert json.loads(packed.read("profile.json"))["name"] == "Tom"
        assert not [name for name in packed.namelist() if name.startswith(PLAYERS)]
    patient.told_to_themselves(folder, tmp_path / "mara.zip", NOON)
    with ZipFile(tmp_path / "mara.zip") as packed:
        assert json.loads(packed.read("profile.json"))["name"] == "Mara"
        assert not [name for name in packed.namelist() if name.startswith(PLAYERS)]
    before = {name: (folder / name).read_bytes() for name in files(folder)}
    patient.erased(tom)
    kept = {name: data for name, data in before.items() if not name.startswith(f"{PLAYERS}/{tom.name}/")}
    assert not tom.exists()
    assert {name: (folder / name).read_bytes() for name in files(folder)} == kept
    assert patient.erased(folder).endswith("What is kept of the other players was left.")
    assert files(folder) == {name for name in kept if name.startswith(f"{PLAYERS}/{kim.name}/")}
    patient.erased(kim)
    assert not (folder / PLAYERS).exists()


def test_a_programme_whose_file_is_gone_is_told_all_the_same(folder: Path) -> None:
    Home(folder).settled()
    (folder / CLINIC).unlink()
    assert "your clinic's programme" in patient.erased(folder)


def test_what_is_somebody_elses_stays(folder: Path) -> None:
    for name in ("letter.txt", "recordings/music.edf", "board.json.bak"):
        (folder / name).write_text("mine")
    (folder / "recordings" / "emg-folder").mkdir()
    assert patient.erased(folder).endswith("What else lies there is not Face Garden's, and was left.")
    assert files(folder) == {"letter.txt", "recordings/music.edf", "board.json.bak"}
    assert patient.erased(folder).startswith("Nothing was kept")


def test_a_history_that_cannot_be_read_is_erased_too(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / DATABASE).write_bytes(b"x" * 5000)
    assert "a history that cannot be read" in patient.erased(tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_while_the_game_is_open_nothing_is_told_or_erased(folder: Path, tmp_path: Path) -> None:
    before = files(folder)
    with held(folder):
        with pytest.raises(StoreError, match="another Face Garden is open there; close it first"):
            patient.erased(folder)
        for told in (patient.told_to_clinic, patient.told_to_themselves):
            with pytest.raises(StoreError, match="another Face Garden is open there; close it first"):
                told(folder, tmp_path / "one.zip", NOON)
    assert files(folder) == before
    assert not (tmp_path / "one.zip").exists()


def test_a_zip_that_cannot_be_written_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_text("mine")
    with pytest.raises(StoreError, match="is there already"):
        patient.told_to_themselves(folder, tmp_path / "mine.zip", NOON)
    assert (tmp_path / "mine.zip").read_text() == "mine"
    (folder / DATABASE).write_bytes(b"x" * 5000)
    with pytest.raises(StoreError, match="start the game"):
        patient.told_to_themselves(folder, tmp_path / "other.zip", NOON)
    assert not (tmp_path / "other.zip").exists()


def test_of_an_empty_folder_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing is kept here yet"):
        patient.told_to_themselves(tmp_path, tmp_path / "mine.zip", NOON)
    with pytest.raises(UsageError, match="knows no clinic yet"):
        patient.told_to_clinic(tmp_path, tmp_path / "mine.results", NOON)
    assert patient.erased(tmp_path).startswith("Nothing was kept")
    assert not files(tmp_path)
