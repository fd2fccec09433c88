"""A fake EMG board on a pseudo terminal; by hand: `uv run python -m tests.pty_board chords` prints the port to use."""

import argparse
import os
import threading
import time
import tty
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from tests.fake_boards import FAKES, FakeBoard, Lines

_BURST_S, _PERIOD_S = 3.0, 8.0
_RING = 1 << 14
_MEMORY = 1 << 16


class PtyBoard:
    """A fake board behind a link that stays the same, be it unplugged and plugged in again.

    The signal is 3 uV of rest with a 60 uV burst of 3 s in every 8 s, the right side at two thirds. It sends every
    `batch_s`, and hears nothing in its first `boots_s`; its clock is wrong by `drift`. `written` counts the samples
    sent since it was plugged in. Use it as a context manager.
    """

    def __init__(
        self, link: Path, fake: FakeBoard | None = None, *, batch_s: float = 0.005, boots_s: float = 0.0,
        drift: float = 0.0,
    ) -> None:  # fmt: skip
        self.link = link
        self.fake = fake or Lines()
        self.written = 0
        self.asked = b""
        self._batch_s, self._boots_s, self._drift = batch_s, boots_s, drift
        self._noise = np.random.default_rng(7).standard_normal((_RING, 2)) * (1.0, 0.67)
        self._plugged: tuple[int, int] | None = None
        self._left_out = 0
        self._unsent = b""
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> "PtyBoard":
        self.replug()
        return self

    def __exit__(self, *_: object) -> None:
        self.unplug()

    @property
    def port(self) -> str:
        """The device the link points at, while it is plugged in."""
        return str(self.link.readlink())

    def replug(self) -> None:
        """Appear as a new device behind the same link, and begin from the first sample again."""
        self.unplug()
        master, slave = os.openpty()
        for end in (master, slave):
            tty.setraw(end)
        os.set_blocking(master, False)
        self._plugged = (master, slave)
        self._unsent = b""
        self.fake.is_running = self.fake.speaks_first
        self.link.unlink(missing_ok=True)
        self.link.symlink_to(os.ttyname(slave))
        self._stop.clear()
        self._thread = threading.Thread(target=self._live, args=(master,), daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """Vanish: whoever has the port open gets an error, the link points nowhere. Twice is fine."""
        self.hush()
        if self._plugged is not None:
            for end in self._plugged:
                os.close(end)
            self._plugged = None
        self.link.unlink(missing_ok=True)

    def hush(self) -> None:
        """Stay plugged in and say nothing more of its own accord."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def drop(self, samples: int) -> None:
        """Lose so many of the next samples on their way; the board counts on."""
        self._left_out += samples

    def say(self, data: bytes) -> None:
        """Send any bytes; what the line cannot take yet waits on the board, what that cannot keep is lost."""
        if self._plugged is None:
            return
        self._unsent = (self._unsent + data)[:_MEMORY]
        with suppress(BlockingIOError):
            self._unsent = self._unsent[os.write(self._plugged[0], self._unsent) :]

    def lines(self, first: int, count: int) -> Iterator[bytes]:
        """The frames of `count` samples from `first` on."""
        places = np.arange(first, first + count)
        bursts = places / self.fake.rate_hz % _PERIOD_S > _PERIOD_S - _BURST_S
        uv = self._noise[places % _RING] * np.where(bursts, 60.0, 3.0)[:, None]
        yield from self.fake.frames(first, uv)

    def _live(self, master: int) -> None:
        plugged_s = time.monotonic()
        begun_s: float | None = None
        sent = self.written = 0
        while not self._stop.wait(self._batch_s):
            now_s = time.monotonic()
            with suppress(BlockingIOError):
                heard = os.read(master, 4096)
                if now_s - plugged_s < self._boots_s:
                    continue
                self.asked += heard
                was_running = self.fake.is_running
                self.say(self.fake.answer(heard))
                begun_s = begun_s if was_running and self.fake.is_running else None
            if not self.fake.is_running or now_s - plugged_s < self._boots_s:
                continue
            if begun_s is None:
                begun_s, sent = now_s, 0
            due = int((now_s - begun_s) * self.fake.rate_hz * (1 + self._drift))
            left_out = min(self._left_out, due - sent)
            self._left_out -= left_out
            self.say(b"".join(self.lines(sent + left_out, due - sent - left_out)))
            sent = self.written = due


def main() -> None:
    """Be a board until killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("board", choices=FAKES)
    parser.add_argument("--link", type=Path, help="a link to the port, which stays the same")
    parser.add_argument("--drift", type=float, default=0.005)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        link = given.link or Path(folder) / given.board
        with PtyBoard(link, FAKES[given.board](), batch_s=0.016, drift=given.drift) as board:
            print(board.port if given.link is None else given.link, flush=True)  # noqa: T201
            with suppress(KeyboardInterrupt):
                threading.Event().wait()


if __name__ == "__main__":
    main()
