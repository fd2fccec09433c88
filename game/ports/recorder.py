"""The recorder of muscles."""

from typing import Protocol

from game.model.signals import EmgBlock, Filters, Listening


class Recorder(Protocol):
    """Keeps the raw EMG of a sitting where the player has said yes. Nothing here ever raises or waits."""

    @property
    def consent(self) -> bool | None:
        """Whether the player has said yes or no; None before they were asked."""

    @property
    def notice(self) -> str:
        """What became of a recording, in one line to show, or empty."""

    def allow(self, allowed: bool) -> None:
        """The player's answer, kept for the next times; a no ends the recording there is."""

    def hear(self, block: EmgBlock, filters: Filters | None, listening: Listening) -> None:
        """Append a block at once, and which filters have heard it, and how, where that has changed."""

    def remark(self, t_s: float, words: str) -> None:
        """Append words about a moment: a phase, a repetition."""
