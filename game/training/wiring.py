"""Whether the two channels sit where they should: each should rise with its own movement more than with the other's."""

import math
from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from game.model.montage import Montage, Site
from game.model.phrase import say
from game.model.side import PerSide
from game.model.signals import FloatArray

SURE = 1.5
"""How much more, as a ratio: four times what the envelope's own flutter leaves of two tries of two seconds."""
_LEAST_UV = 1.0
_LEAST_SPREADS = 2.0


class Verdict(StrEnum):
    """What two tries tell. A quiet muscle, or two that move together, tell nothing."""

    AS_DRAWN = "as drawn"
    SWAPPED = "swapped"
    UNCLEAR = "unclear"


class Wiring:
    """Collects a rest, a try of the first channel's movement and one of the second's: 0, 1 and 2."""

    def __init__(self) -> None:
        self._heard: tuple[list[PerSide[float]], ...] = ([], [], [])

    def add(self, part: int, channels_uv: PerSide[float]) -> None:
        """Add one step's envelopes, the first channel as left."""
        self._heard[part].append(channels_uv)

    @property
    def verdict(self) -> Verdict:
        """Compares how either channel's share of the rise changes between the tries.

        A ratio of ratios: it does not matter that one muscle is weaker, or one electrode sits less well. Rises below
        what a resting channel does anyway count as that.
        """
        if not all(self._heard):
            return Verdict.UNCLEAR
        rest = np.array([tuple(each) for each in self._heard[0]])
        least = np.maximum(_LEAST_SPREADS * rest.std(axis=0), _LEAST_UV)
        one, two = (_rise(heard, rest, least) for heard in self._heard[1:])
        favour = math.log(one[0] / one[1]) - math.log(two[0] / two[1])
        if abs(favour) < math.log(SURE):
            return Verdict.UNCLEAR
        return Verdict.AS_DRAWN if favour > 0 else Verdict.SWAPPED


def _rise(heard: Sequence[PerSide[float]], rest: FloatArray, least: FloatArray) -> tuple[float, float]:
    rises = np.maximum(np.array([tuple(each) for each in heard]).mean(axis=0) - rest.mean(axis=0), least)
    return float(rises[0]), float(rises[1])


_WHOLE = {
    Site.SMILE: say("Smile gently"),
    Site.PUCKER: say("Bring your lips forward gently"),
    Site.BLINK: say("Close both eyes; two falling notes say open"),
    Site.BROW: say("Raise your brows a little"),
    Site.NOSE: say("Wrinkle your nose a little"),
}
_ONE_SIDED = {
    Site.SMILE: PerSide(
        say("Smile with only your left side, as well as you can"),
        say("Smile with only your right side, as well as you can"),
    ),
    Site.PUCKER: PerSide(
        say("Move only the left corner of your lips, as well as you can"),
        say("Move only the right corner of your lips, as well as you can"),
    ),
    Site.BLINK: PerSide(
        say("Close only your left eye, as well as you can"), say("Close only your right eye, as well as you can")
    ),
    Site.BROW: PerSide(
        say("Raise only your left brow, as well as you can"), say("Raise only your right brow, as well as you can")
    ),
    Site.NOSE: PerSide(
        say("Lift only the left wing of your nose, as well as you can"),
        say("Lift only the right wing of your nose, as well as you can"),
    ),
}


def tries(montage: Montage, target: Site) -> tuple[str, str]:
    """What to ask for, so that the first and then the second channel's own muscle moves."""
    one, two = montage.spots(target)
    if montage.coupled is not None:
        return _WHOLE[one.site], _WHOLE[two.site]
    asked = _ONE_SIDED[target]
    return asked.left, asked.right
