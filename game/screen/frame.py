"""The game's picture in its window: the largest of 16:9, in the light, the words and the language that are liked."""

from collections.abc import Sequence

import pygame

from game.memory import keep_lean
from game.model.comfort import Comfort
from game.ports import Point
from game.screen.canvas import SurfaceCanvas, fit_to_draw_on
from game.screen.landscape import HEIGHT, WIDTH
from game.screen.language import Language, spoken
from game.screen.theme import EVENING, Theme, suited

FIRST = ("garden", "meadow")
"""The landscapes of a start; others are painted ahead once they are expected."""


class Frame:
    """Keeps a `canvas` that fits the window; it is made anew when the window changes its size or light."""

    def __init__(self, display: pygame.Surface, comfort: Comfort) -> None:
        self._comfort, self._day = comfort, EVENING
        self._theme, self._language = suited(comfort, EVENING), Language(spoken(comfort.language))
        self._landscapes: Sequence[str] = FIRST
        self.canvas = self._fitted(display)

    def suit(self, comfort: Comfort, display: pygame.Surface) -> None:
        """From now on it is as the player likes it."""
        self._comfort = comfort
        if spoken(comfort.language) != self._language.code:
            self._language = Language(spoken(comfort.language))
        self._dress(display)

    def shine(self, day: Theme, display: pygame.Surface) -> None:
        """From now on this is the light, unless the player likes another one."""
        if day is not self._day:
            self._day = day
            self._dress(display)

    def expect(self, landscape: str) -> None:
        """Paint a landscape ahead, now and for every canvas from now on."""
        self._landscapes = (*FIRST, landscape)
        self.canvas.prepare(landscape)

    def fit(self, display: pygame.Surface) -> None:
        """Fit the window, if that has another size now."""
        if display.get_size() != self._size:
            self.canvas.close()
            self.canvas = self._fitted(display)

    def _dress(self, display: pygame.Surface) -> None:
        before, self._theme = self._theme, suited(self._comfort, self._day)
        if self._theme.name == before.name and display.get_size() == self._size:
            self.canvas.write(self._theme, self._language)
        else:
            self.canvas.close()
            self.canvas = self._fitted(display)

    def _fitted(self, display: pygame.Surface) -> SurfaceCanvas:
        """A canvas in the middle of the window; the window itself where it has its shape."""
        self._size = wide, high = display.get_size()
        scale = max(0.1, min(wide / WIDTH, high / HEIGHT))
        size = (round(WIDTH * scale), round(HEIGHT * scale))
        keep_lean(scale**2)
        self._corner = ((wide - size[0]) // 2, (high - size[1]) // 2)
        fits = size == display.get_size() and fit_to_draw_on(display)
        canvas = SurfaceCanvas(display if fits else pygame.Surface(size, 0, 32), self._theme, self._language)
        for landscape in self._landscapes:
            canvas.prepare(landscape)
        return canvas

    def show(self, display: pygame.Surface) -> None:
        """Lay the picture into the window."""
        drawn = self.canvas.settle()
        if drawn is not display:
            display.fill(self._theme.colour("hill_5"))
            display.blit(drawn, self._corner)

    def design(self, point: Point) -> Point:
        """A pixel of the window, in the design's pixels."""
        scale = self.canvas.scale
        return ((point[0] - self._corner[0]) / scale, (point[1] - self._corner[1]) / scale)
