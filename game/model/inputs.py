"""What the player can do, by name: scenes never see keys or buttons."""

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """Named inputs."""

    CONFIRM = "confirm"
    BACK = "back"
    PAUSE = "pause"
    NEXT = "next"
    PREVIOUS = "previous"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Input:
    """One input: an action, a press at a `point`, or the pointer's new place `hover`, in the design's pixels.

    `file` is the path of a file that was dragged onto the window.
    """

    action: Action | None = None
    point: tuple[float, float] | None = None
    hover: tuple[float, float] | None = None
    file: str | None = None
