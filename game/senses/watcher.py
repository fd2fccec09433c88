"""The process aside: camera, tracker and board on threads of their own, their news sent to the game."""

import os
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import Connection

import cv2

from game import boards, cameras, plugins
from game.clocks import RealClock
from game.errors import DeviceError
from game.model.attention import Attention
from game.model.signals import Intent
from game.ports import Board, Camera, Surroundings
from game.senses.posts import FACES_SLOTS, RESTS_SLOTS, Milestone, NewRest, News, Posted, Watched
from game.senses.shelf import Shelf
from game.senses.threaded import ThreadedSenses
from game.store.board import RememberedBoard
from game.tracking.attentive import Attentive

_LOOK_S = 0.05
_NICE = 10
_SWITCH_S = 0.0005
"""How long one thread may keep the interpreter while another has something to do."""


def watch(line: Connection, faces: str, rests: str, watched: Watched) -> None:
    """Say how far it has come, or what is missing, then send news until the line is cut."""
    sys.setswitchinterval(_SWITCH_S)
    _leave_the_first_processor()
    asked: list[Intent] = []
    clock = RealClock()
    memory = None if watched.data is None else RememberedBoard(watched.data)
    around = Surroundings(clock, lambda: tuple(asked), watched.seed, memory)
    camera = plugins.load(cameras, watched.camera[0], Camera)(watched.camera[1], around)
    board = None if watched.board is None else plugins.load(boards, watched.board[0], Board)(watched.board[1], around)
    senses = ThreadedSenses(camera, board, lambda: Attentive(clock), _step_back, watched.again)
    try:
        line.send(Milestone.LOADED)
        senses.start()
    except OSError:  # the game may have ended meanwhile
        return
    except DeviceError as missing:
        with suppress(OSError):  # the game may have ended meanwhile
            line.send(str(missing))
        return
    shown, given = Shelf(FACES_SLOTS, faces), Shelf(RESTS_SLOTS, rests)
    cut = threading.Event()
    threading.Thread(target=_obey, args=(line, given, senses, asked, cut), name="orders", daemon=True).start()
    try:
        line.send(Milestone.OPEN)
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
                senses.rest(order.anchor(shelf))
            elif isinstance(order, Attention):
                senses.attend(order)
            else:
                asked.extend(order)
    except (EOFError, OSError):
        cut.set()
        shelf.close()


def _serve(line: Connection, shelf: Shelf, senses: ThreadedSenses, cut: threading.Event) -> None:
    said: tuple[str | None, str | None, str, bool] = (None, None, "", False)
    while not cut.is_set():
        senses.wait(_LOOK_S)
        new = senses.collect()
        says = new.camera_trouble, new.board_trouble, new.board_notice, senses.pictured
        if new.face is not None or new.blocks or says != said:
            said = says
            face = None if new.face is None else Posted.of(new.face, shelf)
            line.send(News(face, new.blocks, *said))
