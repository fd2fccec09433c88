"""What is laid only where it differs looks, pixel for pixel, as if all of it had been laid anew."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pygame
from hypothesis import given
from hypothesis import strategies as st

from game.model.signals import ByteArray
from game.screen.collage import Collage, covering
from game.screen.sprites import Sprite, pixels, sprite

SIZE = (160, 90)
DICE = np.random.default_rng(5)


def made(wide: int, high: int, *, plain: bool) -> Sprite:
    alpha = DICE.integers(0, 256, (high, wide, 1))
    shades = (DICE.integers(0, 256, (high, wide, 3)) * alpha / 255).astype(np.uint8)
    cut = sprite(np.concatenate([shades, alpha.astype(np.uint8)], axis=2), -2, 3)
    if not plain:
        return cut
    inside = cut.surface.get_rect().inflate(-4, -4)
    cut.surface.fill((200, 30, 90, 255), inside)
    return replace(cut, plain=inside)


def ground(colour: str) -> Sprite:
    surface = pygame.Surface(SIZE, 0, 32)
    surface.fill(colour)
    return Sprite(surface, 0, 0)


GROUNDS = [ground("navy"), ground("darkgreen")]
SPRITES = [made(*size, plain=plain) for plain in (False, True) for size in ((9, 7), (40, 60), (150, 12))]
PLACES = st.tuples(st.sampled_from(SPRITES), st.integers(-40, 170), st.integers(-40, 100))
PICTURES = st.tuples(st.sampled_from(GROUNDS), st.lists(PLACES, max_size=7))


def shown(collage: Collage, surface: pygame.Surface) -> ByteArray:
    collage.settle()
    return pixels(surface)[:, :, :3].copy()


@given(st.lists(PICTURES, min_size=2, max_size=5), st.data())
def test_whatever_comes_goes_moves_or_changes_its_order(
    pictures: list[tuple[Sprite, list[tuple[Sprite, int, int]]]], data: st.DataObject
) -> None:
    changing, changing_on = pygame.Surface(SIZE, 0, 32), pygame.Surface(SIZE, 0, 32)
    lasting = Collage(changing)
    pictures += [(below, data.draw(st.permutations(laid))) for below, laid in pictures]
    for below, laid in pictures:
        anew = Collage(changing_on)
        for collage in (lasting, anew):
            collage.lay(below, 0, 0)
            for each in laid:
                collage.lay(*each)
        np.testing.assert_array_equal(shown(lasting, changing), shown(anew, changing_on))


def test_what_comes_without_a_backdrop_is_laid_on_what_is_there_and_goes_with_the_next() -> None:
    surface = pygame.Surface(SIZE, 0, 32)
    collage = Collage(surface)
    collage.lay(GROUNDS[0], 0, 0)
    empty = shown(collage, surface)
    collage.lay(SPRITES[1], 20, 20)
    assert (shown(collage, surface) != empty).any()
    collage.lay(GROUNDS[0], 0, 0)
    np.testing.assert_array_equal(shown(collage, surface), empty)


def test_only_what_differs_is_laid() -> None:
    surface = pygame.Surface(SIZE, 0, 32)
    collage = Collage(surface)
    for x in (20, 100):
        collage.lay(GROUNDS[0], 0, 0)
        collage.lay(SPRITES[3], x, 20)
        collage.settle()
        surface.fill("white", (60, 0, 20, 90))  # nobody may; so it is seen what was left alone
    assert surface.get_at((70, 40))[:3] == (255, 255, 255)
    collage.forget()
    collage.lay(GROUNDS[0], 0, 0)
    collage.settle()
    assert surface.get_at((70, 40)) == GROUNDS[0].surface.get_at((0, 0))


@given(st.lists(st.tuples(st.integers(-99, 1400), st.integers(-99, 800), st.integers(0, 900), st.integers(0, 500))))
def test_a_few_rectangles_cover_all_and_none_lies_over_another(places: list[tuple[int, int, int, int]]) -> None:
    size = (1367, 769)
    found = covering([pygame.Rect(place) for place in places], size)
    assert not any(one.colliderect(other) for one, other in combinations(found, 2))
    seen, wanted = np.zeros(size[::-1], bool), np.zeros(size[::-1], bool)
    for each in found:
        seen[each.top : each.bottom, each.left : each.right] = True
    for x, y, wide, high in places:
        wanted[max(0, y) : max(0, y + high), max(0, x) : max(0, x + wide)] = True
    assert not (wanted & ~seen).any()
