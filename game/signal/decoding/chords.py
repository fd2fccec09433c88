"""What the Chords firmware of Upside Down Labs sends (`field/devices.md` section 1.3)."""

import numpy as np

from game.model.signals import ByteArray, FloatArray, IntArray
from game.signal.decoding.frames import FrameDecoder, Mask, words

_MOST_CHANNELS = 16


class ChordsDecoder(FrameDecoder):
    """`C7 7C`, a counter, unsigned 16-bit channels with the high byte first, `01`.

    How many channels there are is seen from the frames' length: boards of one name differ. No sample has more than
    `bits`.
    """

    lengths = tuple(2 * channels + 4 for channels in range(1, _MOST_CHANNELS + 1))
    wraps_at = 256

    def __init__(self, bits: int = 14) -> None:
        super().__init__()
        self._highest = (1 << bits) - 1 >> 8

    def are_frames(self, rows: ByteArray) -> Mask:
        """By head, tail, and high bytes within the converter's bits."""
        framed: Mask = (rows[:, 0] == 0xC7) & (rows[:, 1] == 0x7C) & (rows[:, -1] == 1)
        if framed.any():
            framed[framed] = (rows[framed, 3:-1:2] <= self._highest).all(axis=1)
        return framed

    def ticks(self, rows: ByteArray) -> IntArray:
        """The third byte."""
        return rows[:, 2].astype(np.int64)

    def counts(self, rows: ByteArray) -> FloatArray:
        """All channels."""
        return words(rows, 3, rows.shape[1] - 1)
