"""From the clinic's key to what can be played at home, by the commands that people type."""

import json
import os
import shutil
from contextlib import closing
from pathlib import Path

from game.store.diary import Diary
from game.store.places import DATABASE, levels_folder
from tests.end_to_end.running import Ran, run
from tests.store.values import CALIBRATED, MEASURED

WORDS = "a garden in the rain"
TEMPTED = dict.fromkeys(("LEVEL", "LEVELS", "FACE_GARDEN_LEVEL", "FACE_GARDEN_PLAY_LEVEL", "PLAY_LEVEL"), "nose-2")
"""What somebody might set in the environment to play another level."""


def visit_of(out: str, level: str) -> tuple[str, ...]:
    return (
        "play", "--camera", "simulated:healthy", "--emg", "none", "--seconds", "1", "--data", "home",
        "--offscreen", out, "--level", level,
    )  # fmt: skip


def line(ran: Ran) -> str:
    assert (ran.status, ran.stderr) == (0, ""), ran.stderr
    (only,) = ran.stdout.splitlines()
    return only


def refused(ran: Ran, *words: str) -> None:
    assert (ran.status, ran.stdout) == (2, "")
    (only,) = ran.stderr.splitlines()
    assert only.startswith("face-garden: ")
    assert all(word in only for word in words), only


