"""What stands still in the garden, as one picture: landscape, path, plants, sleeping plots and the words above them."""

from dataclasses import dataclass

import numpy as np

from game.model.phrase import Phrase, counted
from game.model.season import Season
from game.ports import Box, Canvas, Point, Style
from game.scenes.plots import Plot
from game.scenes.widgets.beds import beds, path, ribbon
from game.scenes.widgets.meadow import Meadow, grown, sprouts
from game.scenes.widgets.page import called
from game.scenes.widgets.plot import asleep, label_height

SCREEN = Box(0, 0, 1280, 720)
_X, _TOP, _WIDE = 28.0, 28.0, 1224.0
_GAP, _CARD_Y = 16.0, 24.0
_FREE_PX, _BELOW_PX = 200.0, 64.0
"""How wide it stays free of plants about an emblem and its label, and how far below: nothing looks out above it."""
_LIT_PX = 170.0


def landscape(season: Season) -> str:
    """The garden's own landscape in a season."""
    return f"home@{season.value}"


@dataclass(frozen=True, slots=True)
class Plants:
    """So many plants of one kind, by their art, that came from the plot with this key; empty where it is gone."""

    art: str
    plot: str
    count: int


@dataclass(frozen=True, slots=True)
class Vista:
    """Painted anew only when it is another one; `lit` is the key of the plot that comes next."""

    season: Season
    plots: tuple[Plot, ...]
    plants: tuple[Plants, ...]
    lit: str
    locked: bool
    """Whether somebody else opens what is asleep."""
    greeting: Phrase
    words: Phrase
    notice: str
    chip: Box | None = None
    """Where the player's picture stands, before the greeting."""

    @property
    def count(self) -> int:
        """How much has grown in all."""
        return sum(each.count for each in self.plants)

    def draw(self, canvas: Canvas) -> None:
        """Fill the picture."""
        canvas.backdrop(landscape(self.season))
        high, lie = label_height(canvas), beds(len(self.plots))
        feet = {plot.key: bed.foot(high) for plot, bed in zip(self.plots, lie, strict=True)}
        sizes = [bed.size(high) for bed in lie]
        middle = path(list(feet.values()))
        canvas.polygon(ribbon(middle), "paper_dim")
        if self.lit in feet:
            x, y = feet[self.lit]
            canvas.glow((x, y - 50), _LIT_PX, "sun", 0.9)
        free = [
            Box(x - _FREE_PX / 2, y - 0.8 * size, _FREE_PX, 0.8 * size + high + _BELOW_PX)
            for (x, y), size in zip(feet.values(), sizes, strict=True)
        ]
        kinds: dict[str, tuple[Point | None, int]] = {}
        for each in self.plants:
            home, before = kinds.get(each.art, (None, 0))
            kinds[each.art] = (home or feet.get(each.plot), before + each.count)
        sprouts(canvas, grown(Meadow(free, np.array([(x, y, half) for (x, y), half in middle])), kinds))
        for plot, size in zip(self.plots, sizes, strict=True):
            if plot.asleep:
                asleep(canvas, feet[plot.key], size, plot.emblem, self.locked)

    def draw_words(self, canvas: Canvas) -> None:
        """Greeting and what is next at the left, how much has grown at the right, trouble below."""
        x, row = (_X, 0.0) if self.chip is None else (self.chip.x + self.chip.w + _GAP, self.chip.h)
        taken = self._draw_count(canvas) if self.count else 0.0
        style = called(canvas, self.greeting, _X + _WIDE - x - taken)
        high = canvas.text_height(self.greeting, style)
        row = max(row, high)
        canvas.text(self.greeting, (x, _TOP + (row - high) / 2), style)
        y = _TOP + row
        said: Style = "body" if canvas.text_width(self.words) <= _WIDE - taken else "small"
        if canvas.text_width(self.words, said) > _WIDE - taken:  # below the card, over the whole width
            y, taken = max(y, _TOP + canvas.text_height("x") + _CARD_Y), 0.0
        y += canvas.text(self.words, (_X, y), said, width=_WIDE - taken)
        if self.notice:
            canvas.text(self.notice, (_X, y), "small", width=_WIDE - taken)

    def _draw_count(self, canvas: Canvas) -> float:
        """A card with how much has grown; how much room it takes."""
        words = counted("{count} flower", "{count} flowers", self.count)
        high = canvas.text_height(words)
        wide = canvas.text_width(words) + high + 54
        box = Box(_X + _WIDE - wide, _TOP, wide, high + _CARD_Y)
        canvas.card(box)
        canvas.art("plants/flower", (box.x + 20 + high / 2, box.center[1]), high + 14)
        canvas.text(words, (box.x + 28 + high, box.y + _CARD_Y / 2), "body", "leaf")
        return wide + _GAP
