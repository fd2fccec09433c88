"""Where the way in has its buttons: at the foot as many as have room there, the others in rows above the levels."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.ports import Box, Ruler
from game.scenes.menu import Choice
from game.scenes.widgets.layout import GAP, button_size, end, flow
from game.scenes.widgets.page import FOOT_H, LOW, TOP

Words = tuple[str, str]
"""What is pressed, and what it says."""
_X, _WIDE, _ALOFT_Y = 484.0, 768.0, 20.0
_PRIMARY, _LEAST, _LEAST_ALOFT = 256.0, 120.0, 208.0
_STAY, _ROWS = 2, 2
"""So many are always at the foot; and so many rows there are at most above the levels."""


@dataclass(frozen=True, slots=True)
class Approach:
    """Every button in its place, what leads back last; the `room` for levels between, and where the rows `above` end.

    `behind` are the doors that have room in neither place; one more button stands for them.
    """

    choices: Sequence[Choice]
    behind: Sequence[str]
    room: Box
    above: float


def approach(
    ruler: Ruler, low: Sequence[Words], doors: Sequence[Words], others: Sequence[Words], more: Words
) -> Approach:
    """`low` are for the foot, what begins and what leads back first, then doors; `doors` and `others` stand above.

    Doors that have no room are behind `more`, the last ones first.
    """
    wides = [max(_LEAST, button_size(ruler, words, _WIDE)[0]) for _, words in low]
    fit = max(n for n in range(len(low) + 1) if n <= _STAY or sum(wides[:n]) + GAP * (n - 1) <= _WIDE)
    foot, doors = _foot(ruler, low[:fit], wides[:fit]), [*doors, *low[fit:]]
    shown, boxes = _aloft(ruler, [*doors, *others])
    hidden = 0
    while len({box.y for box in boxes}) > _ROWS and hidden < len(doors):
        hidden += 1
        shown, boxes = _aloft(ruler, [*doors[:-hidden], more, *others])
    aloft = [Choice(key, words, box) for (key, words), box in zip(shown, boxes, strict=True)]
    top, behind = max(TOP, end(boxes) + GAP), [key for key, _ in doors[len(doors) - hidden :]]
    room = Box(_X, top, _WIDE, foot[0].box.y - GAP - top)
    return Approach([foot[0], *aloft, *reversed(foot[1:])], behind, room, end(boxes))


def _aloft(ruler: Ruler, shown: Sequence[Words]) -> tuple[Sequence[Words], list[Box]]:
    return shown, flow(ruler, [words for _, words in shown], Box(_X, _ALOFT_Y, _WIDE, 0), _LEAST_ALOFT)


def _foot(ruler: Ruler, low: Sequence[Words], wides: Sequence[float]) -> list[Choice]:
    """From the right to the left; the first is wider than it needs to be while there is room."""
    spare = _WIDE - sum(wides) - GAP * (len(wides) - 1)
    wides = [max(wides[0], min(_PRIMARY, wides[0] + spare)), *wides[1:]]
    high = max([FOOT_H, *(button_size(ruler, words, wide)[1] for (_, words), wide in zip(low, wides, strict=True))])
    found, right = [], _X + _WIDE
    for (key, words), wide in zip(low, wides, strict=True):
        found.append(Choice(key, words, Box(right - wide, LOW - high, wide, high)))
        right -= wide + GAP
    return found
