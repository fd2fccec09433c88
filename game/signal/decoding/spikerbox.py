"""What Backyard Brains' boxes send (`field/devices.md` section 1.2)."""

import numpy as np

from game.model.signals import IntArray
from game.signal.decoding import Decoder, Message, Piece, Run

_BEGIN, _END = b"\xff\xff\x01\x01\x80\xff", b"\xff\xff\x01\x01\x81\xff"
_LONGEST_MESSAGE = 200
_LONGEST_FRAME = 64
_ALIKE = 8


class SpikerboxDecoder(Decoder):
    """Frames of two bytes a channel, seven bits in each; only a frame's first byte has its eighth bit set.

    Messages may stand anywhere, even inside a frame. There is no counter: frames are counted here, those that came
    damaged included. How many channels there are is seen from eight frames of one length, unless it is known.
    """

    def __init__(self, channels: int | None = None) -> None:
        self._frames = _Frames(2 * (channels or 0))
        self._kept = b""
        self._in_message = False

    @property
    def remains(self) -> bytes:
        """The beginning of a frame and of a message."""
        return self._frames.begun + self._kept

    def __call__(self, data: bytes) -> list[Piece]:
        """The frames and messages these bytes complete; a frame is complete when the next one begins."""
        self._kept += data
        pieces: list[Piece] = []
        going = True
        while going:
            going = self._message(pieces) if self._in_message else self._samples(pieces)
        self.damaged = self._frames.damaged
        return pieces

    def _samples(self, pieces: list[Piece]) -> bool:
        """What stands before the next message; whether there is one."""
        at = self._kept.find(_BEGIN)
        self._in_message = at >= 0
        if self._in_message:
            here, self._kept = self._kept[:at], self._kept[at + len(_BEGIN) :]
        else:
            held = next(n for n in range(len(_BEGIN) - 1, -1, -1) if self._kept.endswith(_BEGIN[:n]))
            cut = len(self._kept) - held
            here, self._kept = self._kept[:cut], self._kept[cut:]
        if here:
            pieces += self._frames(here)
        return self._in_message

    def _message(self, pieces: list[Piece]) -> bool:
        """Up to the message's end; one that holds anything but text is none, and what follows it are samples."""
        window = self._kept[: _LONGEST_MESSAGE + 1]
        ends = next((at for at, byte in enumerate(window) if byte >= 0x80), len(window))
        if ends == len(window) <= _LONGEST_MESSAGE:
            return False
        tail = self._kept[ends : ends + len(_END)]
        if len(tail) < len(_END) and _END.startswith(tail):
            return False
        if tail == _END:
            pieces.append(Message(window[:ends].decode("ascii")))
            ends += len(_END)
        self._kept = self._kept[ends:]
        self._in_message = False
        return True


class _Frames:
    """Cuts samples at each byte with its eighth bit set; `begun` is the frame that has not ended yet."""

    def __init__(self, length: int) -> None:
        self.begun = b""
        self.damaged = 0
        self._length = length
        self._tick = self._bad = 0
        self._span, self._alike = 0, 0

    def __call__(self, data: bytes) -> list[Piece]:
        data = self.begun + data
        firsts = np.flatnonzero(np.frombuffer(data, np.uint8) >= 0x80)
        head = int(firsts[0]) if firsts.size else len(data)
        self._spoil(head)
        last = int(firsts[-1]) if firsts.size else len(data)
        self.begun = data[last:]
        spans = np.diff(firsts)
        if not self._bad and (spans == self._length).all():
            pieces = [self._run(data[head:last], self._tick + np.arange(len(spans)))] if spans.size else []
        else:
            pieces = self._mixed(data, firsts)
        if len(self.begun) > _LONGEST_FRAME:
            self._spoil(len(self.begun))
            self._span = self._alike = 0
            self.begun = b""
        return pieces

    def _run(self, frames: bytes, ticks: IntArray) -> Piece:
        rows = np.frombuffer(frames, np.uint8).reshape(-1, self._length) & 0x7F
        self._tick = int(ticks[-1]) + 1
        self._span, self._alike = self._length, _ALIKE
        return Run(ticks, rows[:, ::2] * 128.0 + rows[:, 1::2])

    def _mixed(self, data: bytes, firsts: IntArray) -> list[Piece]:
        """Frames of every length: those of the right one are good, of the others only their room is counted."""
        pieces: list[Piece] = []
        good: list[tuple[int, bytes]] = []

        def close() -> None:
            if good:
                ticks = np.array([tick for tick, _ in good], np.int64)
                pieces.append(self._run(b"".join(frame for _, frame in good), ticks))
                good.clear()

        for first, after in zip(firsts[:-1].tolist(), firsts[1:].tolist(), strict=True):
            span = after - first
            self._alike = self._alike + 1 if span == self._span else 1
            self._span = span if span <= _LONGEST_FRAME else 0
            if self._span not in (0, self._length) and span % 2 == 0 and self._alike >= _ALIKE:
                close()
                self._length, self._bad, self._span, self._alike = span, 0, span, _ALIKE
            if span == self._length:
                self._tick += int(self._bad / span + 0.5)
                self._bad = 0
                good.append((self._tick, data[first:after]))
                self._tick += 1
            else:
                self._spoil(span)
        close()
        return pieces

    def _spoil(self, count: int) -> None:
        self.damaged += count
        self._bad += count if self._length else 0
