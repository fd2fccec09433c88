"""What is said beside the drawn head: first the laptop and the skin, then each place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from game.model.montage import Montage, Site, Spot
from game.model.phrase import say, together
from game.ports import Box, Canvas, Point, Role, Style
from game.scenes.widgets.placement import chip, pair, reference_chip

_INDENT = 56.0
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


def first(canvas: Canvas, box: Box) -> None:
    """A card with what comes before the electrodes."""
    canvas.card(box)
    wide, y = box.w - 56, box.y + 24
    room = box.h - 24 - sum(canvas.text_height(title, "title") + 14 for title, _ in _FIRST)
    style = _style(canvas, [words for _, words in _FIRST], wide, room)
    for title, words in _FIRST:
        y += canvas.text(title, (box.x + 28, y), "title" if style == "body" else "body", "leaf")
        y += canvas.text(words, (box.x + 28, y), style, width=wide) + 14


def places(canvas: Canvas, box: Box, montage: Montage, site: Site) -> None:
    """A card with each channel's place, the reference's, and how far apart a pair sits where there is room for it."""
    canvas.card(box)
    rows, wide = _rows(montage, site), box.w - 48 - _INDENT
    x, y = box.x + 24 + _INDENT, box.y + 20
    style = _style(canvas, [row.words for row in rows], wide, box.h - 40 - sum(row.gap for row in rows))
    for row in rows:
        if row.mark is not None:
            row.mark(canvas, (box.x + 46, y + 18))
        y += canvas.text(row.words, (x, y), style, row.role, width=wide) + row.gap
    if y <= (below := Box(x, box.y + box.h - 104, wide, 88)).y + 8:
        pair(canvas, below, montage.spots(site)[0].side)


@dataclass(frozen=True, slots=True)
class _Row:
    """Words with the mark before them and the gap below."""

    words: str
    gap: float = 0.0
    role: Role = "ink"
    mark: Callable[[Canvas, Point], None] | None = None


def _rows(montage: Montage, site: Site) -> list[_Row]:
    """What is said of each place, the first channel's first."""
    rows, both = [], montage.coupled is None
    for number, spot in enumerate(montage.spots(site), 1):
        listens = spot.site is site
        mark = partial(chip, words=str(number), side=spot.side, hollow=not listens)
        rows.append(_Row(_named(spot, both, listens), 14 if both else 0, spot.side.value, mark))
        if not both:
            rows.append(_Row(_PLACES[spot.site], 14))
    if both:
        rows.append(_Row(together(_PLACES[site], say("Both sides at the same height.")), 18))
    behind = say("The reference: one electrode on the bone behind an ear.")
    ground = behind if site is Site.BROW else say("The reference: one electrode in the middle of the forehead.")
    return [*rows, _Row(ground, mark=reference_chip)]


def _named(spot: Spot, both: bool, listens: bool) -> str:
    """A channel's place, and what it is for where both sit on one side."""
    if both:
        return say("Your {part}", part=spot.words)
    if listens:
        return say("Your {part}: what you practise", part=spot.words)
    return say("Your {part}: what should stay quiet", part=spot.words)


def _style(canvas: Canvas, lines: Sequence[str], wide: float, room: float) -> Style:
    """The larger type where all fits."""
    return "body" if sum(canvas.text_height(words, "body", wide) for words in lines) <= room else "small"
