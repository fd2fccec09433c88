"""How deep one person's face is: what MediaPipe guesses, corrected by how the face travels when the head turns.

What lies nearer travels further, so every picture of a turned head tells something of the depths, whatever the head's
place in it. What was told is gathered (recursive least squares: Ljung 1999, System Identification, 11.2) up to a most,
beyond which the new displaces the old, and holds from one rest to the next.
"""

import numpy as np

from game.model.signals import FloatArray
from game.signal import landmarks as mark
from game.signal.head import axes

BUMPS_MM = ((0, -20), (0, 0), (0, 14), (12, 15), (14, 4), (28, -6), (43, 3), (36, -28))
"""Where the steady area may be deeper than guessed: from the bridge of the nose outward, on either side, and down."""
_BUMP_MM = 12.0
_DEEPER_SD, _BUMP_SD_MM = 0.08, 2.0
"""How wrong MediaPipe's guess may be: its whole relief, as a share, and each bump."""
_SPOT_SD_MM, _SPOT_SD_PX = 6.0, 0.15
_MOST_TOLD = 30.0
"""How many times as much as the guess itself says is remembered, over all of the shape."""
_MOST_SPOT = 1.0
"""The same for a pair of spots, in squares of pixels a millimetre: some ten pictures of a clearly turned head."""


class Relief:
    """What is known of one person's depths; nothing at first."""

    def __init__(self, pairs: int) -> None:
        """`pairs` of spots, on both sides of the face, are learned besides the steady area."""
        size = 1 + len(BUMPS_MM)
        self._prior = np.diag(np.append(_DEEPER_SD, np.full(len(BUMPS_MM), _BUMP_SD_MM)) ** -2.0)
        self._told, self._toward = np.zeros((size, size)), np.zeros(size)
        self.shape: FloatArray = np.zeros(size)
        """How much deeper than guessed: the whole as a share, then each bump in millimetres."""
        self._spots_told = np.full(pairs, (_SPOT_SD_PX / _SPOT_SD_MM) ** 2)
        self.spots_mm: FloatArray = np.zeros(pairs)
        """How much deeper than guessed each pair of spots lies."""

    def learn(self, told: FloatArray, gone: FloatArray) -> None:
        """Take in a picture of the steady area: normal equations (n, n) and (n,) of changes to the shape."""
        share = 1.0 / max(1.0, float((np.diag(self._told + told) / np.diag(self._prior)).sum()) / _MOST_TOLD)
        self._told = share * (self._told + told)
        self._toward = share * (self._toward + told @ self.shape - gone)
        self.shape = np.linalg.solve(self._prior + self._told, self._toward)

    def learn_spots(self, slope: FloatArray, off: FloatArray) -> None:
        """Take in a picture of the spots, (pairs, 2): what a millimetre of depth does, and how far off they are.

        Nothing is learned where both are 0.
        """
        told = self._spots_told + (slope**2).sum(axis=1)
        self._spots_told = np.minimum(told, _MOST_SPOT)
        self.spots_mm = self.spots_mm + (slope * off).sum(axis=1) / told


def modes(places_px: FloatArray, points_px: FloatArray, px_per_mm: float, relief_mm: FloatArray) -> FloatArray:
    """How the shape changes the depths at places (n, 2) of a picture with these landmarks, (n, shape)."""
    x, y, _ = axes(points_px)
    from_nose = (places_px - points_px[mark.NOSE_BRIDGE, :2]) / px_per_mm
    at_mm = np.column_stack([np.abs(from_nose @ x[:2]), from_nose @ y[:2]])
    away_mm = np.linalg.norm(at_mm[:, None] - np.array(BUMPS_MM), axis=2)
    return np.column_stack([relief_mm - relief_mm.mean(), np.exp(-0.5 * (away_mm / _BUMP_MM) ** 2)])
