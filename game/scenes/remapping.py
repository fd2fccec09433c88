"""Giving an action another key: what is asked for, and what comes of a press."""

from dataclasses import replace

from game.model.bindings import FIXED, Bindings
from game.model.inputs import Action
from game.model.phrase import Phrase, say
from game.scenes.keynames import DONE_BY, called
from game.scenes.visit import Visit

WAITS_S = 8.0
"""How long a press is waited for."""


class Remapping:
    """Waits for the press that an action is to be done by. `said` tells in a sentence what came of the last one."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self.wanted: Action | None = None
        """What a press is waited for, if anything."""
        self.said: str = ""
        self._left_s = 0.0

    def want(self, action: Action) -> None:
        """Wait for a press from now on."""
        self.wanted, self._left_s, self.said = action, WAITS_S, ""

    def leave(self) -> None:
        """Wait no longer."""
        self.wanted, self.said = None, say("Nothing was changed.")

    def wait(self, dt_s: float) -> None:
        """Let time pass; nobody is waited for without end."""
        self._left_s -= dt_s
        if self.wanted is not None and self._left_s <= 0:
            self.leave()

    def press(self, name: str) -> None:
        """Give the pressed key or button to what it was waited for, unless somebody would be locked out by that."""
        action, bindings = self.wanted, self._bindings
        if action is None:
            return
        before, key = bindings.action(name), called(name)
        if before is action:
            self.wanted, self.said = None, say("{key} does that already.", key=key)
        elif name in FIXED and before is not None:
            self._again(say("{key} always stays with “{action}”. Press another one.", key=key, action=DONE_BY[before]))
        elif (robbed := bindings.frees(name)) is not None:
            words = DONE_BY[robbed]
            self._again(say("{key} is all that “{action}” has. Press another one.", key=key, action=words))
        else:
            self._visit.suit(replace(self._visit.comfort, keys=bindings.given(name, action)))
            self.wanted, self.said = None, _given(key, action, before)

    @property
    def _bindings(self) -> Bindings:
        return Bindings(self._visit.comfort.keys, right_to_left=self._visit.ruler.right_to_left)

    def reset(self) -> None:
        """All keys do what they did at first."""
        self._visit.suit(replace(self._visit.comfort, keys={}))
        self.wanted, self.said = None, say("All keys are as they were at first.")

    def _again(self, said: str) -> None:
        self.said, self._left_s = said, WAITS_S


def _given(key: Phrase, action: Action, before: Action | None) -> Phrase:
    if before is None:
        return say("{key} is for “{action}” now.", key=key, action=DONE_BY[action])
    return say(
        "{key} is for “{action}” now, and no longer for “{before}”.",
        key=key, action=DONE_BY[action], before=DONE_BY[before],
    )  # fmt: skip
