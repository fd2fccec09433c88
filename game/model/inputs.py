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
    SWITCH = "switch"
    """The one switch of whoever has only one: it chooses what scanning shows, and pauses where nothing is to choose."""
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Input:
    """One input: an action, a press at a `point`, or the pointer's new place `hover`, in the design's pixels.

    `touch` is where a finger has come down; what it presses follows as a `point` when it is lifted. `file` is the path
    of a file that was dragged onto the window. `key` names the key or the gamepad's button that was pressed, whatever
    it does; `typed` is the letter that a key writes, a backspace where it takes one back. `fills` is whether the game
    was just made to fill the screen, or no longer to.
    """

    action: Action | None = None
    point: tuple[float, float] | None = None
    hover: tuple[float, float] | None = None
    file: str | None = None
    touch: tuple[float, float] | None = None
    key: str = ""
    typed: str | None = None
    fills: bool | None = None
