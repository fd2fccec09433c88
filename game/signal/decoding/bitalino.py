"""What a BITalino (r)evolution sends (`field/devices.md` section 1.6)."""

import numpy as np

from game.model.signals import ByteArray, FloatArray, IntArray
from game.signal.decoding.frames import FrameDecoder, Mask

_LENGTHS = (3, 4, 6, 7, 8, 8)
_NEXT = np.array([0, 3, 6, 5, 12, 15, 10, 9, 11, 8, 13, 14, 7, 4, 1, 2], np.uint8)
"""The remainder, by x^4 + x + 1, of each nibble."""


class BitalinoDecoder(FrameDecoder):
    """Frames of so many channels as were asked for, 1 to 6: a counter of four bits, a checksum of four, no head.

    Only a row of eight good frames that count on is believed to be frames. Channels 5 and 6 have six bits.
    """

    wraps_at = 16
    confirm = 8
    counts_on = True

    def __init__(self, channels: int = 2) -> None:
        super().__init__()
        self._channels = channels
        self.lengths = (_LENGTHS[channels - 1],)

    def are_frames(self, rows: ByteArray) -> Mask:
        """By their checksum: each nibble but the last one, and a zero in its place."""
        rest = np.zeros(len(rows), np.uint8)
        for column in rows[:, :-1].T:
            rest = _NEXT[_NEXT[rest] ^ (column >> 4)] ^ (column & 15)
        rest = _NEXT[_NEXT[rest] ^ (rows[:, -1] >> 4)]
        right: Mask = rest == rows[:, -1] & 15
        return right

    def ticks(self, rows: ByteArray) -> IntArray:
        """The high half of the last byte."""
        return (rows[:, -1] >> 4).astype(np.int64)

    def counts(self, rows: ByteArray) -> FloatArray:
        """The channels asked for: they are packed from the end."""
        back = rows[:, ::-1].astype(np.int64)
        back = np.pad(back, ((0, 0), (0, 8 - back.shape[1])))
        packed = (
            (back[:, 1] & 15) << 6 | back[:, 2] >> 2,
            (back[:, 2] & 3) << 8 | back[:, 3],
            back[:, 4] << 2 | back[:, 5] >> 6,
            (back[:, 5] & 63) << 4 | back[:, 6] >> 4,
            (back[:, 6] & 15) << 2 | back[:, 7] >> 6,
            back[:, 7] & 63,
        )
        return np.column_stack(packed[: self._channels]).astype(np.float64)
