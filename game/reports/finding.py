"""One thing that was found out about what is connected."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing, its figure, and what to do where it is not good; empty where all is well.

    `of` is what it is a part of, if any.
    """

    what: str
    figure: str
    advice: str = ""
    of: str = ""
