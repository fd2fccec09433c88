"""A fake EMG board on a pseudo terminal; by hand: `uv run python -m tests.pty_board LINK [--rate 1000]`."""

import argparse
import os
import threading
import time
import tty
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np

_TURN_S = 0.005
_BURST_S, _PERIOD_S = 3.0, 8.0
_RING = 1 << 14


class PtyBoard:
    """Prints `E,<micros>,<left>,<right>` in microvolts at its rate, behind a link that stays the same.

    The signal is 3 uV of rest with a 60 uV burst of 3 s in every 8 s, the right side at two thirds. Before and after
    `unplug` and `replug` it is the same board with `micros` from 0. Use it as a context manager.
    """

    def __init__(self, link: Path, rate_hz: float = 1000.0) -> None:
        self.link = link
        self.written = 0
        self._rate_hz = rate_hz
        self._noise = np.random.default_rng(7).standard_normal((_RING, 2)) * (1.0, 0.67)
        self._plugged: tuple[int, int] | None = None
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
        """Appear as a new device behind the same link, and print from the first sample again."""
        master, slave = os.openpty()
        for end in (master, slave):
            tty.setraw(end)
        os.set_blocking(master, False)
        self._plugged = (master, slave)
        self.link.unlink(missing_ok=True)
        self.link.symlink_to(os.ttyname(slave))
        self._stop.clear()
        self._thread = threading.Thread(target=self._print, args=(master,), daemon=True)
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

    def say(self, data: bytes) -> None:
        """Send any bytes; what a full line cannot take is lost, as on a wire."""
        if self._plugged is None:
            return
        with suppress(BlockingIOError):
            os.write(self._plugged[0], data)

    def lines(self, first: int, count: int) -> Iterator[bytes]:
        """The lines of `count` samples from `first` on."""
        for k in range(first, first + count):
            t_s = k / self._rate_hz
            left, right = self._noise[k % _RING] * (60.0 if t_s % _PERIOD_S > _PERIOD_S - _BURST_S else 3.0)
            yield b"E,%d,%.2f,%.2f\r\n" % (round(t_s * 1e6) % 2**32, left, right)

    def _print(self, master: int) -> None:
        start_s, printed = time.monotonic(), 0
        while not self._stop.wait(_TURN_S):
            due = int((time.monotonic() - start_s) * self._rate_hz)
            text = b"".join(self.lines(printed, due - printed))
            with suppress(BlockingIOError):
                os.write(master, text)
            printed = self.written = due


def main() -> None:
    """Print a patient-like signal behind LINK until killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("link", type=Path)
    parser.add_argument("--rate", type=float, default=1000.0)
    given = parser.parse_args()
    with PtyBoard(given.link, given.rate) as board:
        print(board.port, flush=True)  # noqa: T201
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
