"""Every screen with each of the five kinds of input: keyboard, mouse, touch, gamepad, and one switch with scanning."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pygame
import pytest

from game import scenes
from game.scenes.scene import Scene
from game.scenes.widgets.buttons import HEIGHT
from game.screen.window import Window
from tests.fakes import NullCanvas
from tests.hands import KINDS, Finger, Hand, Mouse, Player, finger
from tests.scenes.every import EVERY
from tests.scenes.onlookers import ANYBODY
from tests.scenes.prescribed import Prescribed
from tests.scenes.sitting import CONFIRM

TURNS = {"earlier", "later"}
"""The arrows beside a list: whoever goes from choice to choice goes through the list itself."""
POINTERS = {Mouse, Finger}


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        opened = Window(offscreen=True)
        yield opened
        opened.close()


def choosing() -> set[type[Scene]]:
    """Every kind of scene that keeps a menu."""
    modules = [import_module(f"game.scenes.{each.name}") for each in iter_modules(scenes.__path__)]
    found = {each for module in modules for each in vars(module).values() if inspect.isclass(each)}
    return {each for each in found if issubclass(each, Scene) and "self._menu = " in inspect.getsource(each)}


def test_every_scene_with_choices_is_tried() -> None:
    tried = {type(make(ANYBODY).scene) for make in EVERY.values()}
    assert not {each.__name__ for each in choosing() - tried}, "say in tests/scenes/every.py how it is come to"


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_choice_can_be_pressed(name: str, kind: type[Hand], window: Window) -> None:
    player = Player(window, EVERY[name](ANYBODY), kind)
    keys = [choice.key for choice in player.menu.choices if choice.key not in TURNS or kind in POINTERS]
    for key in keys:
        player.choose(key)
        player.hand.close()
        if key != keys[-1]:
            player = Player(window, EVERY[name](ANYBODY), kind)


@pytest.mark.parametrize("name", EVERY)
def test_nobody_has_to_stay_who_can_only_press_what_is_shown(name: str) -> None:
    """Some choice, pressed once or twice, leads to another screen; no key to leave by is needed."""
    first = EVERY[name](ANYBODY).scene
    assert first is not None
    assert first.menu is not None
    for key in [choice.key for choice in first.menu.choices]:
        sitting = EVERY[name](ANYBODY)
        before = sitting.scene
        for _ in range(2):
            if sitting.scene is before and before is not None and before.menu is not None:
                before.menu.focus(key if key in [each.key for each in before.menu.choices] else before.menu.focused)
                sitting.step(CONFIRM)
        if sitting.scene is not before:
            return
    raise AssertionError(f"{name} cannot be left")


@pytest.mark.parametrize("name", EVERY)
def test_every_choice_is_large_enough_for_a_finger(name: str) -> None:
    scene = EVERY[name](ANYBODY).scene
    assert scene is not None
    assert scene.menu is not None
    for choice in scene.menu.choices:
        assert choice.box.w == 0 or min(choice.box.w, choice.box.h) >= HEIGHT, choice


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_day_goes_from_the_question_to_the_results(kind: type[Hand], window: Window) -> None:
    sitting = Prescribed(feelings=None, has_board=True)
    player = Player(window, sitting, kind)
    player.choose("eye:0", "face:0", "pain:0", "tiredness:0", "go")
    assert sitting.now == "plan"
    player.choose("go")
    assert sitting.now == "setup"
    sitting.wait(0.2)
    player.choose("guide", "next", "pucker", "next")
    assert sitting.now == "setup"
    sitting.wait(0.2)
    player.choose("begin")
    assert sitting.now == "calibrate"
    player.pause()
    player.choose("on")
    sitting.until("play")
    player.pause()
    player.choose("on")
    assert sitting.now == "play"
    sitting.until("results")
    player.choose("home")
    assert sitting.now == "setup"
    player.choose("leave")
    assert sitting.scene is None
    player.hand.close()


def test_a_finger_that_has_left_leaves_nothing_lit(window: Window) -> None:
    player = Player(window, EVERY["plan"](ANYBODY), Finger)
    at = player.box("ask").center
    player.step(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0)))
    ask = next(choice for choice in player.menu.choices if choice.key == "ask")
    assert player.menu.hovers(ask)
    player.step(finger(pygame.FINGERDOWN, *at))
    assert not player.menu.hovers(ask)
    assert player.menu.focused == "ask", "what a finger is on is seen"
    player.step(finger(pygame.FINGERMOTION, at[0], at[1] - 30), finger(pygame.FINGERUP, at[0], at[1] - 30))
    assert player.pressed == [], "it was drawn away"
    assert not player.menu.hovers(ask)
    assert player.sitting.scene is not None
    player.sitting.scene.draw(NullCanvas())