def test_a_therapist_opens_levels_and_the_home_plays_those_only(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text(f"{WORDS}\n", encoding="utf-8")

    def therapist(*arguments: str) -> Ran:
        return run(tmp_path, "therapist", *arguments)

    def home(*arguments: str) -> Ran:
        return run(tmp_path, "programme", *arguments, "--data", "home")

    made = line(therapist("key", "clinic.key", "--passphrase", "words.txt"))
    key_id = made.rpartition(" ")[2]
    assert WORDS not in made
    if os.name == "posix":
        assert (tmp_path / "clinic.key").stat().st_mode & 0o777 == 0o600
    assert "6 levels" in line(therapist("new", "ada.toml", "--from", "first-movements", "--affected", "left"))
    assert "brows-1" in line(therapist("open", "ada.toml", "brows-1", "--repetitions", "2"))
    assert "first-kiss" not in line(therapist("close", "ada.toml", "first-kiss"))
    signs = ("issue", "ada.toml", "--key", "clinic.key", "--passphrase", "words.txt", "--out")
    assert key_id in line(therapist(*signs, "one.programme"))
    line(therapist("open", "ada.toml", "smile-1"))
    assert "relax-listen needs: emg" in therapist("open", "ada.toml", "relax-listen").stdout
    line(therapist("close", "ada.toml", "relax-listen"))
    refused(therapist(*signs, "one.programme"), "one.programme is there already")
    assert "programme 2" in line(therapist(*signs, "two.programme"))
    assert therapist("compare", "one.programme", "two.programme").stdout.splitlines() == [
        "number: 1 -> 2", "opens smile-1: 4 repetitions, 3 times a day",
    ]  # fmt: skip
    assert line(therapist("qr", "two.programme", "--out", "two.pdf")).startswith("two.pdf: print at full size")
    assert therapist("show", "two.programme").stdout.splitlines()[-1].endswith(f"signed with {key_id}")
    succeeds = ("--replaces", "clinic.key", "--passphrase", "words.txt", "--old-passphrase", "words.txt")
    new_id = line(therapist("key", "new.key", *succeeds)).split("new key, ")[1].split(".")[0]
    refused(therapist("show", "new.key.rotation"), "no programme", f"new key, {new_id}")

    assert line(home("show")).startswith("No programme yet")
    assert not (tmp_path / "home").exists(), "looking makes no folder"
    refused(home("import", "one.programme"), "knows no clinic yet", f"--clinic {key_id}")
    refused(home("import", "one.programme", "--clinic", "AAAA-AAAA-AAAA-AAAA"), key_id)
    assert "6 levels open" in line(home("import", "one.programme", "--clinic", key_id))
    assert line(home("import", "two.programme")).startswith("Programme 2 is in force. 7 levels open: ")
    refused(home("import", "one.programme"), "older", "Programme 2 stays in force")
    refused(home("import", "ada.toml"), "not a programme from a clinic", "Programme 2 stays in force")

    no_way_around(tmp_path)


def no_way_around(tmp_path: Path) -> None:
    """Programme 2 is in force in this home; whatever its patient tries, it opens nothing else."""
    for closed in ("nose-2", "programme:one-by-one"):
        refused(run(tmp_path, *visit_of("out", closed)), f'"{closed}" is not open')
    assert run(tmp_path, *visit_of("out", "smile-1")).status == 0
    for place in (tmp_path / "levels", tmp_path / "home" / "levels"):  # a copy under an open name, and under a new one
        place.mkdir()
        for name in ("smile-1", "mine"):
            shutil.copy(levels_folder() / "nose-2.toml", place / f"{name}.toml")
    with closing(Diary(tmp_path / "home" / DATABASE)) as diary:  # as if a closed level had been played, and a whole day
        for level in ("nose-2", *["smile-1"] * 3):
            visit = diary.begin(level)
            calibration = diary.calibrated(visit, CALIBRATED)
            for _ in range(4):
                diary.repetition(visit, calibration, MEASURED)
            diary.finish(visit, 3)
    for closed in ("mine", "levels/mine.toml", "nose-2"):
        refused(run(tmp_path, *visit_of("out", closed), more=TEMPTED), f'"{closed}" is not open')
    enough = run(tmp_path, *visit_of("enough", "smile-1"), more=TEMPTED)
    assert (enough.status, enough.stderr) == (0, "Done for today.\n")
    assert json.loads((tmp_path / "enough" / "summary.json").read_text())["levels"] == []
    kept = tmp_path / "home" / "clinic.json"
    kept.write_text(json.dumps(json.loads(kept.read_text()) | {"programme": ""}))
    put_back = run(tmp_path, *visit_of("back", "smile-1"))
    assert put_back.status == 0
    assert put_back.stderr.startswith("Programme 2 stays in force: its file was not the newest, and was put back.")
    kept.unlink()
    refused(run(tmp_path, *visit_of("out", "nose-2")), '"nose-2" is not open')
    (tmp_path / "home" / DATABASE).unlink()
    kept.write_text("{}")
    refused(run(tmp_path, *visit_of("out", "smile-1")), "clinic.json is damaged or was changed")


NEW = ("--from", "first-movements", "--affected", "left")
MISTAKES = {
    ("key", "new.key"): "no terminal to ask for the passphrase of new.key; give --passphrase FILE",
    ("key", "new.key", "--passphrase", ""): "--passphrase is empty",
    ("key", "new.key", "--passphrase", "blank.txt"): "blank.txt: there is no passphrase",
    ("key", "clinic.key"): "clinic.key is there already",
    ("new", "ada.toml", *NEW): "ada.toml is there already",
    ("new", "b.toml", "--from", "first-move", "--affected", "left"): 'did you mean "first-movements"?',
    ("new", "b.toml", *NEW, "--review", "soon"): "soon is no date such as",
    ("open", "ada.toml", "brows-1", "--repetitions", "-3"): "-3 is not a whole number from 1 to 30",
    ("open", "ada.toml", "brows-1", "--times-a-day", "often"): "often is not a whole number from 1 to 6",
    ("issue", "ada.toml", "--key", "words.txt", "--out", "one.programme"): "words.txt: this is not a whole key file",
    ("issue", "ada.toml", "--key", "clinic.key", "--out", "words.txt"): "words.txt is there already",
    ("issue", "none.toml", "--key", "clinic.key", "--out", "one.programme"): "none.toml: cannot be read",
    ("qr", "ada.toml", "--out", "one.pdf"): "ada.toml: this is no file that `face-garden therapist issue`",
    ("show", "clinic.key"): "clinic.key: this is no file that `face-garden therapist issue`",
}


def test_a_therapists_mistakes_are_told_before_a_passphrase_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text(f"{WORDS}\n", encoding="utf-8")
    (tmp_path / "blank.txt").write_text(" " * 20, encoding="utf-8")
    line(run(tmp_path, "therapist", "key", "clinic.key", "--passphrase", "words.txt"))
    line(run(tmp_path, "therapist", "new", "ada.toml", *NEW))
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.is_file()}
    for given, words in MISTAKES.items():
        refused(run(tmp_path, "therapist", *given), words)
    bare = run(tmp_path, "therapist")
    assert (bare.status, bare.stdout.count("Usage:")) == (2, 1)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.is_file()} == before
