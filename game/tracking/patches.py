"""Small pieces of skin that stretch as they move: where their middles are, to a part of a pixel.

Flow that only shifts a window takes the mean movement of all that is in it, which falls short where skin moves most in
the middle. So each piece may also stretch, turn and shear, and its light may change (Baker and Matthews 2004, IJCV
56:221; Shi and Tomasi 1994, CVPR); how far it deforms is held small.
"""

import numpy as np

from game.model.signals import ByteArray
from game.tracking.levels import blurred, sampled
from game.tracking.optic import Pixels

SIGMA_MM, SIGMA_PX = 1.8, 2.2
"""Pixels of a piece count by a Gaussian of their distance from its middle: this wide, but never less than so many."""
_REACH = 2.2
"""How many times as far as that they count at all."""
_STRAIN_SD = 0.1
_NOISE = 3.0
"""Grey levels by which two looks at the same skin differ."""
_BLUR_PX = 0.7
_ROUNDS = 6
_FAR_MM = 1.5
"""How far from where flow has a spot its piece may be found."""


class Patches:
    """The pieces of skin about spots (n, 2) of a picture."""

    def __init__(self, grey: ByteArray, spots: Pixels, px_per_mm: float) -> None:
        sigma = max(SIGMA_MM * px_per_mm, SIGMA_PX)
        steps = np.arange(-round(_REACH * sigma), round(_REACH * sigma) + 1, dtype=np.float64)
        self._off = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
        exact = blurred(grey, _BLUR_PX)
        down, right = np.gradient(exact)
        places = spots[:, None] + self._off
        self._grey, to_right, to_down = (
            sampled(np.asarray(image, np.float32), places) for image in (exact, right, down)
        )
        x, y = self._off.T
        ones = np.ones_like(self._grey)
        slopes = np.stack(
            [to_right, to_down, to_right * x, to_right * y, to_down * x, to_down * y, self._grey, ones], axis=-1
        )
        weight = np.exp(-0.5 * (self._off**2).sum(axis=1) / sigma**2)
        weighed = slopes * weight[:, None]
        held = np.diag(np.concatenate([np.full(2, 1e-6), np.full(4, (_NOISE / _STRAIN_SD) ** 2), [1e-6, 1e-6]]))
        normal = weighed.transpose(0, 2, 1) @ slopes + held
        self._held = np.linalg.solve(normal, np.broadcast_to(held, normal.shape))
        self._answer = np.linalg.solve(normal, weighed.transpose(0, 2, 1))
        self._spots = spots.astype(np.float64)
        self._far_px = _FAR_MM * px_per_mm

    def found(self, grey: ByteArray, there: Pixels) -> Pixels:
        """Where the spots are in a picture of the same frame, given where flow has them (n, 2)."""
        image = blurred(grey, _BLUR_PX)
        bent = np.zeros((len(there), 8))
        bent[:, :2] = there - self._spots
        for _ in range(_ROUNDS):
            stretch = bent[:, 2:6].reshape(-1, 2, 2)
            places = (self._spots + bent[:, :2])[:, None] + self._off + self._off @ stretch.transpose(0, 2, 1)
            off = sampled(image, places) - self._grey - self._grey * bent[:, 6:7] - bent[:, 7:]
            bent = bent - (self._answer @ off[..., None])[..., 0] - (self._held @ bent[..., None])[..., 0]
        found = self._spots + bent[:, :2]
        near = np.linalg.norm(found - there, axis=1) < self._far_px
        return np.asarray(np.where(near[:, None], found, there), np.float32)
