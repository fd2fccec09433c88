"""Who plays in this sitting."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from game.model.profile import Emblem, Profile
from game.ports import ProfileMemory


@dataclass(slots=True)
class Guest:
    """The player's answers, each kept as it is given. `taken` are the pictures that stand for others already.

    With `is_asked` there is somebody to answer. `hands_over` says that somebody else plays after this sitting.
    """

    profile: Profile
    memory: ProfileMemory | None = None
    taken: Collection[Emblem] = ()
    is_asked: bool = True
    hands_over: bool = False
    comes_first: bool = field(init=False)
    """Whether this is the player's first time."""
    heard: bool = False
    """Whether face or muscles were there when camera and electrodes were looked at."""

    def __post_init__(self) -> None:
        self.comes_first = not self.profile.looked

    def tell(self, **answers: Any) -> None:
        """Take answers, named as the profile's fields, and keep them."""
        self.profile = replace(self.profile, **answers)
        if self.memory is not None:
            self.memory.keep(self.profile)
