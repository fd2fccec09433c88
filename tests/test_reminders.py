"""Reminders come into a file, in nobody else's place."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from game.errors import StoreError, UsageError
from game.model.comfort import LANGUAGES
from game.reminders import plan, written
from game.screen.language import Language
from game.store.home import Home
from game.store.places import CALENDAR
from tests.store.clinics import LEVELS, TODAY, Clinic, programme, yes

ELSEWHERE = "Name another file, in a folder of your own: face-garden programme reminders --out FILE.ics"
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)


def test_it_says_where_they_are_and_what_to_do(tmp_path: Path) -> None:
    out = tmp_path / CALENDAR
    said = written(programme(), out, NOW)
    assert said == f"{out}: 3 short visits a day until 9 March. Open this file with your calendar."
    assert len(list(Calendar.from_ical(out.read_bytes()).walk("VEVENT"))) == 4
    assert "1 short visit a day" in written(programme(), out, NOW, [time(10)])
    assert len(list(Calendar.from_ical(out.read_bytes()).walk("VEVENT"))) == 2, "ours are replaced"
    assert [each.name for each in tmp_path.iterdir()] == [CALENDAR]


@pytest.mark.parametrize(
    "there",
    [b"", b"a letter", b"BEGIN:VCALENDAR\r\nPRODID:-//Somebody else//EN\r\nEND:VCALENDAR\r\n", b"\0" * (2 << 20)],
)
def test_what_is_not_ours_is_left_as_it_is(tmp_path: Path, there: bytes) -> None:
    out = tmp_path / "own.ics"
    out.write_bytes(there)
    with pytest.raises(StoreError, match=rf"own\.ics is something else than our reminders, .*\. {ELSEWHERE}"):
        written(programme(), out, NOW)
    assert out.read_bytes() == there


def test_a_folder_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "folder.ics").mkdir()
    with pytest.raises(StoreError, match=r"folder\.ics is a folder; name a file in it, such as .*face-garden\.ics\."):
        written(programme(), tmp_path / "folder.ics", NOW)
    with pytest.raises(StoreError, match="is a folder; name a file in it"):
        written(programme(), tmp_path, NOW)


def test_a_link_to_nowhere_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "link.ics").symlink_to(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="something else"):
        written(programme(), tmp_path / "link.ics", NOW)
    assert not (tmp_path / "nowhere").exists()


def test_what_cannot_be_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"plan\.txt must end in \.ics; name it .*plan\.ics\."):
        written(programme(), tmp_path / "plan.txt", NOW)
    with pytest.raises(UsageError, match="The review was on 9 March 2026: ask your therapist"):
        written(programme(), tmp_path / CALENDAR, NOW + timedelta(days=8))
    with pytest.raises(StoreError, match=rf"cannot be written: .*\. {ELSEWHERE}"):
        written(programme(), tmp_path / "nowhere" / CALENDAR, NOW)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_a_calendar_shows_is_in_the_language_that_was_chosen(tmp_path: Path, language: str) -> None:
    out, own = tmp_path / CALENDAR, Language(language)
    written(programme(), out, NOW, language=language)
    shown = list(Calendar.from_ical(out.read_bytes()).walk("VEVENT"))
    visit, review = own.said("Face Garden: a short visit"), own.said("Face Garden: review day")
    assert {str(event["summary"]) for event in shown} == {visit, review}
    assert {str(alarm["description"]) for event in shown for alarm in event.walk("VALARM")} == {visit, review}
    written(programme(), out, NOW, title="Tea", language=language)
    assert {str(event["summary"]) for event in Calendar.from_ical(out.read_bytes()).walk("VEVENT")} == {"Tea", review}


def test_without_a_choice_a_calendar_is_in_the_systems_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    written(programme(), tmp_path / CALENDAR, NOW)
    assert "ein kurzer Besuch" in (tmp_path / CALENDAR).read_text(encoding="utf-8")


def test_the_plan_in_force_is_the_homes(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no programme here yet"):
        plan(tmp_path)
    names = {name: Path(f"{name}.toml") for name in LEVELS}
    Home(tmp_path).take(bytes(Clinic().number(1)), TODAY, names, yes)
    assert plan(tmp_path) == programme()
