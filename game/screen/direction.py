"""Words that run from right to left, and numbers and names in them that do not."""

import re
from collections.abc import Sequence
from itertools import groupby

from bidi.algorithm import (
    explicit_embed_and_overrides,
    get_embedding_levels,
    get_empty_storage,
    resolve_implicit_levels,
    resolve_neutral_types,
    resolve_weak_types,
)

_TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def runs_back(words: str) -> bool:
    """Whether anything in these words runs from right to left.

    >>> runs_back("Deutsch"), runs_back("العربية")
    (False, True)
    """
    return _TURNED.search(words) is not None


def runs(line: str, right_to_left: bool) -> Sequence[tuple[str, bool]]:
    """The parts of a line as they stand on the paper, from the left; each with whether it runs from right to left.

    A line in which nothing runs from right to left runs right, as names and numbers do in every language.
    By Unicode's bidirectional algorithm (UAX 9, rules X to L2); the letters of a part stay in the order of reading.
    """
    if not runs_back(line):
        return [(line, False)]
    storage = get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "R" if right_to_left else "L"
    get_embedding_levels(line, storage)
    explicit_embed_and_overrides(storage)
    resolve_weak_types(storage)
    resolve_neutral_types(storage, debug=False)
    resolve_implicit_levels(storage, debug=False)
    letters = storage["chars"]
    for letter in reversed(letters):  # what ends a line, such as a space, runs as the line does (L1)
        if letter["orig"] != "WS":
            break
        letter["level"] = storage["base_level"]
    parts = [
        ("".join(letter["ch"] for letter in group), level)
        for level, group in groupby(letters, key=lambda letter: letter["level"])
    ]
    for level in range(max(level for _, level in parts), 0, -1):  # L2
        parts = _turned(parts, level)
    return [(part, level % 2 == 1) for part, level in parts]


def _turned(parts: list[tuple[str, int]], level: int) -> list[tuple[str, int]]:
    """Every row of parts at this level or deeper, from its last to its first."""
    rows = [(deep, list(row)) for deep, row in groupby(parts, key=lambda part: part[1] >= level)]
    return [part for deep, row in rows for part in (row[::-1] if deep else row)]
