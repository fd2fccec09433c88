"""Which key, and which of a gamepad's buttons, does what: as it is usually, and as a player has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.model.inputs import Action

PAD = "pad "
"""Before the name of a gamepad's button; those of a gamepad that nobody knows are numbers."""
USUAL: Mapping[str, Action] = {
    "return": Action.CONFIRM,
    "space": Action.CONFIRM,
    "enter": Action.CONFIRM,
    "pad a": Action.CONFIRM,
    "pad 0": Action.CONFIRM,
    "escape": Action.BACK,
    "pad b": Action.BACK,
    "pad back": Action.BACK,
    "pad 1": Action.BACK,
    "p": Action.PAUSE,
    "pad start": Action.PAUSE,
    "pad 7": Action.PAUSE,
    "pad 9": Action.PAUSE,
    "tab": Action.NEXT,
    "right": Action.NEXT,
    "down": Action.NEXT,
    "pad right": Action.NEXT,
    "pad down": Action.NEXT,
    "shift tab": Action.PREVIOUS,
    "left": Action.PREVIOUS,
    "up": Action.PREVIOUS,
    "pad left": Action.PREVIOUS,
    "pad up": Action.PREVIOUS,
}
"""What each key and button does until it is given something else. `enter` is the one by the numbers."""
SIDEWAYS = frozenset({"left", "right", "pad left", "pad right"})
"""What points to a side. It leads to what is seen there: from right to left, left goes on."""
FIXED = frozenset({"return", "enter", "escape", "tab", "shift tab"})
"""What nobody can give away: with these every choice can be reached, chosen and left."""
_WAYS = {Action.NEXT: Action.PREVIOUS, Action.PREVIOUS: Action.NEXT}
"""On and back, each with the other one."""


def led(action: Action | None, *, back: bool) -> Action | None:
    """What an action comes to that was meant for a side; where layouts run `back`, on is back."""
    return _WAYS.get(action, action) if back and action is not None else action


@dataclass(frozen=True, slots=True)
class Bindings:
    """The player's own on top of the usual ones.

    While it `scans`, what chooses is the switch, and so is each of a gamepad's buttons that was given nothing else.
    What is usual leads to what is seen, also where layouts run from `right_to_left`.

    >>> Bindings({"f": Action.PAUSE, "return": Action.PAUSE}).names(Action.PAUSE)
    ('p', 'pad start', 'pad 7', 'pad 9', 'f')
    """

    own: Mapping[str, Action]
    scans: bool = False
    right_to_left: bool = False

    def _usual(self, name: str) -> Action | None:
        return led(USUAL.get(name), back=self.right_to_left and name in SIDEWAYS)

    def action(self, name: str) -> Action | None:
        """What a key or button does; None where it does nothing."""
        usual = self._usual(name)
        if name in self.own and name not in FIXED:
            return self.own[name]
        is_switch = usual is Action.CONFIRM or (name.startswith(PAD) and usual not in _WAYS)
        return Action.SWITCH if self.scans and is_switch else usual

    def names(self, action: Action) -> tuple[str, ...]:
        """Every key and button that was given an action, the usual ones first; what scanning adds is none of them."""
        given = replace(self, scans=False)
        return tuple(name for name in {**USUAL, **self.own} if given.action(name) is action)

    def frees(self, name: str) -> Action | None:
        """The action that would lose its last key, or its last button of a gamepad, with this one; else None."""
        action = replace(self, scans=False).action(name)
        if action is None or action is Action.SWITCH:
            return None
        alike = [each for each in self.names(action) if each.startswith(PAD) == name.startswith(PAD)]
        return action if alike == [name] else None

    def given(self, name: str, action: Action) -> Mapping[str, Action]:
        """The player's own, once a key or button does this."""
        own = {key: done for key, done in self.own.items() if key != name}
        return own if self._usual(name) is action else {**own, name: action}
