"""Where it is read from right to left, scenes are turned: in sight, and for whatever points or leads to a side."""

from collections.abc import Iterator
from itertools import pairwise

import pygame
import pytest

from game.model.comfort import Comfort
from game.model.inputs import Input
from game.scenes.facing import facing
from game.scenes.question import Question
from game.scenes.scanning import Scanner
from game.screen.hands import Hands
from game.screen.window import Window
from tests.fakes import NullCanvas
from tests.hands import key_down
from tests.scenes.every import EVERY
from tests.scenes.onlookers import ANYBODY
from tests.scenes.prescribed import Prescribed
from tests.scenes.reader import Read

HANDS = (Comfort(), Comfort(hand="right"))
"""With the panel at the right, as usual, and at the left."""


@pytest.mark.parametrize("name", EVERY)
def test_every_choice_is_pressed_where_it_is_seen(name: str) -> None:
    sitting = EVERY[name](ANYBODY)
    for comfort in HANDS:
        read = Read(sitting, comfort)
        for choice in read.menu.choices:
            places = read.seen(choice) if choice.box.w else []
            assert bool(places) == bool(choice.box.w), f"{choice.key} is not seen"
            assert {read.does(Input(point=place)) for place in places} <= {choice.key}
            for place in places:
                back = facing(comfort, NullCanvas(right_to_left=True), read.scene).aimed(
                    Input(hover=place, touch=place)
                )
                assert back.hover == back.touch
                assert back.hover is not None
                assert read.menu.at(back.hover) == choice.key


def hands(key: int) -> Input:
    """What a key means where it is read from right to left."""
    (given,) = Hands(Comfort(), right_to_left=True).meant(key_down(key), lambda at: at)
    return given


@pytest.mark.parametrize("name", EVERY)
def test_what_stands_beside_a_choice_is_come_to_from_that_side(name: str) -> None:
    read = Read(EVERY[name](ANYBODY), Comfort())
    for one, other in pairwise(read.menu.choices):
        if other.box.w and one.box.y == other.box.y and one.box.x < other.box.x:
            assert max(x for x, _ in read.seen(other)) < max(x for x, _ in read.seen(one))
            read.menu.focus(one.key)
            assert [read.does(hands(key)) for key in (pygame.K_LEFT, pygame.K_DOWN, pygame.K_TAB)] == 3 * [other.key]
            read.menu.focus(other.key)
            assert [read.does(hands(key)) for key in (pygame.K_RIGHT, pygame.K_UP)] == 2 * [one.key]


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        opened = Window(offscreen=True, comfort=Comfort("ar"))
        pygame.event.clear()
        yield opened
        opened.close()


def test_a_window_reads_as_its_language_does_and_arrows_lead_to_what_is_seen(window: Window) -> None:
    assert window.right_to_left
    sitting = Prescribed(feelings=None)
    sitting.visit.ruler = window
    sitting.scene = question = Question(sitting.visit, sitting.prescription, sitting.visit.home)
    scanner = Scanner(sitting.visit, sitting.door)
    sitting.door = scanner.step
    assert question.menu is not None
    for key, focused in ((pygame.K_LEFT, "eye:1"), (pygame.K_LEFT, "eye:2"), (pygame.K_RIGHT, "eye:1"),
                         (pygame.K_DOWN, "eye:2"), (pygame.K_UP, "eye:1"), (pygame.K_TAB, "eye:2")):  # fmt: skip
        pygame.event.post(key_down(key))
        sitting.step(*window.events())
        assert question.menu.focused == focused
    window.suit(Comfort("de"))
    assert not window.right_to_left
