"""What is said while one of two senses carries on alone."""

from game.model.reading import Effort
from game.model.side import Side
from game.training.calibration import Calibration

SAID_AFTER_S = 1.0
"""So long a sense has to be away: a hand passes before a face, a cable is touched."""
UNHEARD = "The electrodes are not heard well: the camera goes on alone"
UNSEEN = "The camera does not see enough: the electrodes go on alone"


class Alone:
    """Follows efforts; `words` are empty while every sense speaks that the calibration has heard and seen."""

    def __init__(self, calibration: Calibration) -> None:
        self._with_both = calibration.best_mm is not None and calibration.best_uv is not None
        self._away_s = 0.0
        self._away = self.words = ""

    def step(self, dt_s: float, effort: Effort) -> None:
        """Take one step."""
        away = _away(effort) if self._with_both else ""
        self._away_s = self._away_s + dt_s if away and away == self._away else 0.0
        self._away = away
        self.words = away if self._away_s >= SAID_AFTER_S else ""


def _away(effort: Effort) -> str:
    there = {side: each for side in Side if (each := effort.sides[side]) is not None}
    unheard = [side for side, each in there.items() if not each.heard]
    if not there or (len(there) == len(Side) and not unheard and all(each.seen for each in there.values())):
        return ""
    if not any(each.seen for each in there.values()):
        return UNSEEN
    if len(unheard) == 1:
        return f"Your {unheard[0].value} electrode is not heard well: the camera goes on alone there"
    return UNHEARD if unheard else ""
