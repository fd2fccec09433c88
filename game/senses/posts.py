"""What the game and the process aside send each other."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from game.model.code import Code
from game.model.sight import Sight
from game.model.signals import Anchor, EmgBlock, FaceFrame, FloatArray, Picture
from game.senses.shelf import Place, Shelf

FACES_SLOTS, RESTS_SLOTS = 4, 2


class Milestone(Enum):
    """How far the process aside has come; where a device is not there a sentence comes instead."""

    LOADED = "its programs are loaded, and it opens the devices"
    OPEN = "its devices are open"


@dataclass(frozen=True, slots=True)
class Watched:
    """What the process is to open: each device by its plug-in's name and its address; `board` may be None.

    `data` is the folder in which the board that was found is remembered. `again` says that it was open before: a device
    that is missing is waited for then.
    """

    camera: tuple[str, str]
    board: tuple[str, str] | None
    seed: int
    data: Path | None = None
    again: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Posted:
    """A face frame on its way: its picture lies on a shelf, or, too large for that, comes along."""

    picture: Place | Picture
    t_s: float
    landmarks_px: FloatArray | None
    tracked_s: float
    sight: Sight | None
    codes: tuple[Code, ...] = ()

    @classmethod
    def of(cls, frame: FaceFrame, shelf: Shelf) -> "Posted":
        """A frame, laid on a shelf."""
        picture = shelf.lay(frame.picture.bgr) or frame.picture
        return cls(picture, frame.t_s, frame.landmarks_px, frame.tracked_s, frame.sight, frame.codes)

    def frame(self, shelf: Shelf) -> FaceFrame | None:
        """The frame again; None where its picture was replaced on the shelf before it could be taken."""
        picture = self.picture
        if isinstance(picture, Place):
            pixels = shelf.take(picture)
            if pixels is None:
                return None
            picture = Picture(self.t_s, pixels)
        return FaceFrame(picture, self.landmarks_px, self.tracked_s, self.sight, self.codes)


@dataclass(frozen=True, slots=True, eq=False)
class News:
    """What has arrived since the last news; `pictured` is whether the camera has given any picture yet."""

    face: Posted | None
    blocks: list[EmgBlock]
    camera_trouble: str | None
    board_trouble: str | None
    board_notice: str = ""
    pictured: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class NewRest:
    """A rest for the tracker; None goes by the mesh alone."""

    frame: Posted | None
    template_mm: FloatArray | None
    since_s: float = float("inf")

    @classmethod
    def of(cls, anchor: Anchor | None, shelf: Shelf) -> "NewRest":
        """A rest, its picture laid on a shelf."""
        if anchor is None:
            return cls(None, None)
        return cls(Posted.of(anchor.frame, shelf), anchor.template_mm, anchor.since_s)

    def anchor(self, shelf: Shelf) -> Anchor | None:
        """The rest again; None also where its picture was replaced on the shelf."""
        frame = None if self.frame is None else self.frame.frame(shelf)
        return None if frame is None or self.template_mm is None else Anchor(frame, self.template_mm, self.since_s)
