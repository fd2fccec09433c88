"""Which side of the face is affected, as the player sees it in a mirror."""

from collections.abc import Sequence

from game.model.phrase import say
from game.model.profile import UNSURE
from game.model.side import Side
from game.ports import Box, Canvas
from game.scenes.menu import Choice
from game.scenes.outset import affects
from game.scenes.scene import Scene
from game.scenes.welcome.page import Page
from game.scenes.widgets.buttons import button
from game.scenes.widgets.layout import GAP, grid
from game.scenes.widgets.placement import chip

_MARKS_X, _MARKS_Y = 0.142, 0.66
"""Where the cheeks are: so far from the middle, and so far down, in shares of the head's height."""
_LEAST_H, _ASIDE = 64.0, 64.0
"""The lowest answer, and room for the mark of a side in its answer."""


class AffectedSide(Page):
    """Left, right, both, or not sure: then both are looked at alike."""

    name = "side"
    question = say("Which side needs help?")
    below = say("As in a mirror: your left is on the left")

    def _answers(self, room: Box) -> Sequence[Choice]:
        told = (
            ("left", say("My left side")),
            ("right", say("My right side")),
            ("both", say("Both sides")),
            (UNSURE, say("I am not sure")),
        )
        self._face, beside = grid(room, 2, 1)
        ruler = self._visit.ruler
        single = all(ruler.text_width(words) <= beside.w - 2 * _ASIDE - 40 for _, words in told)
        if single and room.h >= 4 * (_LEAST_H + GAP):
            places = [*grid(beside, 1, 4)]
        else:  # neither side stands beside the other
            left, both, right, unsure = grid(beside, 2, 2)
            places = [left, right, both, unsure]
        return [Choice(key, words, place) for (key, words), place in zip(told, places, strict=True)]

    def _answered(self, pressed: str) -> Scene:
        self._guest.tell(affected=pressed)
        affects(self._visit)
        return self._ways.on()

    def _marks(self, choice: Choice) -> bool:
        """Whether there is room for marks beside an answer's words."""
        return self._visit.ruler.text_width(choice.words) <= choice.box.w - 2 * _ASIDE - 40

    def _draw(self, canvas: Canvas) -> None:
        """The face at the left; on it the sides that the answer with the focus means."""
        face, head = canvas.unturned(self._face), self._face.inset(16)
        face.card(self._face)
        face.art("placement/head", head.center, head.h)
        for side in Side:
            meant = self._menu.focused in {side.value, "both"}
            x = head.center[0] + (-_MARKS_X if side is Side.LEFT else _MARKS_X) * head.h
            y = head.y + head.h * _MARKS_Y
            if meant:
                face.glow((x, y), 74, f"{side.value}_soft")  # type: ignore[arg-type]
            _mark(face, (x, y), side, 26 if meant else 13)
        for choice in self._menu.choices:
            if choice.key != "back":
                focused, given = self._menu.focused == choice.key, self._guest.profile.affected == choice.key
                button(canvas, choice.box, choice.words, focused, self._menu.hovers(choice), primary=given)
                for side in Side:
                    if choice.key in {side.value, "both"} and self._marks(choice):
                        at = choice.box.x + (44 if side is Side.LEFT else choice.box.w - 44)
                        chip(canvas.unturned(choice.box), (at, choice.box.center[1]), "", side)


def _mark(canvas: Canvas, at: tuple[float, float], side: Side, size: float) -> None:
    """A disc on the left, a square on the right."""
    if side is Side.LEFT:
        canvas.disc(at, size + 4, "paper")
        canvas.disc(at, size, "left")
    else:
        for edge, role in ((0.9 * size + 4, "paper"), (0.9 * size, "right")):
            canvas.pill(Box(at[0] - edge, at[1] - edge, 2 * edge, 2 * edge), role, 5)  # type: ignore[arg-type]
