"""What two channels have said of late, as a reading carries it."""

import numpy as np

from game.model.reading import Heard
from game.model.side import PerSide


def steady(left_uv: float, right_uv: float, t_s: float = 0.0, lasting_s: float = 0.3) -> Heard:
    """Both channels at a steady strength without noise, until `t_s`; no number is a channel that is not heard."""
    moments = t_s - np.arange(lasting_s, 0.0, -0.01)
    uv = np.tile((left_uv, right_uv), (len(moments), 1))
    return Heard(moments, uv, np.ones_like(uv), PerSide(left_uv, right_uv))
