"""Camera, tracker and board in a process aside, so that looking and listening never cost the game a frame.

Python runs one thread of a process at a time. Drawing sixty pictures a second leaves no room in it for taking, copying
and tracking thirty more, nor for the samples, so the senses have a process of their own.
"""

import multiprocessing
import time
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from game.errors import DeviceMissing
from game.model.attention import Attention
from game.model.phrase import say
from game.model.signals import Anchor, EmgBlock, FaceFrame, Intent
from game.senses import Gathered
from game.senses.child import begin
from game.senses.posts import FACES_SLOTS, RESTS_SLOTS, Milestone, NewRest, News, Watched
from game.senses.shelf import Shelf
from game.senses.silence import Silence

_AGAIN_S = 2.0
_STOPPED = say("The camera's program has stopped. It is started again; the game goes on by itself.")


class AsideSenses:
    """Senses in real time from a process of their own, which is started again should it die, or its camera hang.

    The process starts when this is made, so that it loads while the game opens; its devices open behind, too.
    Raises StoreError where there is no room for the pictures that pass between the two.
    """

    def __init__(
        self, watched: Watched, asked: Callable[[], tuple[Intent, ...]], silence: Silence | None = None
    ) -> None:
        self._watched, self._asked = watched, asked
        self._anchor: Anchor | None = None
        self._attention = Attention.FACE
        self._troubles: tuple[str | None, str | None] = (None, None)
        self._notice = ""
        self._lost: str | None = None
        self._silence = silence or Silence()
        with ExitStack() as stack:
            self._faces, self._rests = (
                stack.enter_context(closing(Shelf(slots))) for slots in (FACES_SLOTS, RESTS_SLOTS)
            )
            self._line, self._process = self._begin()
            self._shelves = stack.pop_all()

    def _begin(self) -> tuple[Connection, BaseProcess]:
        context = multiprocessing.get_context("spawn")
        line, far = context.Pipe()
        given = (far, self._faces.name, self._rests.name, self._watched)
        process = context.Process(target=begin, args=given, name="senses", daemon=True)
        process.start()
        far.close()
        self._begun_s = time.monotonic()
        self._silence.begun()
        self._is_open, self._told = False, 0
        return line, process

    def start(self) -> None:
        """Nothing is left to do: everything opens by itself."""

    def wait(self, most_s: float) -> bool:
        """Whether the devices are open, waiting for it at most so long. Raises DeviceMissing where one is not there."""
        until_s = time.monotonic() + most_s
        while not self._is_open and self._line.poll(max(0.0, until_s - time.monotonic())):
            self._come(self._news())
        return self._is_open

    @property
    def hopeless(self) -> bool:
        """Whether it is no use to wait for the devices any longer."""
        self._silence.look(time.monotonic())
        return self._silence.hopeless

    def _news(self) -> Milestone | str:
        """How far the process has come."""
        try:
            come: Milestone | str = self._line.recv()
        except (EOFError, OSError) as error:
            if self._watched.again:
                raise
            raise DeviceMissing(say("The camera's program has ended at once. Please start the game again.")) from error
        return come

    def _come(self, come: Milestone | str) -> None:
        """Follow it there. Raises DeviceMissing where a device is missing."""
        if not isinstance(come, Milestone):
            raise DeviceMissing(come)
        if come is Milestone.LOADED:
            self._silence.loaded()
            return
        self._is_open, self._watched = True, replace(self._watched, again=True)
        self._silence.opened()
        self._tell_rest()
        self._tell_attention()

    def collect(self) -> Gathered:
        """The newest face and every EMG block since the last look. Raises DeviceMissing if no device opens at first."""
        face: FaceFrame | None = None
        blocks: list[EmgBlock] = []
        try:
            if self.wait(0):
                self._tell_asked()
                while self._line.poll(0):
                    news: News = self._line.recv()
                    self._troubles = news.camera_trouble, news.board_trouble
                    self._notice = news.board_notice
                    blocks += news.blocks
                    if news.pictured:
                        self._silence.pictured()
                    if news.face is not None:
                        self._lost = None
                        self._silence.broken()
                        face = news.face.frame(self._faces) or face
        except (EOFError, OSError):
            self._lose(_STOPPED)
        except DeviceMissing as missing:
            if not self._watched.again:
                raise
            self._lose(str(missing))
        camera, board = self._troubles
        if camera:
            self._silence.opened()  # it is told already; from its end on the first picture is waited for
        silent = self._silence.look(time.monotonic())
        if silent and self._silence.hopeless:
            self._lose(silent)
        return Gathered(face, blocks, camera or silent or self._lost, board, self._notice)

    def _lose(self, why: str) -> None:
        """Say so until there is a face again, and begin once more, though not too often."""
        self._lost, self._troubles, self._notice = why, (None, None), ""
        self._silence.over()
        if time.monotonic() - self._begun_s > _AGAIN_S:
            self._end()
            self._line, self._process = self._begin()

    def rest(self, anchor: Anchor | None) -> None:
        """Tell the tracker before its next picture."""
        if anchor is not self._anchor:
            self._anchor = anchor
            if self._is_open:
                self._tell_rest()

    def attend(self, attention: Attention) -> None:
        """Tell camera and tracker before their next picture; a process that is started again is told, too."""
        if attention is not self._attention:
            self._attention = attention
            if self._is_open:
                self._tell_attention()

    def close(self) -> None:
        """End the process and close the devices."""
        with self._shelves:
            self._end()

    def _end(self) -> None:
        self._line.close()
        self._process.join(timeout=1.0)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _tell_asked(self) -> None:
        asked = self._asked()
        if len(asked) > self._told:
            self._line.send(asked[self._told :])
            self._told = len(asked)

    def _tell_rest(self) -> None:
        with suppress(OSError):  # it has ended: the next look says so
            self._line.send(NewRest.of(self._anchor, self._rests))

    def _tell_attention(self) -> None:
        with suppress(OSError):  # it has ended: the next look says so
            self._line.send(self._attention)
