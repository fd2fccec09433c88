"""What is said while one of two senses carries on alone."""

import math

from game.model.body import sided
from game.model.phrase import say
from game.model.reading import Effort, Reading
from game.model.side import Side
from game.signal.quality import LATE
from game.training.calibration import Calibration

SAID_AFTER_S = 1.5
"""By so much longer a sense has to be away than there, and then there than away before no more is said of it: a hand
passes before a face, a cable is touched, pictures come in fits and starts."""
UNHEARD = say("The electrodes are not heard well: the camera goes on alone")
UNSEEN = say("The camera does not see enough: the electrodes go on alone")
TOO_LATE = say("The camera's pictures come too late: the electrodes go on alone")


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
        self._away_s: dict[str, float] = {}
        self.words = ""

    @property
    def blind(self) -> bool:
        """Whether it is the camera that is missed: what else moves along is not seen."""
        return self.words in {UNSEEN, TOO_LATE}

    def step(self, dt_s: float, effort: Effort) -> None:
        """Take one step."""
        away = self._gone(effort) if self._seen and self._heard else ""
        for words in {*self._away_s, away} - {""}:
            so_far_s = self._away_s.get(words, 0.0) + (dt_s if words == away else -dt_s)
            self._away_s[words] = min(max(0.0, so_far_s), SAID_AFTER_S)
        if not self._away_s.get(self.words):
            self.words = next((words for words, away_s in self._away_s.items() if away_s >= SAID_AFTER_S), "")

    def _gone(self, effort: Effort) -> str:
        """What is missing; nothing where a side is told by neither sense, for then nothing goes on."""
        left, right = effort.sides
        if left is None or right is None:
            return ""
        if not left.seen and not right.seen:
            return TOO_LATE if effort.why == LATE else UNSEEN
        unheard = [side for side in self._heard if not (left if side is Side.LEFT else right).heard]
        if len(unheard) < len(self._heard) and unheard:
            part = sided("electrode", unheard[0])
            return say("Your {part} is not heard well: the camera goes on alone there", part=part)
        return UNHEARD if unheard else ""
