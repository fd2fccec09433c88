"""Buttons to choose from, with keys or pointer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from game.model.inputs import Action, Input
from game.ports import Box, Canvas, Point
from game.scenes.widgets.buttons import button


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: what it stands for, what it says, where it is."""

    key: str
    words: str
    box: Box


class Menu:
    """Keeps which button has the focus, and says which one was pressed. The first is the primary one."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self.choices = choices
        self._focus = 0
        self._hover: Point | None = None

    @property
    def focused(self) -> str:
        """The key of the button with the focus."""
        return self.choices[self._focus].key

    def focus(self, key: str) -> None:
        """Give a button the focus."""
        self._focus = next(number for number, choice in enumerate(self.choices) if choice.key == key)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer other buttons; the focus stays where it is, if that is still there."""
        focused, self.choices = self.focused, choices
        keys = [choice.key for choice in choices]
        self._focus = keys.index(focused) if focused in keys else 0

    def at(self, point: Point) -> str | None:
        """The key of the button at a point, None where there is none."""
        return next((choice.key for choice in self.choices if choice.box.holds(point)), None)

    def step(self, inputs: Sequence[Input]) -> str | None:
        """The key of the button pressed in this step, or None."""
        pressed = None
        for given in inputs:
            self._hover = None if given.touch else given.hover or self._hover
            if given.touch is not None and (touched := self.at(given.touch)) is not None:
                self.focus(touched)
            if given.action is Action.NEXT:
                self._focus = (self._focus + 1) % len(self.choices)
            elif given.action is Action.PREVIOUS:
                self._focus = (self._focus - 1) % len(self.choices)
            elif given.action is Action.CONFIRM:
                pressed = self.focused
            elif given.point is not None:
                pressed = self.at(given.point) or pressed
        return pressed

    def hovers(self, choice: Choice) -> bool:
        """Whether the pointer is over a button."""
        return self._hover is not None and choice.box.holds(self._hover)

    def draw(self, canvas: Canvas, keys: Collection[str] | None = None, *, ready: bool = True) -> None:
        """Draw the buttons, or only those with the given keys; the primary one stands out where it is `ready`."""
        for number, choice in enumerate(self.choices):
            if keys is None or choice.key in keys:
                focused, primary = number == self._focus, ready and number == 0
                button(canvas, choice.box, choice.words, focused, self.hovers(choice), primary)
