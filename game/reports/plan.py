"""The programme in force and what the rules suggest, side by side on the printed page."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.model.practised import Day
from game.reports.dates import long
from game.reports.lettering import wrapped
from game.reports.prescribed import dose
from game.reports.sheet import Sheet
from game.training.review import Review

_TEXT, _LINE, _INDENT = 7.5, 3.4, 3.0


@dataclass(frozen=True, slots=True)
class _Block:
    """A line whose beginning is told strongly, and what follows below it."""

    strong: str
    beside: str
    below: Sequence[str] = ()


def prescribed(sheet: Sheet, x: float, y: float, width: float, end: float, review: Review) -> float:
    """The programme, from the heading's baseline `y` down to `end` at most; answers with where it ends."""
    programme = review.programme
    if programme is None:
        return _column(sheet, x, y, width, end, "Programme", "None is in force: every level is open.", (), "")
    due = " (has passed)" if programme.due(review.today) else ""
    told = (
        f"Issued {long(programme.issued)}, review {long(programme.review)}{due}; at most "
        f"{programme.minutes_a_day} minutes a day; electrodes {programme.montage}."
    )
    blocks = [
        _Block(each.level, f"{dose(each)}; band {each.band.low:g} to {each.band.high:g}, hold {each.hold_s:g} s")
        for each in programme.levels
    ]
    return _column(sheet, x, y, width, end, f"Programme {programme.number}", told, blocks, "programme show")


def decide(sheet: Sheet, x: float, y: float, width: float, end: float, review: Review) -> float:
    """The suggestions, in the same way."""
    if review.programme is None:
        said = "Nothing: there is no programme to add to."
    elif not review.suggestions:
        said = "Nothing: no rule holds for any open level."
    else:
        said = "By plain rules over these numbers; nothing changes before a therapist decides."
    blocks = [
        _Block(
            f"{each.act.capitalize()} {each.level}?",
            f"rule: {each.rule}",
            wrapped(f"{each.why} ({numbers(each.numbers)})", width - _INDENT, _TEXT),
        )
        for each in review.suggestions
    ]
    return _column(sheet, x, y, width, end, "To decide", said, blocks, "report --json")


def numbers(looked_at: Sequence[Day]) -> str:
    """The days that a rule looked at, each with its score, reach and quiet."""

    def row(name: str, digits: int) -> str:
        values = [each.part(name) for each in looked_at]
        return f"{name} " + ", ".join("not seen" if value is None else f"{value:.{digits}f}" for value in values)

    return "; ".join((row("score", 0), row("reach", 2), row("quiet", 2)))


def _column(
    sheet: Sheet, x: float, y: float, width: float, end: float, title: str, said: str, blocks: Sequence[_Block],
    more: str,
) -> float:  # fmt: skip
    """Blocks below a heading as far as they fit; how many are left over is told, and what command tells them."""
    sheet.say(x, y, title, 11, face="heading", within=width)
    at = y + 1.2
    for line in wrapped(said, width, _TEXT):
        at += _LINE
        sheet.say(x, at, line, _TEXT)
    for number, block in enumerate(blocks):
        at += 0.6
        left = len(blocks) - number
        if at + (1 + len(block.below) + (left > 1)) * _LINE > end:
            at += _LINE
            sheet.say(x, at, f"and {left} more: {more}", _TEXT, "ink_soft")
            break
        at += _LINE
        beside = sheet.say(x, at, block.strong, _TEXT, face="strong") + 2
        sheet.say(beside, at, block.beside, _TEXT, within=x + width - beside)
        for line in block.below:
            at += _LINE
            sheet.say(x + _INDENT, at, line, _TEXT)
    return at
