"""What is said, in the player's own language."""

import functools
import gettext
import re
from collections.abc import Callable, Mapping
from io import BytesIO

import pygame

from game.model.comfort import LANGUAGES
from game.model.phrase import Phrase, filled
from game.screen.assets import asset

ENGLISH = "en"
"""The language that everything is written in; it needs no catalogue."""
_RIGHT_TO_LEFT = frozenset({"ar"})
_VALUE = re.compile(r"{\w*(:[^A-Za-z}]*[a-z]?)?}")
_BROKEN = 100
"""Parts of things, such as 1.5 seconds, are counted like hundreds, which go with the plain form everywhere."""


class Language:
    """Puts English words into one of LANGUAGES. `missed` is told what its catalogue does not know."""

    def __init__(self, code: str = ENGLISH, missed: Callable[[str], None] = lambda _words: None) -> None:
        """Read its catalogue, `assets/languages/CODE.po`. Raises ValueError for a language that there is not."""
        if code not in LANGUAGES:
            raise ValueError(f"no language {code}; there are {', '.join(LANGUAGES)}")
        self.code, self._missed = code, missed
        self.right_to_left = code in _RIGHT_TO_LEFT
        self._words: gettext.GNUTranslations | None = None
        self._known: frozenset[str] = frozenset()
        if code != ENGLISH:
            self._words, self._known = _catalogue(code)
        self._kept = functools.lru_cache(1024)(self._said)

    def said(self, words: str) -> str:
        """Words as they are said in this language: a phrase is put together anew, others are looked up.

        What the catalogue does not know, such as a name, stays as it is.
        """
        if self._words is None or not words.strip():
            return str(words)
        return self._kept(words, words.template if isinstance(words, Phrase) else None)

    def _said(self, words: str, _template: str | None) -> str:
        assert self._words is not None  # noqa: S101 - English is not looked up
        if not isinstance(words, Phrase):
            return words if wordless(words) else self._found(words)
        if words.number is None:
            template = words.template if wordless(words.template) else self._found(words.template)
        elif words.template not in self._known:
            self._missed(words.template)
            return str(words)
        else:
            number = int(words.number) if float(words.number).is_integer() else _BROKEN
            template = self._words.ngettext(words.template, words.many, number)
        if not words.values and words.number is None:
            return template
        inside = words.values if words.number is None else {**words.values, "count": words.number}
        told = filled(template, self._values(inside), self.code)
        return told[:1].upper() + told[1:] if words[:1].isupper() else told

    def _found(self, words: str) -> str:
        """Looked up as it stands; or, where it begins a sentence, as it is within one."""
        assert self._words is not None  # noqa: S101 - English is not looked up
        found: str
        within = words[:1].lower() + words[1:]
        if words in self._known or not words[:1].isupper():
            found = self._words.gettext(words)
        else:
            found = self._words.gettext(within)
            found = found[:1].upper() + found[1:]
        if not {words, within} & self._known:
            self._missed(words)
        return found

    def _values(self, values: Mapping[str, object]) -> dict[str, object]:
        point, percent = _signs(self.code)
        told: dict[str, object] = {}
        for name, value in values.items():
            if isinstance(value, str):
                told[name] = self.said(value)
            elif isinstance(value, int | float):
                told[name] = _Figure(value, point, percent)
            else:
                told[name] = value
        return told


class _Figure:
    """A number that is formatted with the language's own signs."""

    def __init__(self, value: float, point: str, percent: str) -> None:
        self._value, self._point, self._percent = value, point, percent

    def __format__(self, spec: str) -> str:
        return format(self._value, spec).replace(".", self._point).replace("%", self._percent)


def wordless(template: str) -> bool:
    """Whether a template has neither words of its own nor a day's pattern, and needs no translation.

    >>> wordless("{share:.0%}"), wordless("{done} of {all}"), wordless("{day:EEEE, d MMMM}")
    (True, False, False)
    """
    return not any(sign.isalpha() for sign in _VALUE.sub("", template))


def _catalogue(code: str) -> tuple[gettext.GNUTranslations, frozenset[str]]:
    """A language's translations, and what it translates; of counted sentences the one about a single thing."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - English needs none of it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with asset("languages", f"{code}.po").open("rb") as file:
        read = read_po(file, locale=code)
    compiled = BytesIO()
    write_mo(compiled, read)
    compiled.seek(0)
    ids = (each.id if isinstance(each.id, str) else each.id[0] for each in read if each.id and any(each.string or ""))
    return gettext.GNUTranslations(compiled), frozenset(ids)


@functools.cache
def _signs(code: str) -> tuple[str, str]:
    from babel.core import Locale  # noqa: PLC0415 - English needs none of it

    locale = Locale(code)
    return locale.number_symbols["latn"]["decimal"], locale.percent_formats[None].pattern.removeprefix("#,##0")


def spoken(chosen: str) -> str:
    """The language that was chosen; else the first of the system's own that there is, or English."""
    codes = (each["language"] or "" for each in pygame.system.get_pref_locales())
    return chosen or next((code for code in codes if code in LANGUAGES), ENGLISH)
