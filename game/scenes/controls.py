"""Keys and buttons: what does what, and how it is given another one."""

from collections.abc import Callable

from game.model.bindings import PAD, Bindings
from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.keynames import DONE_BY, called
from game.scenes.menu import Choice, Menu
from game.scenes.remapping import Remapping
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button
from game.scenes.widgets.keycaps import keycaps
from game.scenes.widgets.layout import GAP, button_size, fit
from game.scenes.widgets.page import FOOT_H

_TOP, _PITCH, _HIGH, _WIDE = 112.0, 75.0, 68.0, 1224.0
_LOW, _LEAST = Box(28, 572, 1224, 120), 272.0
"""Where it says what to do, between the way on and the way back to how it was; and how wide these are at least."""
_PAD, _MOST = 20.0, 400.0
_RESET = say("As it was")
_SWITCHES = (say("Space"), say("Enter"), say("Gamepad"), say("Click"))
"""What is the switch while choices light up, unless it was given something else."""


class Controls(Scene):
    """A row for each action: chosen, it waits for the key or button it is to be done by besides.

    Enter, Escape, Tab and the pointer stay what they are, so that nobody can lock themselves out.
    """

    name = "controls"

    def __init__(self, visit: Visit, then: Callable[[], Scene]) -> None:
        """`then` makes the scene that follows."""
        self._visit, self._then = visit, then
        self._remapping = Remapping(visit)
        rows = [
            Choice(action, words, Box(28, _TOP + number * _PITCH, _WIDE, _HIGH))
            for number, (action, words) in enumerate(DONE_BY.items())
        ]
        done, reset = (self._at_the_end(words, right=right) for words, right in ((say("Done"), True), (_RESET, False)))
        self._said = Box(reset.x + reset.w + GAP, _LOW.y, done.x - reset.x - reset.w - 2 * GAP, _LOW.h)
        self._menu = Menu([Choice("done", say("Done"), done), *rows, Choice("reset", _RESET, reset)])

    def _at_the_end(self, words: str, *, right: bool) -> Box:
        """A button in the middle of the lowest row's height, at one of its ends."""
        wide, high = button_size(self._visit.ruler, words, _MOST)
        wide, high = max(_LEAST, wide), max(FOOT_H, high)
        return Box(_LOW.x + (_LOW.w - wide if right else 0.0), _LOW.center[1] - high / 2, wide, high)

    @property
    def caption(self) -> str:
        """Keys are looked at."""
        return say("Keys")

    @property
    def waits(self) -> bool:
        """Until it is left."""
        return True

    @property
    def menu(self) -> Menu | None:
        """None while a press is waited for: it is to be heard as it is."""
        return None if self._remapping.wanted is not None else self._menu

    def left(self) -> Scene | None:
        """On."""
        return self._then()

    def step(self, tick: Tick) -> Scene | None:
        """Wait for a choice, or for the key that is to do it."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        if self._remapping.wanted is not None:
            self._listen(tick)
            return self
        pressed = self._menu.step(tick.inputs)
        if pressed == "done" or any(given.action is Action.BACK for given in tick.inputs):
            return self.left()
        if pressed is not None:
            self._visit.speaker.cue("press")
        if pressed == "reset":
            self._remapping.reset()
        elif pressed is not None:
            self._remapping.want(Action(pressed))
        return self

    def _listen(self, tick: Tick) -> None:
        """The next press is for what was chosen; Escape, a click or a finger leaves all as it is."""
        self._remapping.wait(tick.dt_s)
        for given in tick.inputs:
            if given.key == "escape" or (not given.key and (given.point or given.action is Action.PAUSE)):
                self._remapping.leave()
            elif given.key:
                self._remapping.press(given.key)
                self._visit.speaker.cue("press")

    def _caps(self, action: Action) -> list[str]:
        own = self._visit.comfort.keys
        names = Bindings(own, right_to_left=self._visit.ruler.right_to_left).names(action)
        caps = [called(name) for name in names if name in own or not _is_nameless(name)]
        return [*caps, *(_SWITCHES if action is Action.SWITCH else ())]

    def draw(self, canvas: Canvas) -> None:
        """A row for each action, and below what to do, or what came of the last press."""
        canvas.backdrop("meadow")
        wanted = self._remapping.wanted
        canvas.text(say("Keys"), (28, 20), "heading")
        for choice in self._menu.choices:
            focused = self._menu.focused == choice.key
            if choice.key in set(DONE_BY):
                listens = say("Press it now") if wanted == choice.key else ""
                keycaps(canvas, choice.box, choice.words, self._caps(Action(choice.key)), focused, listens)
            else:
                primary = choice.key == "done"
                button(canvas, choice.box, choice.words, focused, self._menu.hovers(choice), primary=primary)
        self._draw_said(canvas)

    def _draw_said(self, canvas: Canvas) -> None:
        said = self._remapping.said
        if not said and self._remapping.wanted is None:
            said = say("Choose a row, then press another key or button for it.")
        elif not said:
            said = say("Escape, or a click, leaves it as it is.")
        canvas.card(self._said)
        (x, y), wide = self._said.center, self._said.w - 2 * _PAD
        style = fit(canvas, [said], wide, self._said.h - _PAD)
        canvas.text(said, (x, y - canvas.text_height(said, style, wide) / 2), style, align="center", width=wide)


def _is_nameless(name: str) -> bool:
    return name.startswith(PAD) and name.removeprefix(PAD).isdecimal()
