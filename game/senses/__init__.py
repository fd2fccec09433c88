"""The senses: devices and tracker, in a process aside, on threads of their own, or stepped on simulated time.

All kinds of senses give the same `Gathered`, so nothing above knows which it is fed by.
"""

from dataclasses import dataclass, field
from typing import Protocol

from game.model.attention import Attention
from game.model.signals import Anchor, EmgBlock, FaceFrame


@dataclass(frozen=True, slots=True)
class Gathered:
    """What has arrived since the last look. A trouble is one plain sentence, None while all is well.

    `board_notice` is what the player should know of the board, see `Board.notice`.
    """

    face: FaceFrame | None = None
    blocks: list[EmgBlock] = field(default_factory=list)
    camera_trouble: str | None = None
    board_trouble: str | None = None
    board_notice: str = ""


class Senses(Protocol):
    """Where the loop gets faces and EMG from."""

    def start(self) -> None:
        """Open everything. Raises DeviceMissing for a device that is not there at the start."""

    def collect(self) -> Gathered:
        """What has arrived, without waiting."""

    def rest(self, anchor: Anchor | None) -> None:
        """Let the tracker find the skin of this rest again; None lets it go by its mesh alone."""

    def attend(self, attention: Attention) -> None:
        """What to look into the camera for from now on; at first that is a face."""

    def close(self) -> None:
        """Let go of everything."""
