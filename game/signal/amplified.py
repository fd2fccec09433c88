"""A face's movements drawn larger: for a drawn face only, never for what is measured."""

import numpy as np

from game.model.signals import FloatArray
from game.signal.head import aligned, fitted

_IRISES = slice(468, 478)
_MEET = (
    *zip((246, 161, 160, 159, 158, 157, 173), (7, 163, 144, 145, 153, 154, 155), strict=True),
    *zip((466, 388, 387, 386, 385, 384, 398), (249, 390, 373, 374, 380, 381, 382), strict=True),
    *zip((191, 80, 81, 82, 13, 312, 311, 310, 415), (95, 88, 178, 87, 14, 317, 402, 318, 324), strict=True),
)
"""What meets and goes no further: upper and lower lids, and lips."""


def amplified(landmarks_px: FloatArray, template_mm: FloatArray, by: float) -> FloatArray:
    """Landmarks (478, 3) whose way from a rest's template (478, 3) is `by` times as far, in the face's own frame.

    Both sides alike; a look of the eyes stays as it is, and lids and lips that meet go no further.
    """
    now_mm = aligned(landmarks_px, template_mm)
    drawn_mm = template_mm + by * (now_mm - template_mm)
    drawn_mm[_IRISES] = now_mm[_IRISES]
    upper, lower = np.array(_MEET).T
    apart_mm, apart_drawn_mm = (points[lower, 1] - points[upper, 1] for points in (now_mm, drawn_mm))
    crossed = np.minimum(0.0, apart_drawn_mm - np.minimum(0.0, apart_mm)) / 2
    drawn_mm[upper, 1] += crossed
    drawn_mm[lower, 1] -= crossed
    scale, rotation, shift = fitted(now_mm, landmarks_px)
    return np.asarray(scale * drawn_mm @ rotation.T + shift)
