"""A pilot for tests: one player with one kind of input, whose presses go the whole way from events to scenes."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace

import pygame

from game.ports import Box
from game.scenes.menu import Menu
from game.scenes.scanning import FIRST, GUARD_S, Scanner
from game.scenes.scene import Scene, Tick
from game.screen.window import Window
from tests.scenes.sitting import DT, Sitting
from tests.virtual_pad import VirtualPad

SWITCH_S = 0.5
_MOST = 80
"""Nobody presses or waits more often than this for one choice."""
Door = Callable[[Scene, Tick], Scene | None]


class Player:
    """Sits before a window, with a sitting behind it. `pressed` are the keys of all choices that scenes were given."""

    def __init__(self, window: Window, sitting: Sitting, kind: type["Hand"]) -> None:
        self.window, self.sitting, self.pressed = window, sitting, list[str]()
        sitting.visit.dress = window.suit
        sitting.visit.suit(replace(sitting.visit.comfort, switch_s=SWITCH_S if kind.scans else None))
        self._inner = sitting.door
        self.scanner = Scanner(sitting.visit, self._noted)
        sitting.door = self.scanner.step
        pygame.event.clear()
        self.hand = kind(self)

    def _noted(self, scene: Scene, tick: Tick) -> Scene | None:
        """Note what the scene's menu is about to be pressed for, with a menu of the same state."""
        if scene.menu is not None:
            twin = Menu(scene.menu.choices)
            twin.focus(scene.menu.focused)
            if (pressed := twin.step(tick.inputs)) is not None:
                self.pressed.append(pressed)
        return self._inner(scene, tick)

    def step(self, *events: pygame.event.Event) -> None:
        for event in events:
            pygame.event.post(event)
        inputs = self.window.events()
        if self.sitting.scene is not None:
            self.sitting.step(*inputs)

    @property
    def menu(self) -> Menu:
        assert self.sitting.scene is not None
        assert self.sitting.scene.menu is not None, f"nothing to choose in {self.sitting.now}"
        return self.sitting.scene.menu

    def box(self, key: str) -> Box:
        return next(choice.box for choice in self.menu.choices if choice.key == key)

    def choose(self, *keys: str) -> None:
        """Press choices, one after the other."""
        for key in keys:
            before = len(self.pressed)
            self.hand.choose(key)
            assert self.pressed[before:] == [key], f"{type(self.hand).__name__} pressed {self.pressed[before:]}"

    def pause(self) -> None:
        """Pause where nothing is to choose."""
        self.hand.pause()
        assert self.sitting.now == "pause"

    def seek(self, key: str, onward: Callable[[], None]) -> None:
        """Go on until a choice has the focus."""
        for _ in range(_MOST):
            if self.menu.focused == key:
                return
            onward()
        raise AssertionError(f"{key} is never come to in {self.sitting.now}")

    def show(self, key: str, onward: Callable[[], None]) -> Box:
        """Go on until a choice is in sight."""
        for _ in range(_MOST):
            if self.box(key).w:
                return self.box(key)
            onward()
        raise AssertionError(f"{key} is never in sight in {self.sitting.now}")


class Hand(ABC):
    """One kind of input."""

    scans = False

    def __init__(self, player: Player) -> None:
        self.player = player

    @abstractmethod
    def choose(self, key: str) -> None:
        """Press one choice."""

    @abstractmethod
    def pause(self) -> None:
        """Pause."""

    def close(self) -> None:  # noqa: B027 - most have nothing to put away
        """Put it away."""


def key_down(key: int, mod: int = 0) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod)


class Keyboard(Hand):
    def choose(self, key: str) -> None:
        self.player.seek(key, lambda: self.player.step(key_down(pygame.K_TAB)))
        self.player.step(key_down(pygame.K_RETURN))

    def pause(self) -> None:
        self.player.step(key_down(pygame.K_ESCAPE))


class Mouse(Hand):
    def choose(self, key: str) -> None:
        wheel = pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1)
        x, y = self.player.show(key, lambda: self.player.step(wheel)).center
        self.player.step(pygame.event.Event(pygame.MOUSEMOTION, pos=(x, y), rel=(1, 1), buttons=(0, 0, 0)))
        self.player.step(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(x, y)))

    def pause(self) -> None:
        self.player.step(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(700, 400)))


def finger(kind: int, x: float, y: float, number: int = 0) -> pygame.event.Event:
    """A finger at a place of the design, in a window of its size."""
    return pygame.event.Event(kind, touch_id=4, finger_id=number, x=x / 1280, y=y / 720, dx=0, dy=0, pressure=1)


def synthesised(kind: int, x: float, y: float) -> pygame.event.Event:
    """The mouse that SDL makes of a finger."""
    more = {"button": 1} if kind != pygame.MOUSEMOTION else {"rel": (0, 0), "buttons": (1, 0, 0)}
    return pygame.event.Event(kind, pos=(x, y), touch=True, **more)


class Finger(Hand):
    def choose(self, key: str) -> None:
        x, y = self.player.show(key, self._draw).center
        self._tap(x, y)

    def _draw(self) -> None:
        """Draw the list up by a row."""
        ways = [(pygame.FINGERDOWN, 500), (pygame.FINGERMOTION, 430), (pygame.FINGERUP, 430)]
        self.player.step(*(finger(kind, 1000, y) for kind, y in ways))

    def _tap(self, x: float, y: float) -> None:
        down = (synthesised(pygame.MOUSEMOTION, x, y), synthesised(pygame.MOUSEBUTTONDOWN, x, y))
        self.player.step(finger(pygame.FINGERDOWN, x, y), *down)
        self.player.step(finger(pygame.FINGERUP, x, y), synthesised(pygame.MOUSEBUTTONUP, x, y))

    def pause(self) -> None:
        self._tap(700, 400)


class Gamepad(Hand):
    """SDL's virtual gamepad, its stick to go on; where there is none, what SDL would tell of one."""

    def __init__(self, player: Player) -> None:
        super().__init__(player)
        player.window.pads.open()
        try:
            self._pad: VirtualPad | None = VirtualPad()
        except OSError:
            self._pad = None
        player.step()

    def _press(self, name: str, number: int) -> None:
        if self._pad is None:
            self.player.step(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=0, button=number))
            return
        for down in (True, False):
            self._pad.press(name, down)
            self.player.step()

    def _push(self) -> None:
        for value in (1.0, 0.0):
            if self._pad is None:
                told = {"instance_id": 0, "axis": 0, "value": round(32767 * value)}
                self.player.step(pygame.event.Event(pygame.CONTROLLERAXISMOTION, told))
            else:
                self._pad.push(0, value)
                self.player.step()

    def choose(self, key: str) -> None:
        self.player.seek(key, self._push)
        self._press("a", 0)

    def pause(self) -> None:
        self._press("start", 6)

    def close(self) -> None:
        if self._pad is not None:
            self._pad.unplug()
        self.player.window.events()


class Switch(Hand):
    """One big button that sends a click, wherever the pointer lies."""

    scans = True

    def choose(self, key: str) -> None:
        self.player.sitting.wait(GUARD_S)  # nobody presses twice within it
        for _ in range(_MOST * round(FIRST * SWITCH_S / DT)):
            if self.player.menu.focused == key:
                break
            self.player.step()
        self._press()

    def _press(self) -> None:
        self.player.step(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(5, 5)))

    def pause(self) -> None:
        self.player.sitting.wait(GUARD_S)
        self._press()


KINDS: Sequence[type[Hand]] = (Keyboard, Mouse, Finger, Gamepad, Switch)
