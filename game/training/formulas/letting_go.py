"""Tone, and what letting it go is worth. Tone is 1 at the rest the visit began with, and 0 where a muscle is silent."""

import math

from game.model.level import Ramp

SILENT_UV = 2.0
"""How loud board and skin are while a muscle is silent: 1 to 3 uV, by the device (choice)."""
LEAST_TONE_UV = 2.0
"""Tone is compared with no less than this: a muscle that is quiet already need not become quieter (choice)."""
EDGE = 0.20
"""How far above the band nothing is left of its share (choice)."""
TIGHTENED = Ramp(zero=1.8, full=1.2)
"""The larger side's tone in the tightest tenth of the hold: up to its rest and the envelope's flutter all is well."""


def heard(above_rest_uv: float, rest_uv: float) -> float:
    """One muscle's tone: what is above silence, over what was above it at rest.

    >>> heard(-2.0, 6.0), heard(0.0, 2.5)
    (0.5, 0.25)
    """
    return max(0.0, rest_uv + above_rest_uv - SILENT_UV) / max(rest_uv - SILENT_UV, LEAST_TONE_UV)


def seen(left_mm: float, right_mm: float, uneven_mm: float) -> float:
    """The tone that holds one corner of the mouth higher: how much higher it still is, over `uneven_mm` at rest.

    Both have moved so far along the zygomaticus line, at 45 degrees, since then; `uneven_mm` is how much higher the
    left one was.

    >>> seen(0.0, 0.0, 3.0), round(seen(-3.0 / math.sqrt(2), 0.0, 3.0), 6)
    (1.0, 0.5)
    """
    return max(0.0, 1 + (left_mm - right_mm) / math.sqrt(2) / uneven_mm)


def low_enough(tone: float, high: float) -> float:
    """1 below the band's upper edge, falling to 0 over its soft edge.

    >>> low_enough(0.7, 0.8), round(low_enough(0.9, 0.8), 6), low_enough(1.0, 0.8)
    (1.0, 0.5, 0.0)
    """
    return Ramp(high + EDGE, high)(tone)


def still_soft(tone: float, high: float) -> float:
    """What is left of it as the release ends: 1 while softer than the band's edge, 0 back beyond the rest's tone.

    >>> still_soft(0.8, 0.8), still_soft(1.0, 0.8), still_soft(1.2, 0.8)
    (1.0, 0.5, 0.0)
    """
    return Ramp(max(1.0, high) + EDGE, high)(tone)
