"""How a page should be held so that its code can be read, told from where the code is in the picture."""

import math
from collections.abc import Sequence

from game.model.code import Code
from game.model.phrase import say

SMALLEST_PX = 230.0
"""A side of our largest code, 57 modules, at 4 pixels each: measured, most are read from there on."""
_EDGE = 0.02
_MOVED = 0.03
_STILL_S, _GONE_S = 1.2, 0.7

SHOW = say("Show the camera the whole code")
CLOSER = say("A little closer")
FURTHER = say("A little further away")
STILL = say("Hold still")
TURN = say("Turn it a little, away from the lamp")


class Aiming:
    """Follows the codes that are seen, and says what to do next in a few words."""

    def __init__(self) -> None:
        self.hint = SHOW
        self._last: Code | None = None
        self._seen_s = self._still_s = -math.inf

    def see(self, t_s: float, codes: Sequence[Code], size_px: tuple[int, int]) -> str:
        """What to do after a picture of this size (width, height), taken at `t_s`, with these codes, largest first."""
        if not codes:
            if t_s - self._seen_s > _GONE_S:
                self.hint, self._last = SHOW, None
            return self.hint
        code, last = codes[0], self._last
        moves = last is None or math.dist(code.middle_px, last.middle_px) > _MOVED * code.side_px
        if moves:
            self._still_s = t_s
        self._seen_s, self._last = t_s, code
        if _cut(code, size_px):
            self.hint = FURTHER
        elif code.side_px < SMALLEST_PX:
            self.hint = CLOSER
        else:
            self.hint = STILL if t_s - self._still_s < _STILL_S else TURN
        return self.hint


def _cut(code: Code, size_px: tuple[int, int]) -> bool:
    """Whether a code comes close to the picture's edge."""
    room = _EDGE * min(size_px)
    return any(
        not room <= at <= most - room for corner in code.corners_px for at, most in zip(corner, size_px, strict=True)
    )
