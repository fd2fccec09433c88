"""How hard a text is to read."""

import re
from collections.abc import Sequence

_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|[0-9]+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<![aeiouyl])(?:e|es|ed)$|(?<=[aeiouy]l)(?:e|es|ed)$")


def sentences(text: str) -> Sequence[Sequence[str]]:
    """The words of each sentence; a line's end ends one, too."""
    found = (_WORD.findall(each) for each in _SENTENCE.findall(text))
    return [words for words in found if words]


def syllables(word: str) -> int:
    """Groups of vowels without a silent e at the end, at least one; near enough for an average.

    >>> [syllables(word) for word in ("smile", "gentle", "therapist", "moved", "eye", "synkinesis")]
    [1, 2, 3, 1, 1, 4]
    """
    parts = [part for part in word.lower().replace("'", "").split("-") if part]
    return sum(max(1, len(_VOWELS.findall(_SILENT.sub("", part)))) for part in parts)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: the years of school after which a text is read with ease (Kincaid et al. 1975)."""
    parts = sentences(text)
    words = [word for words in parts for word in words]
    return 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
