"""Drafts: what a therapist writes, what is said of mistakes in it, and how levels are opened and closed."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.errors import LevelError, StoreError
from game.model.programme import Mirror
from game.store.drafts import begin_draft, close_levels, count_on, open_levels, read_draft
from game.store.levels import level
from game.store.programmes import document_of, programme_in
from tests.store.clinics import LEVELS, TODAY, opened, programme


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "ada.toml"
    begin_draft(path, programme(), ["For the first week."])
    return path


def mended(draft: Path, was: str, now: str) -> None:
    text = draft.read_text(encoding="utf-8")
    assert was in text
    draft.write_text(text.replace(was, now, 1), encoding="utf-8")


def said(draft: Path) -> str:
    with pytest.raises(LevelError) as refusal:
        read_draft(draft, LEVELS, TODAY)
    message = str(refusal.value)
    assert message.startswith(f"{draft}: ")
    assert "\n" not in message
    return message.removeprefix(f"{draft}: ")


def test_a_draft_says_what_it_was_begun_with(draft: Path) -> None:
    assert read_draft(draft, LEVELS, TODAY) == programme()
    assert programme_in(document_of(programme())) == programme()
    with pytest.raises(StoreError, match="is there already"):
        begin_draft(draft, programme(7), [])
    assert read_draft(draft, LEVELS, TODAY).number == 1


def test_levels_are_opened_and_closed_and_comments_stay(draft: Path) -> None:
    mended(draft, "hold_s = 4.0", "hold_s = 6.0  # she wished it")
    open_levels(draft, [opened("blink-1")])
    assert read_draft(draft, LEVELS, TODAY).open == LEVELS
    open_levels(draft, [replace(opened("pucker-1"), sets=5)])
    again = read_draft(draft, LEVELS, TODAY)
    assert again.open == LEVELS, "a level with another dose keeps its place"
    assert {each.level: each.sets for each in again.levels} == {"smile-1": 2, "blink-1": 2, "pucker-1": 5}
    close_levels(draft, ["blink-1", "pucker-1"])
    count_on(draft, 2)
    left = read_draft(draft, LEVELS, TODAY)
    assert (left.open, left.number, left.levels[0].hold_s) == (("smile-1",), 2, 6.0)
    text = draft.read_text(encoding="utf-8")
    assert "# she wished it" in text
    assert text.startswith("# For the first week.")
    for names, message in ((["smile1"], "did you mean"), (["smile-1"], "at least one level")):
        with pytest.raises(LevelError, match=message):
            close_levels(draft, names)
    assert draft.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ("minutes_a_day", "minutes_day", "minutes_day is not known; did you mean minutes_a_day?"),
        ("times_a_day", "times_day", "levels.0.times_day is not known; did you mean levels.times_a_day?"),
        ('"smile-1"', '"smile1"',
         'levels.0.level "smile1" is not known (did you mean "smile-1"?); known are: blink-1, pucker-1, smile-1'),
        ('"pucker-1"', '"smile-1"', "levels must open each level once, not"),
        ("repetitions = 4", "repetitions = 99", "levels.0.repetitions must lie between 1 and 30, not 99"),
        ("sets = 2", "sets = 0", "levels.0.sets must lie between 1 and 10, not 0"),
        ("times_a_day = 3", "times_a_day = 2.5", "levels.0.times_a_day must be a whole number, not 2.5"),
        ("hold_s = 4.0", "hold_s = 90", "levels.0.hold_s must lie between 0.5 and 60 seconds, not 90"),
        ("tolerance = 0.9", "tolerance = inf", "levels.0.tolerance must be a finite number, not Infinity"),
        ("low = 0.25", "low = 0.8", "levels.0.band: a band needs 0.05 <= low < high <= 1.5, not low = 0.8, high = 0.5"),
        ("minutes_a_day = 30", "minutes_a_day = 999", "minutes_a_day must lie between 1 and 120, not 999"),
        ('"K7QM-2XRD-9FTB"', '"Ada Lovelace"',
         'patient must be a random reference such as K7QM-2XRD-9FTB, never a name, not "Ada Lovelace"'),
        ("review = 2026-03-09", "review = 2026-03-01",
         'review must lie between the day of issue and a year after it, not "2026-03-01"'),
        ("review = 2026-03-09", 'review = "soon"', 'review must be a date, such as 2026-12-24, not "soon"'),
        ('affected = "left"', 'affected = "lefft"',
         'affected "lefft" is not known (did you mean "left"?); known are: left, right, both'),
        ('affected = "left"', 'affected = "both"\nissued = 2026-03-02',
         "issued is written when the programme is issued; leave that line out"),
        ('montage = "bilateral"', 'affected_ = 1', "affected_ is not known; did you mean affected?"),
        ("voice = true", 'voice = "yes"', 'switches.voice must be true or false, not "yes"'),
        ('mirror = "mirror"', 'mirror = "healthy"',
         'mirror "healthy" is not known (did you mean "healthy half"?); known are: mirror, healthy half, avatar, none'),
        ("number = 1", "number = 0", "number must lie between 1 and 999999, not 0"),
        ('note = "Slowly', 'note = "\\u001b[2J', "note must be plain text of at most 400 letters, not"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_draft_is_named(draft: Path, was: str, now: str, message: str) -> None:
    mended(draft, was, now)
    assert said(draft).startswith(message)


def test_electrodes_on_one_side_need_a_healthy_one(draft: Path) -> None:
    mended(draft, 'montage = "bilateral"', 'montage = "coupled"')
    assert read_draft(draft, LEVELS, TODAY).montage == "coupled"
    mended(draft, 'affected = "left"', 'affected = "both"')
    assert said(draft) == 'montage must be "bilateral" where both sides are affected, not "coupled"'


def test_levels_written_in_one_line_can_be_read_but_not_opened(draft: Path) -> None:
    text = draft.read_text(encoding="utf-8")
    head, _, _ = text.partition("[[levels]]")
    dose, band = "repetitions = 4, sets = 2, times_a_day = 3", "band = {low = 0.25, high = 0.5}, hold_s = 4.0"
    one = f'{{level = "smile-1", {dose}, {band}, tolerance = 0.9, adapts = true}}'
    top, found, tables = head.partition("[switches]")
    draft.write_text(f"{top}levels = [{one}]\n{found}{tables}", encoding="utf-8")
    assert read_draft(draft, LEVELS, TODAY).open == ("smile-1",)
    with pytest.raises(LevelError, match=r"ada\.toml: levels must be tables"):
        open_levels(draft, [opened("blink-1")])


def test_an_open_level_is_played_as_it_was_prescribed() -> None:
    given = replace(programme(), levels=(replace(opened("smile-1"), adapts=False),), mirror=Mirror.NONE)
    played = given.prescribed(level("smile-1"))
    assert (played.repetitions, played.tempo.hold_s, played.band.high, played.tolerance) == (4, 4.0, 0.5, 0.9)
    assert not played.limits.adapts
    assert played.minigame == level("smile-1").minigame
    with pytest.raises(KeyError):
        given.prescribed(level("blink-1"))
