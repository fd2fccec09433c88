"""How somebody begins who has no clinic."""

from dataclasses import dataclass

from game.model.level import Level


@dataclass(frozen=True, slots=True)
class Beginning:
    """The gentle levels of a starter programme, those of its first step.

    `answer` is what somebody says of their face to begin with them; `child` says that every child begins so.
    """

    id: str
    answer: str
    levels: tuple[Level, ...]
    child: bool = False
