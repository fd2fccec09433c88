"""Sub-pixel drawing in millimetres on a small piece of a picture."""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray, FloatArray
from game.simulation.look import Colour

_SHIFT = 4
_RIM_PX = 0.5
"""OpenCV's smooth edge lies outside of a disc, not astride its circle."""


class Brush:
    """Draws on `sheet` (uint8, 3 channels) whose pixel 0, 0 starts at a corner in millimetres; `side` -1 mirrors x."""

    def __init__(self, sheet: ByteArray, corner_mm: tuple[float, float], per_mm: float, side: int) -> None:
        self.sheet = sheet
        self.side = side
        self._corner = np.array(corner_mm)
        self._per_mm = per_mm

    def fill(self, outline: FloatArray, colour: Colour) -> None:
        """A flat shape."""
        cv2.fillPoly(self.sheet, [self._at(outline)], colour, cv2.LINE_AA, _SHIFT)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A flat disc."""
        across, down = self._at(np.array([x, y])).tolist()
        within = max(0, round((radius * self._per_mm - _RIM_PX) * 2**_SHIFT))
        cv2.circle(self.sheet, (across, down), within, colour, -1, cv2.LINE_AA, _SHIFT)

    def line(self, points: FloatArray, width_mm: float, colour: Colour, taper: float) -> None:
        """A line, thinner toward its ends."""
        thick = np.zeros_like(points)
        thick[:, 1] = width_mm / 2 * (1 - taper * np.linspace(-1, 1, len(points)) ** 2)
        self.fill(np.concatenate([points - thick, (points + thick)[::-1]]), colour)

    def veil(self, outline: FloatArray, colour: Colour, strength: float) -> None:
        """A shape one can see through."""
        under = self.sheet.copy()
        self.fill(outline, colour)
        cv2.addWeighted(self.sheet, strength, under, 1 - strength, 0, dst=self.sheet)

    def inside(self, outline: FloatArray, draw: Callable[["Brush"], None]) -> None:
        """Let `draw` paint another sheet, of which only the part within an outline is kept."""
        window = np.zeros(self.sheet.shape[:2], dtype=np.uint8)
        cv2.fillPoly(window, [self._at(outline)], (255.0,), cv2.LINE_AA, _SHIFT)
        other = Brush(self.sheet.copy(), (float(self._corner[0]), float(self._corner[1])), self._per_mm, self.side)
        draw(other)
        share = cv2.merge([window, window, window])
        kept = cv2.multiply(self.sheet, cv2.bitwise_not(share), scale=1 / 255)
        cv2.add(kept, cv2.multiply(other.sheet, share, scale=1 / 255), dst=self.sheet)

    def _at(self, points: FloatArray) -> NDArray[np.int32]:
        placed = (points * (self.side, 1.0) - self._corner) * self._per_mm - 0.5
        whole: NDArray[np.int32] = np.round(placed * 2**_SHIFT).astype(np.int32)
        return whole
