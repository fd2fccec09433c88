"""What keys, buttons and what they do are called on the screen."""

from collections.abc import Mapping

from game.model.bindings import PAD
from game.model.inputs import Action
from game.model.phrase import Phrase, say

DONE_BY: Mapping[Action, Phrase] = {
    Action.CONFIRM: say("Choose"),
    Action.BACK: say("Leave"),
    Action.PAUSE: say("Pause"),
    Action.NEXT: say("Next"),
    Action.PREVIOUS: say("Previous"),
    Action.SWITCH: say("Your one switch"),
}
"""Everything a key can be given to, in the order in which it is shown."""
_KEYS: Mapping[str, Phrase] = {
    "return": say("Enter"),
    "enter": say("Enter beside the numbers"),
    "space": say("Space"),
    "escape": say("Escape"),
    "tab": say("Tab"),
    "shift tab": say("Shift and Tab"),
    "backspace": say("Backspace"),
    "left": say("Left arrow"),
    "right": say("Right arrow"),
    "up": say("Up arrow"),
    "down": say("Down arrow"),
}
_BUTTONS: Mapping[str, Phrase] = {
    "back": say("Gamepad: Back"),
    "start": say("Gamepad: Start"),
    "left": say("Gamepad: left"),
    "right": say("Gamepad: right"),
    "up": say("Gamepad: up"),
    "down": say("Gamepad: down"),
    "left stick": say("Gamepad: left stick"),
    "right stick": say("Gamepad: right stick"),
    "left shoulder": say("Gamepad: left shoulder"),
    "right shoulder": say("Gamepad: right shoulder"),
}


def called(name: str) -> Phrase:
    """How a key or a gamepad's button is called.

    >>> called("space"), called("f"), called("pad 3"), called("pad a")
    ('Space', 'F', 'Gamepad: button 4', 'Gamepad: A')
    """
    if not name.startswith(PAD):
        return _KEYS.get(name) or say("{name}", name=name.upper() if len(name) == 1 else name.capitalize())
    button = name.removeprefix(PAD)
    if button.isdecimal():
        return say("Gamepad: button {number}", number=int(button) + 1)
    return _BUTTONS.get(button) or say("Gamepad: {name}", name=button.capitalize())
