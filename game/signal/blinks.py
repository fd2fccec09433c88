"""Telling blinks from eyes that close on purpose, and from one eye that narrows with a smile.

A blink takes 0.1 to 0.4 s from the first to the last movement of the lid (Schiffman 2001, Sensation and Perception:
BNID 100706), closes faster than it opens, and about every second one is partial (Sforza, Rango, Galante, Bresolin,
Ferrario 2008, Ophthalmic Physiol Opt 28:345-353; Ousler et al. 2014, Clin Ophthalmol 8:869-874). A weak eye closes less
in it, but at the same moment: so one eye has to close well, and the other along with it.
"""

from collections import deque
from dataclasses import dataclass

from game.model.reading import Blink
from game.model.side import PerSide

LONGEST_S = 0.4
"""A closure that lasts this long at half of its depth is meant."""
CLOSING, OPEN_AGAIN = 0.25, 0.4
"""A blink begins at this share of the way to shut, and ends at this share of its own depth."""
DEEP, ALONG = 0.4, 0.15
"""How far the eye that closes more has to come at least, and the other."""
TOGETHER_S = 0.1
"""How far apart both eyes may be half closed."""
BEFORE_S = 0.6
"""What an eye closes from is the widest it has been in this time."""
GAP_S = 0.2
SLOWEST_HZ = 14.0
"""With fewer pictures a second (many cameras that promise 15 give a little less) a blink falls between them."""


@dataclass(frozen=True, slots=True)
class _Lids:
    """One moment: each eye's closed share of its rest (0 at rest, 1 shut), and how far it came from before (0..1)."""

    t_s: float
    shut: tuple[float, float]
    way: tuple[float, float]


class Blinks:
    """Sees the eyes' openings in order, at any rate from `SLOWEST_HZ` to 60 a second, and says when there was a blink.

    That is known before the lids are still again: a blink is told from a quarter of the way to shut until less than
    half is left of it (`extent` tells of the whole).

    `blinking` holds while a blink may be going on; of a closure that turns out to last it holds for 0.4 s.
    """

    def __init__(self, rest_mm: PerSide[float]) -> None:
        self._rest_mm = rest_mm
        self._before: deque[_Lids] = deque()
        self._closed: list[_Lids] = []
        self._begin_s = 0.0
        self.blinking = False

    def see(self, t_s: float, eye_mm: PerSide[float] | None) -> Blink | None:
        """Take the openings at `t_s`, None where they are unknown; answers with the blink that has ended there.

        Openings unknown for longer than 0.2 s interrupt whatever was going on.
        """
        if self._before and t_s - self._before[-1].t_s > GAP_S:
            self._before.clear()
            self._closed.clear()
            self.blinking = False
        if eye_mm is None:
            return None
        last_s = self._before[-1].t_s if self._before else t_s
        now = self._seen(t_s, eye_mm)
        closing = max(now.way) > CLOSING and min(now.way) > CLOSING * ALONG / DEEP
        depth = max((max(lids.way) for lids in self._closed), default=0.0)
        if not self._closed and closing:
            self._begin_s = (last_s + t_s) / 2
        if (closing and not self._closed) or (self._closed and max(now.way) > OPEN_AGAIN * depth):
            self._closed.append(now)
            self.blinking = t_s - self._begin_s < LONGEST_S
            return None
        ended, self._closed, self.blinking = self._closed, [], False
        end_s = (last_s + t_s) / 2
        return Blink(self._begin_s, end_s) if ended and _blinked(ended, end_s - self._begin_s) else None

    def _seen(self, t_s: float, eye_mm: PerSide[float]) -> _Lids:
        left, right = (1 - now / max(rest, 1.0) for now, rest in zip(eye_mm, self._rest_mm, strict=True))
        while self._before and self._before[0].t_s < t_s - BEFORE_S:
            self._before.popleft()
        from_left = min([left, *(lids.shut[0] for lids in self._before)])
        from_right = min([right, *(lids.shut[1] for lids in self._before)])
        now = _Lids(t_s, (left, right), (_way(left, from_left), _way(right, from_right)))
        self._before.append(now)
        return now


def _way(shut: float, before: float) -> float:
    """How much of what was left to close has closed."""
    return (shut - before) / max(1 - before, 0.2)


def _blinked(closed: list[_Lids], lasted_s: float) -> bool:
    left, right = ([lids.way[k] for lids in closed] for k in (0, 1))
    if lasted_s >= LONGEST_S or max(*left, *right) < DEEP or min(max(left), max(right)) < ALONG:
        return False
    onsets = [
        next(lids.t_s for lids, way in zip(closed, ways, strict=True) if way >= max(ways) / 2) for ways in (left, right)
    ]
    return abs(onsets[0] - onsets[1]) <= TOGETHER_S
