"""The report on one printed page: what a therapist reads, and room to write."""

from collections.abc import Mapping
from pathlib import Path

from game.model.checkup import CheckUp
from game.reports import almanac, comfort, comparison, trends
from game.reports.dates import long
from game.reports.files import whole_bytes
from game.reports.plan import decide, prescribed
from game.reports.sheet import Paper, Sheet
from game.training import checkup_words
from game.training.judge import ALGORITHM
from game.training.review import Review
from game.version import VERSION

MARGIN, _GUTTER, _RULE = 12.0, 6.0, 7.0
_NOTES = 25.0
"""So much of the page is left for handwriting at least."""
_FOOT = 9.0


def write(path: Path, review: Review, paper: Paper, titles: Mapping[str, str]) -> None:
    """Draw a review that is not empty as PDF; `titles` name the exercises. Raises StoreError."""
    with whole_bytes(path) as file:
        sheet = Sheet(file, paper, "Face Garden: report")
        _draw(sheet, review, titles)
        sheet.save()


def _draw(sheet: Sheet, review: Review, titles: Mapping[str, str]) -> None:
    width = sheet.width_mm - 2 * MARGIN
    y = _head(sheet, review, width)
    if review.calendar:
        y = _heading(sheet, y, "Days")
        sheet.say(MARGIN + 17, y, almanac.summary(review), 8, within=width - 17)
        y = almanac.draw(sheet, MARGIN, y + 2.4, width, review.calendar) + 4
    y = _felt(sheet, y + 2, width, review) + 3
    drawn = [each for each in review.exercises if trends.shown(each)]
    if drawn:
        y = _heading(sheet, y + 3, "Together and quiet")
        trends.legend(sheet, MARGIN + width, y)
        y = trends.draw(sheet, MARGIN, y + 2.0, width, drawn, titles)
    if review.exercises:
        y = _heading(sheet, y + 4, "First against last")
        rows = [comparison.practised(each, titles) for each in review.exercises]
        y = comparison.draw(sheet, MARGIN, y + 1.6, width, rows, "score")
    elif review.calendar:
        sheet.say(MARGIN, y + 4, "Nothing of it was measured.", 8)
        y += 5
    y = _checked(sheet, y, width, review, titles) + 6.5
    half, end = (width - _GUTTER) / 2, sheet.height_mm - MARGIN - _FOOT - _NOTES
    y = max(
        prescribed(sheet, MARGIN, y, half, end, review), decide(sheet, MARGIN + half + _GUTTER, y, half, end, review)
    )
    _notes(sheet, y + 7, width)
    _foot(sheet, review, width)


def _heading(sheet: Sheet, y: float, words: str) -> float:
    sheet.say(MARGIN, y, words, 11, face="heading")
    return y


def _head(sheet: Sheet, review: Review, width: float) -> float:
    """Who and when; a name is written by hand, for none is kept."""
    y, right = MARGIN + 6, MARGIN + width
    sheet.say(MARGIN, y, "Practice at home", 18, face="heading")
    sheet.say(right - 78, y, "Name", 8, "ink_soft")
    sheet.line([(right - 68, y + 0.8), (right, y + 0.8)], "ink_soft", 0.5)
    begun, programme = review.since, review.programme
    told = f"{long(begun)} to {long(review.today)}"
    if programme is not None:
        told = f"Patient {programme.patient}   ·   {told}   ·   affected: {programme.affected}   ·   {programme.phase}"
    sheet.say(MARGIN, y + 6, told, 8.5)
    sheet.line([(MARGIN, y + 8.2), (right, y + 8.2)], "ink", 0.8)
    return y + 14.5


def _felt(sheet: Sheet, y: float, width: float, review: Review) -> float:
    """Pain and tiredness; one sentence where nobody told of it. Answers with where it ends."""
    y = _heading(sheet, y, "Pain and tiredness")
    told = len(comfort.shown(review))
    if not told:
        sheet.say(MARGIN + 40, y, "Not told yet: it is asked each day under a programme.", 8)
        return y
    sheet.say(MARGIN + 40, y, f"told on {told} day{'' if told == 1 else 's'}", 8)
    comfort.legend(sheet, MARGIN + width, y)
    return comfort.draw(sheet, MARGIN, y + 1.0, width, review)


def _checked(sheet: Sheet, y: float, width: float, review: Review, titles: Mapping[str, str]) -> float:
    """The first check-up against the last one; one sentence where there is none. Answers with where it ends."""
    y = _heading(sheet, y + 6, "Check-up")
    if not review.checked:
        sheet.say(MARGIN + 24, y, "None is kept here.", 8)
        return y
    last = review.checked[-1]
    said = [checkup_words.resting(last.found.resting), _along(last.found, titles)]
    sheet.say(MARGIN + 24, y, " ".join(filter(None, said)), 8, within=width - 24)
    rows = comparison.examined(review.checked[0], last, titles)
    return comparison.draw(sheet, MARGIN, y + 1.6, width, rows, "together")


def _along(found: CheckUp, titles: Mapping[str, str]) -> str:
    """What moved along, and in which movements."""
    where: dict[str, list[str]] = {}
    for each in found.movements:
        if each.intruder is not None:
            where.setdefault(each.intruder.words, []).append(titles.get(each.exercise, each.exercise))
    told = ", ".join(f"{words} ({', '.join(names)})" for words, names in where.items())
    return f"Moving along: {told}." if told else ""


def _notes(sheet: Sheet, y: float, width: float) -> None:
    """Ruled lines down to the foot."""
    _heading(sheet, y, "Notes")
    line = y + _RULE + 1
    while line < sheet.height_mm - MARGIN - _FOOT + 3:
        sheet.line([(MARGIN, line), (MARGIN + width, line)], "faint", 0.5)
        line += _RULE


def _foot(sheet: Sheet, review: Review, width: float) -> None:
    y = sheet.height_mm - MARGIN
    sheet.line([(MARGIN, y - 3.2), (MARGIN + width, y - 3.2)], "ink_soft", 0.4)
    versions = f"Face Garden {VERSION}, judge {ALGORITHM}, {long(review.today)}"
    right = MARGIN + width
    sheet.say(right, y, versions, 7, "ink_soft", align="right")
    scored = "Symmetry is the score's: usually 0 at 0.40 of the other side's way, 1 from 0.90."
    said = f"{scored} Changes: from simulated faces."
    sheet.say(MARGIN, y, said, 7, "ink_soft", within=width - 60)
