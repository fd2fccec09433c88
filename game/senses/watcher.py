"""The process aside: camera, tracker and board on threads of their own, their news sent to the game."""

import os
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import cv2

from game import boards, cameras, plugins
from game.clocks import RealClock
from game.errors import DeviceError
from game.model.signals import Anchor, EmgBlock, FaceFrame, FloatArray, Intent, Picture
from game.ports import Board, Camera, Surroundings
from game.senses.shelf import Place, Shelf
from game.senses.threaded import ThreadedSenses
from game.store.board import RememberedBoard
from game.tracking.facemesh import FaceMesh

FACES_SLOTS, RESTS_SLOTS = 4, 2
_LOOK_S = 0.05
_NICE = 10
_SWITCH_S = 0.0005
"""How long one thread may keep the interpreter while another has something to do."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What the process is to open: each device by its plug-in's name and its address; `board` may be None.

    `data` is the folder in which the board that was found is remembered.
    """

    camera: tuple[str, str]
    board: tuple[str, str] | None
    seed: int
    data: Path | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Posted:
    """A face frame on its way: its picture lies on a shelf, or, too large for that, comes along."""

    picture: Place | Picture
    t_s: float
    landmarks_px: FloatArray | None
    tracked_s: float

    @classmethod
    def of(cls, frame: FaceFrame, shelf: Shelf) -> "Posted":
        """A frame, laid on a shelf."""
        return cls(shelf.lay(frame.picture.bgr) or frame.picture, frame.t_s, frame.landmarks_px, frame.tracked_s)

    def frame(self, shelf: Shelf) -> FaceFrame | None:
        """The frame again; None where its picture was replaced on the shelf before it could be taken."""
        picture = self.picture
        if isinstance(picture, Place):
            pixels = shelf.take(picture)
            if pixels is None:
                return None
            picture = Picture(self.t_s, pixels)
        return FaceFrame(picture, self.landmarks_px, self.tracked_s)


@dataclass(frozen=True, slots=True, eq=False)
class News:
    """What has arrived since the last news."""

    face: Posted | None
    blocks: list[EmgBlock]
    camera_trouble: str | None
    board_trouble: str | None
    board_notice: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class NewRest:
    """A rest for the tracker; None goes by the mesh alone."""

    frame: Posted | None
    template_mm: FloatArray | None
    since_s: float = float("inf")


def watch(line: Connection, faces: str, rests: str, watched: Watched) -> None:
    """Say what is missing (or None), then send news until the line is cut."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the game ends us
    sys.setswitchinterval(_SWITCH_S)
    _leave_the_first_processor()
    asked: list[Intent] = []
    clock = RealClock()
    memory = None if watched.data is None else RememberedBoard(watched.data)
    around = Surroundings(clock, lambda: tuple(asked), watched.seed, memory)
    camera = plugins.load(cameras, watched.camera[0], Camera)(watched.camera[1], around)
    board = None if watched.board is None else plugins.load(boards, watched.board[0], Board)(watched.board[1], around)
    senses = ThreadedSenses(camera, board, lambda: FaceMesh(clock), _step_back)
    try:
        senses.start()
    except Exception as error:  # noqa: BLE001 - whatever a driver does must reach the screen
        known = isinstance(error, DeviceError)
        with suppress(OSError):  # the game may have ended meanwhile
            line.send(str(error) if known else f"A device cannot be opened ({error}). Check its name and its plug.")
        return
    shown, given = Shelf(FACES_SLOTS, faces), Shelf(RESTS_SLOTS, rests)
    cut = threading.Event()
    threading.Thread(target=_obey, args=(line, given, senses, asked, cut), name="orders", daemon=True).start()
    try:
        line.send(None)
        _serve(line, shown, senses, cut)
    except OSError:
        return
    finally:
        senses.close()
        shown.close()


def _step_back() -> None:
    """Leave others the first turn; threads to come do likewise."""
    cv2.setNumThreads(1)
    if hasattr(os, "nice"):
        os.nice(_NICE)


def _leave_the_first_processor() -> None:
    """The game draws on it, and whoever interrupts it there costs it a picture."""
    if hasattr(os, "sched_setaffinity"):
        processors = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, processors[1:] or processors)


def _obey(line: Connection, shelf: Shelf, senses: ThreadedSenses, asked: list[Intent], cut: threading.Event) -> None:
    try:
        while True:
            order = line.recv()
            if isinstance(order, NewRest):
                senses.rest(_anchor(order, shelf))
            else:
                asked.extend(order)
    except (EOFError, OSError):
        cut.set()
        shelf.close()


def _anchor(order: NewRest, shelf: Shelf) -> Anchor | None:
    frame = None if order.frame is None else order.frame.frame(shelf)
    return None if frame is None or order.template_mm is None else Anchor(frame, order.template_mm, order.since_s)


def _serve(line: Connection, shelf: Shelf, senses: ThreadedSenses, cut: threading.Event) -> None:
    said: tuple[str | None, str | None, str] = (None, None, "")
    while not cut.is_set():
        senses.wait(_LOOK_S)
        new = senses.collect()
        says = new.camera_trouble, new.board_trouble, new.board_notice
        if new.face is not None or new.blocks or says != said:
            said = says
            face = None if new.face is None else Posted.of(new.face, shelf)
            line.send(News(face, new.blocks, *said))
