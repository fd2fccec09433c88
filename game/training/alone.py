"""What is said while one of two senses carries on alone."""

import math

from game.model.body import sided
from game.model.phrase import say
from game.model.reading import Activation, Effort, Reading
from game.model.side import PerSide, Side
from game.training.calibration import Calibration

SAID_AFTER_S = 1.0
"""So long a sense has to be away: a hand passes before a face, a cable is touched."""
UNHEARD = say("The electrodes are not heard well: the camera goes on alone")
UNSEEN = say("The camera does not see enough: the electrodes go on alone")


def mute(reading: Reading) -> str:
    """Why muscles alone cannot tell of both sides; empty where they can."""
    if reading.heard is None:
        return say("no muscle is heard")
    if reading.coupled is not None:
        return say("electrodes on one side say nothing of the other")
    unheard = [side for side in Side if not math.isfinite(reading.heard.level_uv[side])]
    return say("your {part} is not heard well", part=sided("electrode", unheard[0])) if unheard else ""


class Alone:
    """Follows efforts; `words` are empty while every sense speaks that the calibration has heard and seen.

    `coupled` is the side both channels sit on, if they do: nobody hears the other one.
    """

    def __init__(self, calibration: Calibration, coupled: Side | None = None) -> None:
        self._seen = calibration.best_mm is not None
        self._heard = [side for side in Side if calibration.muscle(side, coupled) is not None]
        self._away_s = 0.0
        self._away = self.words = ""

    def step(self, dt_s: float, effort: Effort) -> None:
        """Take one step."""
        away = self._gone(effort.sides) if self._seen and self._heard else ""
        self._away_s = self._away_s + dt_s if away and away == self._away else 0.0
        self._away = away
        self.words = away if self._away_s >= SAID_AFTER_S else ""

    def _gone(self, sides: PerSide[Activation | None]) -> str:
        """What is missing; nothing where a side is told by neither sense, for then nothing goes on."""
        left, right = sides
        if left is None or right is None:
            return ""
        if not left.seen and not right.seen:
            return UNSEEN
        unheard = [side for side in self._heard if not (left if side is Side.LEFT else right).heard]
        if len(unheard) < len(self._heard) and unheard:
            part = sided("electrode", unheard[0])
            return say("Your {part} is not heard well: the camera goes on alone there", part=part)
        return UNHEARD if unheard else ""
