"""A QR code in a picture."""

import math
from dataclasses import dataclass

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Code:
    """A code's corners in the unmirrored picture's pixels, in their order around it, and its text.

    The text is None where the code is seen, but cannot be read from this picture.

    >>> Code(((0, 0), (30, 0), (30, 40), (0, 40)), None).side_px
    35.0
    """

    corners_px: tuple[Corner, Corner, Corner, Corner]
    text: str | None

    @property
    def side_px(self) -> float:
        """The mean length of its sides."""
        after = (*self.corners_px[1:], self.corners_px[0])
        return sum(math.dist(a, b) for a, b in zip(self.corners_px, after, strict=True)) / 4

    @property
    def middle_px(self) -> Corner:
        """The mean of its corners."""
        across, down = zip(*self.corners_px, strict=True)
        return sum(across) / 4, sum(down) / 4
