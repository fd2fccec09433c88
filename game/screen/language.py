"""What is said, in the player's own language."""

import functools
import gettext
from collections.abc import Callable, Mapping
from io import BytesIO

import pygame

from game.model.comfort import LANGUAGES
from game.model.phrase import Phrase, filled
from game.screen.assets import asset

ENGLISH = "en"
"""The language that everything is written in; it needs no catalogue."""
_RIGHT_TO_LEFT = frozenset({"ar"})
_BROKEN = 100
"""Parts of things, such as 1.5 seconds, are counted like hundreds, which go with the plain form everywhere."""


class Language:
    """Puts English words into one of LANGUAGES. `missed` is told what its catalogue does not know."""

    def __init__(self, code: str = ENGLISH, missed: Callable[[str], None] = lambda _words: None) -> None:
        """Read its catalogue, `assets/languages/CODE.po`. Raises ValueError for a language that there is not."""
        if code not in LANGUAGES:
            raise ValueError(f"no language {code}; there are {', '.join(LANGUAGES)}")
        self.code = code
        self.right_to_left = code in _RIGHT_TO_LEFT
        self._words = None if code == ENGLISH else _catalogue(code)
        if self._words is not None:
            self._words.add_fallback(_Unknown(missed))
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
            return self._words.gettext(words)
        if words.number is None:
            template = _kept_in_parts(words.template) or self._words.gettext(words.template)
        else:
            number = int(words.number) if float(words.number).is_integer() else _BROKEN
            template = self._words.ngettext(words.template, words.many, number)
        if not words.values and words.number is None:
            return template
        told = filled(template, self._values({**words.values, "count": words.number}), self.code)
        return told[:1].upper() + told[1:] if words[:1].isupper() else told

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


class _Unknown(gettext.NullTranslations):
    """Is asked for what no catalogue knows."""

    def __init__(self, missed: Callable[[str], None]) -> None:
        super().__init__()
        self._missed = missed

    def gettext(self, message: str) -> str:
        self._missed(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self._missed(msgid1)
        return super().ngettext(msgid1, msgid2, n)


class _Figure:
    """A number that is formatted with the language's own signs."""

    def __init__(self, value: float, point: str, percent: str) -> None:
        self._value, self._point, self._percent = value, point, percent

    def __format__(self, spec: str) -> str:
        return format(self._value, spec).replace(".", self._point).replace("%", self._percent)


def _kept_in_parts(template: str) -> str:
    """A template without any words of its own, which needs no translation; else empty."""
    bare = template.replace("{", " {").replace("}", "} ").split()
    return template if all(part.startswith("{") for part in bare) else ""


def _catalogue(code: str) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - English needs none of it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with asset("languages", f"{code}.po").open("rb") as file:
        read = read_po(file, locale=code)
    compiled = BytesIO()
    write_mo(compiled, read)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@functools.cache
def _signs(code: str) -> tuple[str, str]:
    from babel.core import Locale  # noqa: PLC0415 - English needs none of it

    locale = Locale(code)
    return locale.number_symbols["latn"]["decimal"], locale.percent_formats[None].pattern.removeprefix("#,##0")


def spoken(chosen: str) -> str:
    """The language that was chosen; else the first of the system's own that there is, or English."""
    codes = (each["language"] or "" for each in pygame.system.get_pref_locales())
    return chosen or next((code for code in codes if code in LANGUAGES), ENGLISH)
