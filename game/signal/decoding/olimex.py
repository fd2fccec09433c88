"""What the Olimex SHIELD-EKG-EMG's sketch sends: the ModularEEG's packets (`field/devices.md` section 1.1)."""

import numpy as np

from game.model.signals import ByteArray, FloatArray, IntArray
from game.signal.decoding.frames import FrameDecoder, Mask, words


class OlimexDecoder(FrameDecoder):
    """`A5 5A 02`, a counter, six unsigned channels of ten bits with the high byte first, a byte of switches."""

    lengths = (17,)
    wraps_at = 256

    def are_frames(self, rows: ByteArray) -> Mask:
        """By head, and high bytes within ten bits."""
        framed: Mask = (rows[:, 0] == 0xA5) & (rows[:, 1] == 0x5A) & (rows[:, 2] == 2)
        if framed.any():
            framed[framed] = (rows[framed, 4:16:2] <= 3).all(axis=1)
        return framed

    def ticks(self, rows: ByteArray) -> IntArray:
        """The fourth byte."""
        return rows[:, 3].astype(np.int64)

    def counts(self, rows: ByteArray) -> FloatArray:
        """All six channels."""
        return words(rows, 4, 16)
