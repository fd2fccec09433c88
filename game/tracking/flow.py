"""Finding the same skin again: a rest's picture is looked for in every later one, where the mesh alone would guess.

Face trackers are trained on healthy faces and pull the two sides together. Here the steady part of the face says where
the head is, to a part of a pixel (`steady`), and sparse optical flow (Lucas and Kanade 1981, pyramidal after Bouguet
2000) where mouth, brows and nostrils are; what they do beyond the head is expression (`skin`). The mesh says where to
look.
"""

from collections import deque

import cv2
import numpy as np

from game.model.signals import Anchor, FloatArray, Picture
from game.tracking.found import Found, Seen
from game.tracking.relief import Relief
from game.tracking.skin import PAIRS, Skin

_APART_S, _MOST_PAST = 0.2, 12


class Flow:
    """Finds where the head is, and mouth, brows and nostrils, against a rest."""

    def __init__(self) -> None:
        self.skin: Skin | None = None
        """The rest's skin, if it is known."""
        self._relief = Relief(PAIRS)
        self._past: deque[Seen] = deque(maxlen=_MOST_PAST)

    def rest(self, rest: Anchor | None) -> None:
        """Follow the skin from this rest on; None goes by the mesh alone."""
        self.skin = None
        if rest is None:  # somebody else may come
            self._relief = Relief(PAIRS)
            self._past.clear()
        elif rest.frame.landmarks_px is not None:
            try:
                self.skin = Skin(rest, rest.frame.landmarks_px, self._relief)
            except ValueError:
                return
            self.skin.settle([seen for seen in self._past if seen.t_s >= rest.since_s])

    def found(self, picture: Picture, landmarks_px: FloatArray) -> Found | None:
        """The rest's skin in a picture, looked for where landmarks (478, 3) are.

        None without a rest, and where the head is not found again.
        """
        grey = np.asarray(cv2.cvtColor(picture.bgr, cv2.COLOR_BGR2GRAY), np.uint8)
        if not self._past or picture.t_s - self._past[-1].t_s >= _APART_S:
            self._past.append(Seen(picture.t_s, grey, landmarks_px))
        return None if self.skin is None else self.skin.found(grey, landmarks_px)
