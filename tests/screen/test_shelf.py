from collections.abc import Callable

import numpy as np
import pygame
import pytest

from game.model.signals import ByteArray
from game.screen.shelf import FORGOTTEN_S, shelved
from game.screen.sprites import Sprite


def test_what_was_shown_lately_is_kept_within_its_room() -> None:
    painted: list[int] = []

    def paint(number: int) -> ByteArray:
        painted.append(number)
        return np.full(2**18, number, np.uint8)  # a quarter of a megabyte

    kept = shelved(paint, 1)
    for number in (1, 2, 3, 4, 1, 5, 1, 2):
        assert kept(number)[0] == number
    assert painted == [1, 2, 3, 4, 5, 2], "the fifth took the place of the second, which was not shown for longest"


def test_what_has_not_been_shown_for_a_while_goes_as_something_new_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    now_s, painted = [0.0], []

    def paint(number: int) -> ByteArray:
        painted.append(number)
        return np.zeros(8, np.uint8)

    monkeypatch.setattr("time.monotonic", lambda: now_s[0])
    kept = shelved(paint, 1)
    kept(1), kept(2)
    for number in (1, 3, 1, 4):
        now_s[0] += 0.4 * FORGOTTEN_S
        kept(number)
    assert painted == [1, 2, 3, 4]
    kept(1), kept(3), kept(2)
    assert painted == [1, 2, 3, 4, 2], "the second was gone, the others were shown meanwhile"


def test_what_is_larger_than_the_shelf_is_shown_all_the_same() -> None:
    kept = shelved(lambda: np.zeros(2**21, np.uint8), 1)
    assert kept() is not kept()


@pytest.mark.parametrize("wrapped", [lambda made: made, lambda made: Sprite(made, 0, 0)])
def test_surfaces_and_sprites_weigh_what_their_pixels_take(wrapped: Callable[[pygame.Surface], Sprite]) -> None:
    painted: list[int] = []

    def paint(number: int) -> Sprite:
        painted.append(number)
        return wrapped(pygame.Surface((256, 512), 0, 32))

    kept = shelved(paint, 1)
    for number in (1, 2, 1, 3, 1):
        kept(number)
    assert painted == [1, 2, 3]


def test_nothing_is_kept_as_nothing() -> None:
    asked: list[int] = []

    def paint(number: int) -> Sprite | None:
        asked.append(number)
        return None

    kept = shelved(paint, 1)
    assert kept(1) is kept(1) is None
    assert asked == [1]
