"""Keys and the one switch: what does what, and how long scanning stays."""

from collections.abc import Callable
from dataclasses import replace

from game.model.bindings import PAD, Bindings
from game.model.inputs import Action
from game.model.phrase import say
from game.ports import Box, Canvas, Style
from game.scenes.keynames import DONE_BY, called
from game.scenes.menu import Choice, Menu
from game.scenes.remapping import Remapping
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.buttons import button
from game.scenes.widgets.keycaps import keycaps

STAYS_S = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
"""How long scanning may stay on each choice."""
_USUAL_S = 2.0
_TOP, _PITCH, _HIGH, _WIDE = 132.0, 80.0, 68.0, 792.0
_SIDE = Box(836, 132, 416, 468)
_DONE, _RESET, _SAID = Box(980, 616, 272, 76), Box(28, 616, 272, 76), Box(316, 616, 648, 76)
_SCAN = Box(_SIDE.x + 24, _SIDE.y + 190, _SIDE.w - 48, 68)
_FASTER = Box(_SIDE.x + 24, _SIDE.y + 274, 176, 68)
_SLOWER = Box(_SIDE.x + _SIDE.w - 200, _SIDE.y + 274, 176, 68)
_SWITCHES = (say("Space"), say("Enter"), say("Gamepad"), say("Click"))
"""What is the switch while scanning is on, unless it was given something else."""


class Controls(Scene):
    """A row for each action: chosen, it waits for the key or button it is to be done by besides.

    Enter, Escape, Tab and the pointer stay what they are, so that nobody can lock themselves out.
    """

    name = "controls"

    def __init__(self, visit: Visit, back: Callable[[], Scene]) -> None:
        """`back` makes the scene to go back to."""
        self._visit, self._back = visit, back
        self._remapping = Remapping(visit)
        self._sure = False
        self._menu = Menu(self._choices())

    @property
    def caption(self) -> str:
        """Keys are looked at."""
        return "Keys and switch"

    @property
    def waits(self) -> bool:
        """Until it is left."""
        return True

    @property
    def menu(self) -> Menu | None:
        """None while a press is waited for: it is to be heard as it is."""
        return None if self._remapping.wanted is not None else self._menu

    def left(self) -> Scene | None:
        """Where it was opened."""
        return self._back()

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
            self._press(pressed)
            self._menu.offer(self._choices())
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

    def _press(self, pressed: str) -> None:
        now_s = self._visit.comfort.switch_s
        sure, self._sure = self._sure, False
        if pressed == "reset":
            self._remapping.reset()
        elif pressed == "scan" and now_s is not None and not sure:
            self._sure = True
            self._remapping.said = say("Without it, one switch alone can no longer choose. Press again to be sure.")
        elif pressed == "scan":
            self._stay(None if now_s else _USUAL_S)
        elif pressed in {"faster", "slower"} and now_s is not None:
            shorter, longer = [s for s in STAYS_S if s < now_s], [s for s in STAYS_S if s > now_s]
            self._stay(shorter[-1] if pressed == "faster" and shorter else longer[0] if longer and pressed == "slower"
                       else now_s)  # fmt: skip
        else:
            self._remapping.want(Action(pressed))

    def _stay(self, switch_s: float | None) -> None:
        self._visit.suit(replace(self._visit.comfort, switch_s=switch_s))
        self._remapping.said = ""

    def _choices(self) -> list[Choice]:
        rows = [
            Choice(action, words, Box(28, _TOP + number * _PITCH, _WIDE, _HIGH))
            for number, (action, words) in enumerate(DONE_BY.items())
        ]
        scans = self._visit.comfort.switch_s is not None
        scan = Choice("scan", say("Scanning is on") if scans else say("Scanning is off"), _SCAN)
        pace = [Choice("faster", say("Faster"), _FASTER), Choice("slower", say("Slower"), _SLOWER)] if scans else []
        return [
            Choice("done", say("Done"), _DONE), *rows, scan, *pace, Choice("reset", say("As it was at first"), _RESET),
        ]  # fmt: skip

    def _caps(self, action: Action) -> list[str]:
        names = Bindings(self._visit.comfort.keys).names(action)
        caps = [called(name) for name in names if not _is_nameless(name) or name in self._visit.comfort.keys]
        return [*caps, *(_SWITCHES if action is Action.SWITCH else ())]

    def draw(self, canvas: Canvas) -> None:
        """A row for each action at the left, scanning at the right, and what came of the last press below."""
        canvas.backdrop("meadow")
        wanted = self._remapping.wanted
        canvas.text(say("Keys and switch"), (28, 28), "heading")
        told = (
            say("Choose a row, then press another key or button for it")
            if wanted is None
            else say("Escape, or a click, leaves it as it is")
        )
        canvas.text(told, (28, 82), "body", "ink_soft")
        canvas.card(_SIDE)
        for choice in self._menu.choices:
            focused = self._menu.focused == choice.key
            if choice.key in set(DONE_BY):
                listens = say("Press it now") if wanted == choice.key else ""
                keycaps(canvas, choice.box, choice.words, self._caps(Action(choice.key)), focused, listens)
            else:
                primary = choice.key == "done"
                button(canvas, choice.box, choice.words, focused, self._menu.hovers(choice), primary=primary)
        self._draw_scanning(canvas)
        said = self._remapping.said
        if said:
            canvas.card(_SAID)
            wide = _SAID.w - 40
            style: Style = "body" if canvas.text_height(said, "body", wide) <= _SAID.h - 8 else "small"
            top = _SAID.center[1] - canvas.text_height(said, style, wide) / 2
            canvas.text(said, (_SAID.x + 20, top), style, width=wide)

    def _draw_scanning(self, canvas: Canvas) -> None:
        x, y, wide = _SIDE.x + 24, _SIDE.y + 24, _SIDE.w - 48
        y += canvas.text(say("One switch"), (x, y), "title") + 8
        canvas.text(say("The choices light up one after the other. Press when yours does."), (x, y), width=wide)
        switch_s = self._visit.comfort.switch_s
        if switch_s is not None:
            stays = say("{seconds:g} s on each, twice that on the first. In play it pauses.", seconds=switch_s)
            canvas.text(stays, (x, _SLOWER.y + 92), "body", "ink_soft", width=wide)


def _is_nameless(name: str) -> bool:
    return name.startswith(PAD) and name.removeprefix(PAD).isdecimal()
