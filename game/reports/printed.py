"""A diary for the terminal: a row a day and exercise, or a row an exercise with what has changed."""

from collections.abc import Mapping, Sequence

from rich import box
from rich.table import Table

from game.model.practice import Practice
from game.reports.answers import answered, answers
from game.reports.diary import FIGURES, Change, Tally, diary, examinations
from game.reports.plan import numbers
from game.training.checkup_words import ways
from game.training.suggestions import Suggestion

_SHAPES = {"score": "{:.0f}", "symmetry": "{:.2f}", "quiet": "{:.2f}"}
_NOTHING = "-"
Titles = Mapping[str, str]
"""Exercises' and levels' titles, by id."""


def diary_table(practice: Practice, titles: Titles) -> Table:
    """A row a day and exercise, means over the measured repetitions; the day stands where it begins."""
    table = _table(
        f"{practice.programme.patient}, programme {practice.programme.number}, told {practice.made:%Y-%m-%d}"
    )
    table.add_column("Day", no_wrap=True)
    table.add_column("Exercise")
    for name in ("Reps", *map(str.capitalize, FIGURES)):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Moved along")
    last = None
    for day, tally in diary(practice):
        figures = [_shaped(name, tally) for name in FIGURES]
        reps = f"{tally.measured}/{tally.repetitions}"
        begins = "" if day == last else day.isoformat()
        table.add_row(begins, _titled(tally.exercise, titles), reps, *figures, along_words(tally))
        last = day
    return table


def checkup_table(practice: Practice, titles: Titles) -> Table:
    """A row a check-up and movement, medians of its trials; the day stands where it begins."""
    table = _table("Check-ups")
    table.add_column("Day", no_wrap=True)
    table.add_column("Movement")
    for name in ("Left", "Right", "Together", "Quiet"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Moved along")
    for day, found in examinations(practice):
        for number, each in enumerate(found.movements):
            figures = [_NOTHING if v is None else f"{v:.2f}" for v in (each.symmetry, each.quiet)]
            along = _NOTHING if each.intruder is None else each.intruder.words
            begins = "" if number else day.isoformat()
            table.add_row(begins, _titled(each.exercise, titles), *ways(each), *figures, along)
    return table


def feelings_table(practice: Practice) -> Table:
    """A row a day on which the daily question was answered."""
    table = _table("How they were")
    for name in ("Day", "Eye", "Face", "Pain", "Tiredness"):
        table.add_column(name, no_wrap=True)
    for each in answers(practice):
        table.add_row(*answered(each).values())
    return table


def change_table(changes: Sequence[Change], title: str, titles: Titles) -> Table:
    """A row an exercise, before and after; a star stands where a change is more than the game's own error."""
    table = _table(title)
    table.add_column("Exercise")
    for name in ("Reps", *map(str.capitalize, FIGURES)):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Moves along now")
    for each in changes:
        both = (each.before, each.after)
        reps = " -> ".join("0" if tally is None else str(tally.measured) for tally in both)
        figures = [
            " -> ".join(_shaped(name, tally) for tally in both) + (" *" if each.is_real(name) else "")
            for name in FIGURES
        ]
        table.add_row(
            _titled(each.exercise, titles), reps, *figures, _NOTHING if each.after is None else along_words(each.after)
        )
    if any(each.is_real(name) for each in changes for name in FIGURES):
        table.caption, table.caption_justify = "* more than the game's own error from day to day", "left"
    return table


def decide_table(suggestions: Sequence[Suggestion]) -> Table:
    """A row a suggestion: what could be done, by which rule, and the numbers that it looked at."""
    table = _table("To decide, by plain rules; nothing changes before a therapist does")
    for name in ("What", "Rule", "Why"):
        table.add_column(name)
    for each in suggestions:
        why = f"{each.why} ({numbers(each.numbers)})"
        table.add_row(f"{each.act.capitalize()} {each.level}?", each.rule, why)
    return table


def along_words(tally: Tally) -> str:
    """What moved along, and how often.

    >>> along_words(Tally("smile", 1, 4, 4, 80.0, 0.8, 0.9, (("left eye", 3), ("left brow", 1))))
    'left eye 3x, left brow 1x'
    """
    return ", ".join(f"{words} {count}x" for words, count in tally.along) or _NOTHING


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)


def _titled(exercise: str, titles: Titles) -> str:
    """By its title; one that this Face Garden does not have, by its name."""
    return titles.get(exercise, exercise.replace("_", " "))


def _shaped(name: str, tally: Tally | None) -> str:
    value = None if tally is None else getattr(tally, name)
    return _NOTHING if value is None else _SHAPES[name].format(value)
