"""One thing that was found out about what is connected."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing, its figure, and what to do where it is not good; empty where all is well."""

    what: str
    figure: str
    advice: str = ""
