"""Days as people read them."""

from datetime import date


def long(day: date) -> str:
    """With the month's whole name.

    >>> long(date(2026, 3, 2))
    '2 March 2026'
    """
    return f"{day.day} {day:%B %Y}"


def short(day: date) -> str:
    """With the month's first letters.

    >>> short(date(2026, 3, 2))
    '2 Mar 2026'
    """
    return f"{day.day} {day:%b %Y}"
