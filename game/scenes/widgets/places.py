"""What is said beside the drawn head: first the laptop and the skin, then each place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from game.model.montage import Montage, Site, Spot
from game.model.phrase import say, together
from game.ports import Box, Canvas, Point, Role, Ruler
from game.scenes.widgets.layout import Spread, spread, turned_to
from game.scenes.widgets.placement import APART, chip, pair, reference_chip

_INDENT, _PAD, _GAP = 56.0, 28.0, 14.0
_PLACES: Mapping[Site, str] = MappingProxyType(
    {
        Site.SMILE: say(
            "In the middle of the line from the corner of the mouth to the dip before the ear;"
            " the other 1 cm nearer the mouth."
        ),
        Site.PUCKER: say("1 cm below the lower lip, near its corner; the other 1 cm nearer the middle, along the lip."),
        Site.BLINK: say(
            "1 cm below the outer corner of the eye; the other 1 cm nearer the nose, a little lower. Never on the lid."
        ),
        Site.BROW: say("1 cm above the middle of the brow; the other 1 cm straight above it."),
        Site.NOSE: say("Beside the wing of the nose; the other 1 cm above it, along the side of the nose."),
    }
)
_SKIN = say(
    "Wash it with soap and water and dry it. No cream, no make-up. Then wipe each place with alcohol and let it dry;"
    " near the eye only water. Sore skin has a day off."
)
_FIRST = (
    (
        say("Before anything else"),
        say("The laptop runs on its battery: take off the charger, the dock and the second screen."),
    ),
    (say("The skin"), _SKIN),
    (
        say("Last of all"),
        say(
            "Press each electrode on for a moment, and plug the cables in."
            " They come off again before the charger goes in."
        ),
    ),
)


def beforehand(ruler: Ruler, box: Box) -> Spread:
    """How what comes before the electrodes is spread over pages of this size."""
    return spread(ruler, _FIRST, box.w - 2 * _PAD, box.h - 44, _GAP)


def first(canvas: Canvas, box: Box, page: int) -> None:
    """A card with what comes before the electrodes."""
    canvas.card(box)
    style, pages = beforehand(canvas, box)
    y = box.y + 22
    for number in turned_to(pages, page):
        title, words = _FIRST[number]
        y += canvas.text(title, (box.x + _PAD, y), style, "leaf", width=box.w - 2 * _PAD)
        y += canvas.text(words, (box.x + _PAD, y), style, width=box.w - 2 * _PAD) + _GAP


def described(ruler: Ruler, box: Box, montage: Montage, site: Site) -> Spread:
    """How the places are spread over pages of this size."""
    groups = [[row.words for row in rows] for rows in _groups(montage, site)]
    return spread(ruler, groups, box.w - 48 - _INDENT, box.h - 32, _GAP)


def places(canvas: Canvas, box: Box, montage: Montage, site: Site, page: int) -> None:
    """A card with each channel's place, the reference's, and how far apart a pair sits where there is room for it."""
    canvas.card(box)
    style, pages = described(canvas, box, montage, site)
    groups, wide = _groups(montage, site), box.w - 48 - _INDENT
    x, y = box.x + 24 + _INDENT, box.y + 16
    line = canvas.text_height("x", style)
    for number in turned_to(pages, page):
        for row in groups[number]:
            if row.mark is not None:
                row.mark(canvas, (box.x + 46, y + line / 2))
            y += canvas.text(row.words, (x, y), style, row.role, width=wide)
        y += _GAP
    below = Box(x, box.y + box.h - 104, wide, 88)
    if len(pages) == 1 and y <= below.y + 8 and canvas.text_height(APART) <= below.h:
        pair(canvas, below, montage.spots(site)[0].side)


@dataclass(frozen=True, slots=True)
class _Row:
    """Words with the mark before them."""

    words: str
    role: Role = "ink"
    mark: Callable[[Canvas, Point], None] | None = None


def _groups(montage: Montage, site: Site) -> list[list[_Row]]:
    """What is said of each place, the first channel's first; what belongs together stands on one page."""
    groups, both = [], montage.coupled is None
    for number, spot in enumerate(montage.spots(site), 1):
        listens = spot.site is site
        mark = partial(chip, words=str(number), side=spot.side, hollow=not listens)
        named = _Row(_named(spot, both, listens), spot.side.value, mark)
        groups.append([named] if both else [named, _Row(_PLACES[spot.site])])
    if both:
        groups.append([_Row(together(_PLACES[site], say("Both sides at the same height.")))])
    behind = say("The reference: one electrode on the bone behind an ear.")
    ground = behind if site is Site.BROW else say("The reference: one electrode in the middle of the forehead.")
    return [*groups, [_Row(ground, mark=reference_chip)]]


def _named(spot: Spot, both: bool, listens: bool) -> str:
    """A channel's place, and what it is for where both sit on one side."""
    if both:
        return say("Your {part}", part=spot.words)
    if listens:
        return say("Your {part}: what you practise", part=spot.words)
    return say("Your {part}: what should stay quiet", part=spot.words)
