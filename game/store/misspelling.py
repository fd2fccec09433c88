"""What pydantic has against a file, as one line for the person who wrote it."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import get_args, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

ALLOWED = {
    "int_type": "a whole number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "string_type": 'text in quotes, such as "smile"',
    "dataclass_type": "a table of its own",
    "bool_type": "true or false",
    "tuple_type": 'a list, such as ["emg"]',
    "date_type": "a date, such as 2026-12-24",
    "date_parsing": "a date, such as 2026-12-24",
    "date_from_datetime_parsing": "a date, such as 2026-12-24",
}


def complaint(refusal: ValidationError, kind: type) -> str:
    """The first thing to mend, unknown keys before all else, for they explain what seems missing.

    `kind` is the dataclass that was asked for; its fields are the keys to choose from.
    """
    mistakes = sorted(refusal.errors(), key=lambda mistake: mistake["type"] != "unexpected_keyword_argument")
    return plain(_line(mistakes[0], kind))


def plain(text: str) -> str:
    r"""The text as one line for a terminal, whatever stood in the file: nothing in it is a command to the terminal.

    >>> plain("a\nb\x1b[2Jc")
    'a?b?[2Jc'
    """
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def nearest(given: str, known: Collection[str]) -> str:
    """A question to append when something known looks like it, else nothing.

    >>> nearest("smlie", ["smile", "blink"])
    ' (did you mean "smile"?)'
    """
    return "".join(f' (did you mean "{match}"?)' for match in get_close_matches(given, known, n=1))


def shown(value: object) -> str:
    """A value as it stands in the file, shortened to one line of 60 characters."""
    if isinstance(value, Mapping):
        text = f"{{{', '.join(f'{key} = {shown(each)}' for key, each in value.items())}}}"
    else:
        text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."


def _line(mistake: ErrorDetails, kind: type) -> str:
    key, given = ".".join(map(str, mistake["loc"])), mistake["input"]
    if mistake["type"] == "unexpected_keyword_argument":
        return _unknown(key, kind)
    if mistake["type"] == "missing":
        return f"{key} is missing; add a line {mistake['loc'][-1]} = ..."
    if mistake["type"] == "value_error":
        return _out_of_range(key, given, str(mistake["ctx"]["error"]))
    if mistake["type"] in {"enum", "literal_error"}:
        known = str(mistake["ctx"]["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
        return f"{key} {shown(given)} is not known{nearest(str(given), known)}; known are: {', '.join(known)}"
    allowed = ALLOWED.get(mistake["type"])
    return f"{key} must be {allowed}, not {shown(given)}" if allowed else f"{key} = {shown(given)}: {mistake['msg']}"


def _unknown(key: str, kind: type) -> str:
    table, _, name = re.sub(r"\.\d+\.", ".", key).rpartition(".")
    everywhere = list(_keys(kind))
    here = [known for known in everywhere if known.rpartition(".")[0] == table]
    for candidates in (here, everywhere):
        named = {known.rpartition(".")[2]: known for known in candidates}
        for match in get_close_matches(name, named, n=1):
            return f"{key} is not known; did you mean {named[match]}?"
    return f"{key} is not known; known are: {', '.join(here)}"


def _out_of_range(key: str, given: object, why: str) -> str:
    """A refusal of the dataclass itself: about one field if it begins with that field's name."""
    table = given if isinstance(given, Mapping) else {}
    field, _, rule = why.partition(" ")
    if field in table and rule.startswith("must"):
        return f"{'.'.join(filter(None, (key, field)))} {rule}, not {shown(table[field])}"
    return f"{key}: {why}, not {', '.join(f'{name} = {shown(value)}' for name, value in table.items())}"


def _keys(kind: type, prefix: str = "") -> Iterator[str]:
    """Every key a file may have, dotted, without the id."""
    assert is_dataclass(kind)  # noqa: S101 - the callers' promise, for mypy
    hints = get_type_hints(kind)
    for field in fields(kind):
        if prefix or field.name != "id":
            yield prefix + field.name
        inside = (hints[field.name], *get_args(hints[field.name]))  # a table, or a list of tables
        for kind_inside in inside:
            if is_dataclass(kind_inside) and isinstance(kind_inside, type):
                yield from _keys(kind_inside, f"{prefix}{field.name}.")
