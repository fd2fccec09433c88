"""The plan's reminders, as a person asks for them in the terminal."""

from pathlib import Path

import pytest

from game.model.comfort import Comfort
from game.store.comfort import RememberedComfort
from tests.end_to_end.running import Ran, run
from tests.end_to_end.test_programme import WORDS, line, refused
from tests.reports.test_reminders import read


def test_a_plan_becomes_a_calendar(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text(f"{WORDS}\n", encoding="utf-8")

    def therapist(*arguments: str) -> str:
        return line(run(tmp_path, "therapist", *arguments))

    def reminders(*arguments: str) -> Ran:
        return run(tmp_path, "programme", "reminders", *arguments, "--data", "home")

    refused(reminders(), "no programme here yet")
    key_id = therapist("key", "clinic.key", "--passphrase", "words.txt").rpartition(" ")[2]
    therapist("new", "ada.toml", "--from", "first-movements", "--affected", "left")
    signs = ("--key", "clinic.key", "--passphrase", "words.txt", "--out", "one.programme")
    therapist("issue", "ada.toml", *signs)
    line(run(tmp_path, "programme", "import", "one.programme", "--clinic", key_id, "--data", "home"))
    assert "face-garden.ics: 2 short visits a day until" in line(reminders("--at", "8:15", "--at", "19:30"))
    made = read((tmp_path / "home" / "face-garden.ics").read_bytes())
    assert [str(event["dtstart"].dt)[11:] for event in made] == ["08:15:00", "19:30:00", ""]
    (tmp_path / "letter.ics").write_text("Dear Ada", encoding="utf-8")
    refused(reminders("--out", "letter.ics"), "letter.ics is something else", "Name another file")
    refused(reminders("--out", "letter.txt"), "must end in .ics; name it", "letter.ics")
    refused(reminders("--out", "home"), "home is a folder; name a file in it")
    refused(reminders("--out", "nowhere/own.ics"), "cannot be written", "Name another file")
    RememberedComfort(tmp_path / "home").keep(Comfort(language="de"))
    line(reminders())
    summaries = {str(event["summary"]) for event in read((tmp_path / "home" / "face-garden.ics").read_bytes())}
    assert summaries == {"Face Garden: ein kurzer Besuch", "Face Garden: Tag der Besprechung"}
    documents = tmp_path / "Documents"
    documents.mkdir()
    own = run(
        tmp_path, "programme", "reminders", "--out", str(documents / "own.ics"), "--title", "Tea", "--data", "home"
    )
    assert str(documents / "own.ics") in line(own)


@pytest.mark.parametrize("given", ["24:00", "9", "9:5", "9:30 am", ""])
def test_a_time_that_is_none_is_told(tmp_path: Path, given: str) -> None:
    refused(run(tmp_path, "programme", "reminders", "--at", given, "--data", "home"), "is no time such as 13:30")
