"""The ways by which a clinic's letters come into the house."""

from collections.abc import Sequence
from typing import Protocol

from game.model.post import Answer, Letter, Pages


class Way(Protocol):
    """One way in: a file that was chosen, pages held to the camera, later a network.

    Whatever it brings is looked at in the same manner; a way need not be trusted.
    """

    def arrived(self) -> Sequence[Letter]:
        """What has come in whole since the last look, without waiting."""


class PostBox(Protocol):
    """Where letters come in by every way there is, and are taken in or refused."""

    def show(self, text: str) -> Pages:
        """Hand in what a code says; its letter arrives when its last page was shown, in any order."""

    def bring(self, path: str) -> None:
        """Hand in a file."""

    def choose(self) -> None:
        """Let a file be chosen in a window of the system's own, without waiting."""

    def arrived(self) -> Sequence[Letter]:
        """What has come in whole by any way since the last look, without waiting."""

    def take(self, letter: Letter, key_id: str = "") -> Answer:
        """Take a letter in or refuse it; `key_id` is the key of which a person has said that it is the clinic's."""
