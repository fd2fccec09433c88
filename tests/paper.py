"""A camera to which pages are held up, one after the other."""

from collections.abc import Sequence

import cv2
import numpy as np

from game.model.attention import Attention
from game.model.signals import ByteArray, Picture
from game.ports import Clock
from game.simulation.paper import Held, picture_of
from tests.fakes import FakeCamera

A4_MM = 210.0


def page(png: bytes) -> ByteArray:
    """A page's picture, in grey."""
    return np.asarray(cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE), np.uint8)


class PaperCamera(FakeCamera):
    """Shows each page for `each_s`, the last one on and on: ten pictures a second, on simulated time."""

    def __init__(self, clock: Clock, shown: Sequence[tuple[ByteArray | None, Held]], each_s: float = 1.0) -> None:
        super().__init__()
        self.attentions: list[Attention] = []
        self._clock, self._shown, self._each_s = clock, shown, each_s
        self._begun_s, self._next = clock.now_s(), 0

    def attend(self, attention: Attention) -> None:
        self.attentions.append(attention)

    def read(self) -> Picture | None:
        passed_s = self._clock.now_s() - self._begun_s
        if passed_s < self._next / 10:
            return None
        self._next = int(passed_s * 10) + 1
        held_up, held = self._shown[min(int(passed_s / self._each_s), len(self._shown) - 1)]
        paper = np.full((297, 210), 90, np.uint8) if held_up is None else held_up
        return Picture(self._clock.now_s(), picture_of(paper, A4_MM, held, self._next))
