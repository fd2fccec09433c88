"""What a scene is: it steps, draws itself, and says which scene comes next."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from game.model.inputs import Input
from game.model.reading import Reading
from game.model.signals import FaceFrame
from game.ports import Canvas, Point
from game.scenes.menu import Menu


@dataclass(frozen=True, slots=True)
class Tick:
    """One fixed step, as every scene gets it.

    `frame` is the newest tracked picture, None before there is one; `fresh` says that it is new in this step.
    `camera_trouble` and `board_trouble` are plain sentences, None while all is well; `board_notice` says which board
    there is, or that there is none.
    """

    t_s: float
    dt_s: float
    inputs: tuple[Input, ...]
    reading: Reading
    frame: FaceFrame | None
    fresh: bool
    camera_trouble: str | None
    board_trouble: str | None
    board_notice: str = ""


class Scene(ABC):
    """Something that fills the screen."""

    name: ClassVar[str]
    """One word, as it appears in the file names of saved pictures."""

    _menu: Menu
    """Kept under this name by every scene in which something can be chosen."""

    @property
    def menu(self) -> Menu | None:
        """What can be chosen now; None where nothing can."""
        return getattr(self, "_menu", None)

    @property
    def caption(self) -> str:
        """What goes on, in a few words, for the terminal."""
        return self.name

    @property
    def spoken(self) -> str:
        """The prompt, which a voice may say; it stands on the screen."""
        return ""

    @property
    def waits(self) -> bool:
        """Whether nothing goes on until the player presses something."""
        return False

    @property
    def receives(self) -> bool:
        """Whether a letter from the clinic may take its place; until then one waits."""
        return False

    @property
    def stuck_on(self) -> str:
        """What the scene cannot go on without and does not have now, in one sentence; empty while all is well."""
        return ""

    def takes(self, point: Point) -> bool:  # noqa: ARG002
        """Whether a press at a point does something here where nothing is to choose; anywhere else it pauses."""
        return False

    @property
    def has_panel(self) -> bool:
        """Whether the left third is a panel and the rest a stage, so that both may change places."""
        return False

    def left(self) -> "Scene | None":
        """The scene to show when the player leaves this one early."""
        return None

    def watch(self, tick: Tick) -> None:  # noqa: B027 - most scenes have nothing that goes on
        """Take a step while the scene is held still: only its mirror goes on."""

    @abstractmethod
    def step(self, tick: Tick) -> "Scene | None":
        """Move on by one step; answer the scene to show next (usually itself), or None to leave the game."""

    @abstractmethod
    def draw(self, canvas: Canvas) -> None:
        """Draw; changes nothing."""
