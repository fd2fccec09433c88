"""Drafts: the TOML file in which a therapist writes a programme, until it is issued; comments in it are kept."""

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import AoT, Table

from game.errors import LevelError
from game.model.programme import VERSION, Opened, Programme
from game.store.misspelling import nearest
from game.store.programmes import document_of
from game.store.toml import Names, check, table, valued
from game.store.whole import keep, keep_new

COMMENTS = {
    "patient": "random; keep on paper whose it is, and never write a name here",
    "number": "goes up by one with each programme that is issued",
    "review": "until then it is in force; what is open stays open after, nothing new opens",
    "affected": "left, right or both",
    "phase": "initiation, facilitation, movement control or relaxation",
    "montage": "electrodes: bilateral (both sides) or coupled (the affected side and what moves along)",
    "mirror": "mirror, healthy half, avatar or none",
    "minutes_a_day": "the most for one day, over all levels",
    "note": "for the patient; at most 400 letters",
}
_WRITTEN_AT_ISSUE = ("version", "issued")


def read_draft(path: Path, known_levels: Names, today: date) -> Programme:
    """The programme that a draft would be if it were issued today. Raises LevelError with one line."""
    read = table(path)
    for name in _WRITTEN_AT_ISSUE:
        if name in read:
            raise LevelError(f"{path}: {name} is written when the programme is issued; leave that line out")
    review = read.get("review")
    if isinstance(review, date) and not isinstance(review, datetime):
        read["review"] = review.isoformat()
    programme = valued(path, {**read, "version": VERSION, "issued": today.isoformat()}, Programme)
    for number, opened in enumerate(programme.levels):
        check(path, f"levels.{number}.level", opened.level, known_levels)
    return programme


def begin_draft(path: Path, programme: Programme, headings: Sequence[str]) -> None:
    """Write a draft where there is none yet, with a comment at each line that needs one. Raises StoreError."""
    values = json.loads(document_of(programme)) | {"review": programme.review}
    draft = tomlkit.document()
    for line in headings:
        draft.add(tomlkit.comment(line))
    draft.add(tomlkit.nl())
    for name, comment in COMMENTS.items():
        draft.add(name, tomlkit.item(values[name]).comment(comment))
    for name in ("switches", "limits"):
        draft.add(name, tomlkit.item(values[name]))
    draft.add(tomlkit.nl())
    draft.add("levels", tomlkit.aot())
    _add(draft, programme.levels)
    keep_new(path, tomlkit.dumps(draft).encode())


def open_levels(path: Path, opened: Sequence[Opened]) -> None:
    """Open levels in a draft; one that is open already gets the new dose. Raises LevelError, StoreError."""
    draft = _parsed(path)
    levels: Any = draft["levels"]
    places = {str(each.get("level")): at for at, each in enumerate(levels)}
    for each in opened:
        if each.level in places:
            levels[places[each.level]].update(_written(each))
    _add(draft, [each for each in opened if each.level not in places])
    _keep(path, draft)


def close_levels(path: Path, names: Collection[str]) -> None:
    """Close levels in a draft. Raises LevelError where one is not open, or none would be left."""
    draft = _parsed(path)
    levels: Any = draft["levels"]
    listed = [str(each.get("level")) for each in levels]
    for name in names:
        if name not in listed:
            raise LevelError(f'{path}: "{name}" is not open{nearest(name, listed)}; open are: {", ".join(listed)}')
    if set(listed) <= set(names):
        raise LevelError(f"{path}: a programme opens at least one level; open another one first")
    _remove(draft, names)
    _keep(path, draft)


def count_on(path: Path, number: int) -> None:
    """Give a draft the number of its next programme. Raises LevelError, StoreError."""
    draft = _parsed(path)
    draft["number"] = tomlkit.item(number).comment(COMMENTS["number"])
    _keep(path, draft)


def _parsed(path: Path) -> tomlkit.TOMLDocument:
    table(path)  # says what is wrong with it in our words
    draft = tomlkit.parse(path.read_bytes().decode("utf-8-sig"))
    if not isinstance(draft.get("levels"), AoT):
        raise LevelError(f"{path}: levels must be tables of their own, each below a line [[levels]]")
    return draft


def _keep(path: Path, draft: tomlkit.TOMLDocument) -> None:
    keep(path, tomlkit.dumps(draft).encode())


def _add(draft: tomlkit.TOMLDocument, opened: Sequence[Opened]) -> None:
    levels: Any = draft["levels"]
    for each in opened:
        levels.append(_written(each))


def _remove(draft: tomlkit.TOMLDocument, names: Collection[str]) -> None:
    levels: Any = draft["levels"]
    for at in reversed(range(len(levels))):
        if levels[at].get("level") in names:
            del levels[at]


def _written(opened: Opened) -> Table:
    written = tomlkit.table()
    for name in ("level", "repetitions", "sets", "times_a_day"):
        written.add(name, getattr(opened, name))
    band = tomlkit.inline_table()
    band.update({"low": opened.band.low, "high": opened.band.high})
    written.add("band", band)
    for name in ("hold_s", "tolerance", "adapts"):
        written.add(name, getattr(opened, name))
    return written
