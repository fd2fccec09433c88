"""The landscapes behind everything, painted ahead on a thread of their own."""

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor

import pygame

from game.screen.landscape import WIDTH, dimmed, landscape
from game.screen.shelf import room_mb, shelved
from game.screen.sprites import Sprite
from game.screen.theme import Theme

DIM_STEPS = 24
LEAST = 4
"""So many landscapes are kept at least, those shown last: they are as large as the picture."""


class Easel:
    """Paints landscapes for a picture of this size, and keeps those shown last and their dimmer copies."""

    def __init__(self, theme: Theme, size: tuple[int, int]) -> None:
        self._theme, self._size = theme, size
        self._landscapes: OrderedDict[str, Future[pygame.Surface]] = OrderedDict()
        room_px = room_mb(24, 140, size[0] / WIDTH) * 2**18
        self._most = max(LEAST, int(room_px / (size[0] * size[1])))
        self._painter = ThreadPoolExecutor(1, "landscape")
        self._dimmed = shelved(self._make_dimmed, room_mb(24, 200, size[0] / WIDTH))

    def prepare(self, name: str) -> None:
        """Begin to paint a landscape, so that it is ready when it is first asked for."""
        waiting = self._landscapes.get(name) or self._painter.submit(landscape, name, self._theme, self._size)
        self._keep(name, waiting)

    def painted(self, name: str, dim: float, *, flipped: bool = False) -> Sprite:
        """A landscape or its mirror image, darkened by `dim` (0..1) in a few steps; waits until it is painted."""
        shown = self._dimmed(name, round(min(1.0, max(0.0, dim)) * DIM_STEPS), flipped)
        if name in self._landscapes:  # else its copy alone is left
            self._landscapes.move_to_end(name)
        return shown

    def close(self) -> None:
        """Stop painting ahead."""
        self._painter.shutdown(wait=False, cancel_futures=True)

    def _landscape(self, name: str) -> pygame.Surface:
        """What is looked at now does not wait for others that are to be painted ahead."""
        waiting = self._landscapes.pop(name, None)
        if waiting is None or waiting.cancel():
            waiting = Future()
            waiting.set_result(landscape(name, self._theme, self._size))
        self._keep(name, waiting)
        return waiting.result()

    def _keep(self, name: str, painted: Future[pygame.Surface]) -> None:
        """As the one shown last."""
        self._landscapes[name] = painted
        self._landscapes.move_to_end(name)
        while len(self._landscapes) > self._most:
            self._landscapes.popitem(last=False)[1].cancel()

    def _make_dimmed(self, name: str, dim: int, flipped: bool) -> Sprite:
        if flipped:
            plain = self._dimmed(name, dim, flipped=False).surface
            return Sprite(pygame.transform.flip(plain, flip_x=True, flip_y=False), 0, 0)
        made = self._landscape(name)
        return Sprite(dimmed(made, self._theme, dim / DIM_STEPS) if dim else made, 0, 0)
