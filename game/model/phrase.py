"""What is said to a person: English words that remember how they were put together, so that any language can say them.

A `Phrase` is a `str`, and may be kept, compared and printed as one. The canvas puts it into the player's language.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Self

_NONE: Mapping[str, object] = MappingProxyType({})


class Phrase(str):
    """English words made of a template and the values in it; `many` is the template where `number` is not one.

    A template may hold other phrases among its values, numbers with a format such as `{far_mm:.1f}`, and days with
    one of Unicode's date patterns such as `{day:EEEE, d MMMM}`.
    """

    __slots__ = ("many", "number", "template", "values")

    template: str
    many: str
    number: float | None
    values: Mapping[str, object]

    def __new__(cls, template: str, many: str = "", count: float | None = None, /, **values: object) -> Self:
        """Put the English words together. Raises KeyError where a value is missing."""
        chosen = template if count is None or count == 1 else many
        inside = values if count is None else {**values, "count": count}
        made = super().__new__(cls, filled(chosen, inside) if inside else chosen)
        made.template, made.many, made.number = template, many, count
        made.values = MappingProxyType(values) if values else _NONE
        return made

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled as what it is made of."""
        return _again, (self.template, self.many, self.number, dict(self.values))


def _again(template: str, many: str, count: float | None, values: Mapping[str, object]) -> Phrase:
    return Phrase(template, many, count, **values)


def filled(template: str, values: Mapping[str, object], locale: str = "en") -> str:
    """A template with its values in it; days are written as the locale's people write them."""
    days = {name: _Day(value, locale) if isinstance(value, date) else value for name, value in values.items()}
    return template.format_map(days)


class _Day:
    """A day or a moment that is formatted by Unicode's patterns."""

    def __init__(self, day: date, locale: str) -> None:
        self._day, self._locale = day, locale

    def __format__(self, pattern: str) -> str:
        from babel.dates import format_date, format_datetime  # noqa: PLC0415 - it reads the locale's data: 40 ms

        timed = hasattr(self._day, "hour")
        return (format_datetime if timed else format_date)(self._day, pattern or "medium", locale=self._locale)


def say(template: str, /, **values: object) -> Phrase:
    """Words for a person, with values in them. Every literal that is given here is put into every language.

    >>> say("{done} of {all}", done=2, all=5)
    '2 of 5'
    >>> say("{name} reached {share:.0%}", name=say("Your left corner"), share=0.42)
    'Your left corner reached 42%'
    >>> say("{day:EEEE, d MMMM}", day=date(2026, 11, 23))
    'Monday, 23 November'
    """
    return Phrase(template, **values)


def counted(one: str, many: str, count: float, /, **values: object) -> Phrase:
    """Words about so many of something; `{count}` is the number.

    >>> counted("{count} day in bloom", "{count} days in bloom", 3)
    '3 days in bloom'
    """
    return Phrase(one, many, count, **values)


def begun(words: str) -> Phrase:
    """A few words without values in them, as they begin a sentence.

    >>> begun("left eye")
    'Left eye'
    """
    return Phrase(words[:1].upper() + words[1:])


def together(*sentences: str, between: str = " ") -> Phrase:
    """Sentences one after the other; empty ones are left out.

    >>> together(say("Well held."), "", say("Both sides together."))
    'Well held. Both sides together.'
    """
    parts = {f"s{number}": each for number, each in enumerate(filter(None, sentences))}
    return Phrase(between.join(f"{{{name}}}" for name in parts), **parts)
