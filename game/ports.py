"""What the game needs of the machines around it, as Protocols."""

from abc import abstractmethod
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol, TypeVar

from game.model.result import Calibrated, Repetition
from game.model.side import PerSide
from game.model.signals import Anchor, EmgBlock, FaceFrame, Intent, Picture


class Clock(Protocol):
    """The one door through which time comes in: seconds that never run backwards."""

    def now_s(self) -> float:
        """Seconds since an arbitrary origin."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a device may know of the world it is opened in.

    `asked` gives everything the game has asked of the player so far, oldest first; simulated devices act on it.
    """

    clock: Clock
    asked: Callable[[], tuple[Intent, ...]]
    seed: int = 0


T_co = TypeVar("T_co", covariant=True)


class Device(Protocol[T_co]):
    """Something that is opened by its address, and read."""

    simulated: ClassVar[bool]
    """Whether it can run on simulated time, as fast as the machine allows."""

    @classmethod
    @abstractmethod
    def claims(cls, address: str) -> bool:
        """Whether this kind of device is meant by an address of the command line."""

    @abstractmethod
    def __init__(self, address: str, surroundings: Surroundings) -> None: ...

    @abstractmethod
    def open(self) -> None:
        """Start delivering. Raises DeviceMissing with what to do. May be called again after `close`."""

    @abstractmethod
    def read(self) -> T_co | None:
        """What has arrived since the last call, or None; waits 0.1 s at most. Raises DeviceLost."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the device; closing twice is fine."""


class Camera(Device[Picture], Protocol):
    """A picture source. Plug-ins live in `game.cameras`."""


class Board(Device[EmgBlock], Protocol):
    """A two-channel EMG source. Plug-ins live in `game.boards`."""

    @property
    @abstractmethod
    def rate_hz(self) -> float | None:
        """Samples a second as measured so far, or None before that is known."""


class Tracker(Protocol):
    """Turns pictures into face landmarks."""

    def track(self, picture: Picture) -> FaceFrame:
        """Landmarks of the largest face, in the unmirrored picture's pixels."""

    def rest(self, anchor: Anchor | None) -> None:
        """From now on find the skin of this rest again; None goes by the mesh alone."""

    def close(self) -> None:
        """Let go of the model."""


Role = Literal[
    "sky_high", "sky_low", "sun", "hill_1", "hill_2", "hill_3", "hill_4", "hill_5",
    "ink", "ink_soft", "paper", "paper_dim", "leaf", "leaf_light", "petal", "petal_deep", "seed",
    "left", "right", "left_soft", "right_soft", "band", "shade",
]  # fmt: skip
Align = Literal["left", "center", "right"]
Style = Literal["heading", "title", "body", "small"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the design's pixels (1280 x 720): left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def center(self) -> Point:
        """Its middle."""
        return (self.x + self.w / 2, self.y + self.h / 2)

    def inset(self, by: float) -> "Box":
        """The same box, smaller by `by` on every side."""
        return Box(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside."""
        return self.x <= point[0] < self.x + self.w and self.y <= point[1] < self.y + self.h


class Canvas(Protocol):
    """What scenes and mini-games draw on, in the design's 1280 x 720 pixels. Colours are roles, never values."""

    def backdrop(self, name: str, dim: float = 0.0) -> None:
        """Fill the picture with a prerendered layered landscape; `dim` 0..1 lets evening fall."""

    def art(
        self, name: str, at: Point, size: float, angle_deg: float = 0.0, alpha: float = 1.0, stretch: float = 1.0
    ) -> None:
        """Blit `assets/art/NAME.svg` centred at a point, `size` pixels high, turned counter-clockwise.

        `stretch` scales the height alone. Sizes, angles and stretches are rounded to keep prerendered copies few.
        """

    def card(self, box: Box, role: Role = "paper") -> None:
        """A paper card with rounded corners and its shadow."""

    def pill(self, box: Box, role: Role, radius: float | None = None, alpha: float = 1.0) -> None:
        """A flat rounded rectangle; fully round unless a radius is given."""

    def disc(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        """A flat, smooth disc."""

    def glow(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        """A soft light that fades to nothing at its radius."""

    def outline(self, box: Box, role: Role, width: float = 3.0, dashed: bool = False, radius: float = 12.0) -> None:
        """A rounded frame, drawn solid or dashed."""

    def line(self, points: Sequence[Point | None], role: Role, width: float = 4.0, dashed: bool = False) -> None:
        """A smooth polyline with round joints; None lifts the pen, and fewer than two points draw nothing."""

    def polygon(self, points: Sequence[Point], role: Role) -> None:
        """A flat, smooth polygon."""

    def text(
        self, words: str, at: Point, style: Style = "body", role: Role = "ink", align: Align = "left",
        width: float | None = None,
    ) -> float:  # fmt: skip
        """Write words with their first line's top at a point; `width` wraps. Returns the height used, in pixels."""

    def text_width(self, words: str, style: Style = "body") -> float:
        """How wide one line of words would be."""

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        """How high `text` with the same words would be; a line's capitals stand in the middle of its height."""

    def kept(self, box: Box, key: Hashable, draw: Callable[[], None]) -> None:
        """Let `draw` fill a box, every pixel of it; while `key` stays the same, show again what it drew there."""

    def picture(self, picture: Picture, box: Box, mirrored: bool = True, radius: float = 20.0) -> None:
        """A camera picture, filling a box (cropped, never distorted) with rounded corners."""


class Speaker(Protocol):
    """Sounds: short cues by name, and one tone per side that follows activation."""

    def cue(self, name: str) -> None:
        """Play a short sound: `prompt`, `hold`, `release`, `rest`, `done`, `pause`, `resume`, `press`."""

    def tone(self, activation: PerSide[float] | None, muddied: float = 0.0) -> None:
        """Let the tone follow both sides (0..1 each); None is silence; an intruder muddies it (0..1)."""


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

    def hear(self, block: EmgBlock, filtered_hz: float | None) -> None:
        """Append a block at once, and the rate the filters are made for where it has changed."""

    def remark(self, t_s: float, words: str) -> None:
        """Append words about a moment: a phase, a repetition."""


class Store(Protocol):
    """What is kept: every call has reached the disk when it returns.

    Where the disk refuses, values wait in memory for the next call; `repetition` and `finish` then raise StoreError
    with a line to show.
    """

    def begin(self, level_id: str) -> int:
        """Open a visit to a level and return its number."""

    def calibrated(self, visit: int, calibration: Calibrated) -> int:
        """Keep what a visit is judged by and return its number."""

    def repetition(self, visit: int, calibration: int, repetition: Repetition) -> None:
        """Keep a finished repetition."""

    def finish(self, visit: int, stars: int) -> None:
        """Mark a visit as played to its end."""
