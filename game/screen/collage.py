"""What lies on a surface: a new picture is laid only where it differs from the one before."""

from collections.abc import Callable, Iterator, Sequence

import pygame

from game.screen.sprites import Sprite

Placed = tuple[Sprite, int, int]
"""A sprite and its corner, in pixels."""
COLUMNS, ROWS = 64, 36
"""Where something changed is told in cells of the surface, so that few rectangles cover it."""


class Collage:
    """Gathers what is laid one on the other, and settles it on the surface at once.

    A picture begins with what hides everything, its backdrop. What comes without one is laid on what is there. Pixel
    for pixel it is as if everything had been laid anew, so long as nobody else paints on the surface; after that,
    `forget`.
    """

    def __init__(self, surface: pygame.Surface) -> None:
        self._surface = surface
        self._pile: list[Placed] = []
        self._shown: list[Placed] | None = None

    def lay(self, made: Sprite, x: float, y: float) -> None:
        """Lay a sprite with its hanging point at x, y in pixels."""
        self._pile.append((made, round(x) + made.left, round(y) + made.top))

    def gathered(self, draw: Callable[[], None]) -> Sequence[Placed]:
        """What `draw` lays, to be laid `again`."""
        before = len(self._pile)
        draw()
        return self._pile[before:]

    def again(self, placed: Sequence[Placed]) -> None:
        """Lay the same as before."""
        self._pile += placed

    def settle(self) -> None:
        """Paint what has been gathered."""
        pile, self._pile = self._pile, []
        whole = self._surface.get_rect()
        backdrop = max((number for number, part in hiding(pile) if part.contains(whole)), default=None)
        if backdrop is None:
            areas, self._shown = [whole], None
        else:
            pile = pile[backdrop:]
            areas = [whole] if self._shown is None else changed(self._shown, pile, whole.size)
            self._shown = pile
        paint(self._surface, pile, areas)

    def forget(self) -> None:
        """The surface is no longer known: the next picture is laid as a whole."""
        self._shown = None


def hiding(pile: Sequence[Placed]) -> list[tuple[int, pygame.Rect]]:
    """Which of a pile let nothing through, and where."""
    return [(number, part.move(x, y)) for number, (made, x, y) in enumerate(pile) if (part := made.hides)]


def paint(surface: pygame.Surface, pile: Sequence[Placed], areas: Sequence[pygame.Rect]) -> None:
    """Lay a pile in some areas of a surface; there, nothing beneath what hides it."""
    places = [made.surface.get_rect(topleft=(x, y)) for made, x, y in pile]
    hidden = hiding(pile)
    for area in areas:
        lowest = max((number for number, part in hidden if part.contains(area)), default=0)
        surface.set_clip(area)
        for number in area.collidelistall(places):
            if number >= lowest:
                made, x, y = pile[number]
                made.put(surface, (x, y))
    surface.set_clip(None)


def changed(before: Sequence[Placed], after: Sequence[Placed], size: tuple[int, int]) -> list[pygame.Rect]:
    """The rectangles outside of which two piles look the same: what came, what went, and what changed its order."""
    old, new = set(before), set(after)
    found = [each for each in before if each not in new] + [each for each in after if each not in old]
    found += _reordered([each for each in before if each in new], [each for each in after if each in old])
    return covering([made.surface.get_rect(topleft=(x, y)) for made, x, y in found], size)


def _reordered(before: Sequence[Placed], after: Sequence[Placed]) -> Sequence[Placed]:
    """What of two orders of the same stands neither in their common beginning nor in their common end."""
    if before == after:
        return ()
    first = next(n for n in range(len(before) + 1) if before[n : n + 1] != after[n : n + 1])
    before, after = before[first:], after[first:]
    last = next(n for n in range(len(before) + 1) if before[-n - 1 : len(before) - n] != after[-n - 1 : len(after) - n])
    return [*before[: len(before) - last], *after[: len(after) - last]]


def covering(places: Sequence[pygame.Rect], size: tuple[int, int]) -> list[pygame.Rect]:
    """A few rectangles, none over another, that cover these as far as they lie on a surface of this size."""
    wide, high = -(-size[0] // COLUMNS), -(-size[1] // ROWS)
    rows = [0] * ROWS
    for place in places:
        left, right = max(0, place.left // wide), min(COLUMNS, -(-place.right // wide))
        cells = (1 << max(0, right - left)) - 1 << left
        for row in range(max(0, place.top // high), min(ROWS, -(-place.bottom // high))):
            rows[row] |= cells
    found, top = [], 0
    for row in range(1, ROWS + 1):
        if row == ROWS or rows[row] != rows[top]:
            down = (top * high, (row - top) * high)
            found += [pygame.Rect(a * wide, down[0], (b - a) * wide, down[1]) for a, b in _runs(rows[top])]
            top = row
    return found


def _runs(cells: int) -> Iterator[tuple[int, int]]:
    """Where the bits of a row begin and end, from the lowest.

    >>> list(_runs(0b0110001))
    [(0, 1), (4, 6)]
    """
    at = 0
    while cells >> at:
        at += ((cells >> at) & -(cells >> at)).bit_length() - 1
        length = ((~(cells >> at)) & ((cells >> at) + 1)).bit_length() - 1
        yield at, at + length
        at += length
