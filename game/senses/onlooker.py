"""The face tracker on a thread of its own."""

import threading
from collections.abc import Callable
from contextlib import closing

from game.mailbox import Newest
from game.model.attention import Attention
from game.model.phrase import say
from game.model.signals import Anchor, FaceFrame, Picture
from game.ports import Tracker

_BAD_PICTURES = 10
"""After so many in a row, a third of a second, it is not the pictures: the tracker is made anew."""
_AGAIN_S = 2.0


class Onlooker:
    """Tracks the newest picture, again and again. A picture that the tracker fails on costs that picture alone.

    `seen` is called on the thread with each frame. `trouble` is one plain sentence while the tracker cannot be made or
    goes on failing; it is made anew until it works. `pictured` is whether there was any picture to look at yet.
    """

    def __init__(self, make: Callable[[], Tracker], seen: Callable[[FaceFrame], None]) -> None:
        self.trouble: str | None = None
        self.pictured = False
        self._make, self._seen = make, seen
        self._pictures: Newest[Picture] = Newest()
        self._rests: Newest[tuple[Anchor | None]] = Newest()
        self._rest: tuple[Anchor | None] | None = None
        self._attention = Attention.FACE
        self._pictured, self._stop = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="tracker", daemon=True)

    def start(self) -> None:
        """Begin; the tracker loads behind."""
        self._thread.start()

    def show(self, picture: Picture) -> None:
        """Let it look at this one next."""
        self.pictured = True
        self._pictures.put(picture)
        self._pictured.set()

    def rest(self, anchor: Anchor | None) -> None:
        """Tell the tracker before its next picture."""
        self._rests.put((anchor,))

    def attend(self, attention: Attention) -> None:
        """Tell the tracker before its next picture."""
        self._attention = attention

    def stop(self) -> None:
        """End the thread; the tracker lets go of its model."""
        self._stop.set()
        self._pictured.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5.0)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                with closing(self._make()) as tracker:
                    self._look(tracker)
            except Exception as error:  # noqa: BLE001 - whatever it is must reach the screen
                self.trouble = say(
                    "The face tracker is in trouble ({error}). It is tried again; the game goes on by itself.",
                    error=str(error),
                )
                self._stop.wait(_AGAIN_S)

    def _look(self, tracker: Tracker) -> None:
        """Track until stopped. Raises what the last of too many bad pictures did."""
        bad, attention = 0, Attention.FACE
        if self._rest is not None:
            tracker.rest(*self._rest)
        while not self._stop.is_set():
            self._pictured.wait()
            self._pictured.clear()
            picture = self._pictures.take()
            try:
                if (rest := self._rests.take()) is not None:
                    self._rest = rest
                    tracker.rest(*rest)
                if attention is not self._attention:
                    attention = self._attention
                    tracker.attend(attention)
                if picture is not None:
                    self._seen(tracker.track(picture))
                    bad, self.trouble = 0, None
            except Exception:
                bad += 1
                if bad >= _BAD_PICTURES:
                    raise
