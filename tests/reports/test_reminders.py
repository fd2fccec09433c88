"""A plan as a calendar file: read back by the rules of RFC 5545, whatever wrote it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from game.reports.reminders import MAKER, TITLE, calendar, usual_times, visits_a_day
from tests.store.clinics import PATIENT, TODAY, programme

EIGHT = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)
REVIEW = programme().review
HEALTH = ("face ", "facial", "palsy", "therap", "exercise", "patient", "nerve", "muscle", "smile", "clinic", "doctor")


Entry = Any
"""An entry as it was read: what its properties are is what these tests find out."""


def read(data: bytes) -> Sequence[Entry]:
    made = Calendar.from_ical(data)
    assert isinstance(made, Calendar)
    assert not made.errors
    assert (made["version"], made["prodid"]) == ("2.0", MAKER)
    return list(made.walk("VEVENT"))


def visits(data: bytes) -> Sequence[Entry]:
    return [event for event in read(data) if isinstance(event["dtstart"].dt, datetime)]


def moments(event: Entry) -> list[datetime]:
    """Every moment at which an entry comes, counted by somebody else's reading of the rule."""
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=event["dtstart"].dt)
    return list(rule)


def test_the_plan_comes_as_often_as_it_asks_on_every_day_to_the_review() -> None:
    data = calendar(programme(), EIGHT)
    days = [TODAY + timedelta(days=n) for n in range((REVIEW - TODAY).days + 1)]
    expected = [datetime.combine(day, at) for at in usual_times(3) for day in days]
    assert [at for event in visits(data) for at in moments(event)] == expected
    (whole_day,) = [event for event in read(data) if event not in visits(data)]
    assert (whole_day["dtstart"].dt, whole_day["dtend"].dt) == (REVIEW, REVIEW + timedelta(days=1))


def test_times_are_the_wall_clocks_wherever_the_player_is() -> None:
    for event in visits(calendar(programme(), EIGHT.astimezone(timezone(timedelta(hours=9))))):
        start = event["dtstart"]
        assert start.dt.tzinfo is None
        assert not start.params
        assert not start.to_ical().endswith(b"Z")


def test_a_time_that_has_passed_begins_tomorrow_and_a_passed_review_is_not_told() -> None:
    data = calendar(programme(), EIGHT.replace(hour=13))
    assert [event["dtstart"].dt.date() - TODAY for event in visits(data)] == [
        timedelta(1), timedelta(1), timedelta(0),
    ]  # fmt: skip
    assert {moments(event)[-1].date() for event in visits(data)} == {REVIEW}
    last_evening = datetime.combine(REVIEW, time(23), UTC)
    assert [event["dtstart"].dt for event in read(calendar(programme(), last_evening))] == [REVIEW]
    assert not read(calendar(programme(), last_evening + timedelta(days=1)))


def test_what_is_taken_in_again_takes_the_place_of_what_was_there() -> None:
    before = read(calendar(programme(), EIGHT))
    later = read(calendar(programme(2), EIGHT + timedelta(days=1), [time(7), time(12, 30), time(20)]))
    assert [event["uid"] for event in before] == [event["uid"] for event in later]
    assert len({event["uid"] for event in before}) == 4
    assert all(new["sequence"] > old["sequence"] for old, new in zip(before, later, strict=True))
    assert all(new["dtstamp"].dt > old["dtstamp"].dt for old, new in zip(before, later, strict=True))
    somebody = read(calendar(replace(programme(), patient="ABCD-EFGH-JKLM"), EIGHT))
    assert not {event["uid"] for event in somebody} & {event["uid"] for event in before}


def test_nothing_of_health_and_nobody_is_told() -> None:
    data = calendar(programme(), EIGHT)
    shown = data.decode().replace("Face Garden", "").lower()
    assert not [word for word in HEALTH if word in shown]
    assert PATIENT not in data.decode()
    assert {event["class"] for event in read(data)} == {"PRIVATE"}
    assert {str(event["summary"]) for event in visits(data)} == {TITLE}


def test_each_rings_once_and_leaves_the_time_free() -> None:
    for event in read(calendar(programme(), EIGHT)):
        (alarm,) = event.walk("VALARM")
        assert alarm["action"] == "DISPLAY"
        assert alarm["description"] == event["summary"]
        assert event["transp"] == "TRANSPARENT"
        rings = alarm["trigger"].dt
        if isinstance(event["dtstart"].dt, datetime):
            assert rings == timedelta(0)
            assert event["duration"].dt == timedelta(minutes=10), "a third of the day's thirty minutes"
        else:
            assert rings == timedelta(hours=9) - timedelta(days=1), "at nine on the day before"


def test_own_times_and_an_own_title_with_any_sign_in_it() -> None:
    title = "Tea; biscuits, and a \\ flower \N{SUNFLOWER} " + "x" * 70
    data = calendar(programme(), EIGHT, [time(20), time(9, 5), time(9, 5)], title)
    assert [event["dtstart"].dt.time() for event in visits(data)] == [time(9, 5), time(20)]
    assert {str(event["summary"]) for event in visits(data)} == {title}


def test_lines_are_as_the_rules_ask() -> None:
    data = calendar(programme(), EIGHT, title="\N{SUNFLOWER}" * 60)
    lines = data.split(b"\r\n")
    assert not lines[-1]
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


@pytest.mark.parametrize("count", range(1, 7))
def test_usual_times_are_by_day_and_apart(count: int) -> None:
    times = usual_times(count)
    hours = [at.hour for at in times]
    assert len(set(times)) == count
    assert hours == sorted(hours)
    assert 9 <= hours[0] <= hours[-1] <= 18


def test_the_most_frequent_level_counts() -> None:
    levels = programme().levels
    often = replace(programme(), levels=(replace(levels[0], times_a_day=1), replace(levels[1], times_a_day=5)))
    assert visits_a_day(often) == 5
    assert len(visits(calendar(often, EIGHT))) == 5
