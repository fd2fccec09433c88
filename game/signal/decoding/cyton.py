"""What an OpenBCI Cyton sends through its dongle (`field/devices.md` section 1.5)."""

import numpy as np

from game.model.signals import ByteArray, FloatArray, IntArray
from game.signal.decoding.frames import FrameDecoder, Mask

_CHANNELS = slice(2, 26)
_WEIGHTS = (65536.0, 256.0, 1.0)
_FULL, _HALF = 1 << 24, 1 << 23


class CytonDecoder(FrameDecoder):
    """`A0`, a counter, eight signed 24-bit channels with the high byte first, six bytes aside, `C0` to `C6`."""

    lengths = (33,)
    wraps_at = 256
    confirm = 3

    def are_frames(self, rows: ByteArray) -> Mask:
        """By head and tail."""
        framed: Mask = (rows[:, 0] == 0xA0) & (rows[:, 32] >= 0xC0) & (rows[:, 32] <= 0xC6)
        return framed

    def ticks(self, rows: ByteArray) -> IntArray:
        """The second byte."""
        return rows[:, 1].astype(np.int64)

    def counts(self, rows: ByteArray) -> FloatArray:
        """All eight channels."""
        values: FloatArray = rows[:, _CHANNELS].reshape(-1, 8, 3) @ np.array(_WEIGHTS)
        return np.where(values >= _HALF, values - _FULL, values)
