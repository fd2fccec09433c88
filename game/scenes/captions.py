"""What sounds where sounds lead, in words: for whoever does not hear them, and for whoever learns them."""

from collections.abc import Mapping

from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.widgets.layout import fit
from game.scenes.widgets.prompts import PROMPT
from game.training.exercise import Exercise, Kind

STAYS_S = 1.8
"""So long a caption is read."""
_PAD = 24.0
SOUNDS: Mapping[str, str] = {
    "prompt": say("Two rising notes: soon it begins"),
    "move": say("One note: begin"),
    "hold": say("Two rising notes: stay like this"),
    "band": say("A low chord: both sides are there"),
    "press": say("One note: another second"),
    "count_in_band": say("A high chord: another second, both sides there"),
    "release": say("Two falling notes: it is over"),
    "rest": say("Two low notes: rest"),
}
"""What each cue of a level sounds like, and says."""


def leads(exercise: type[Exercise]) -> bool:
    """Whether an exercise is led by its sounds: with closed eyes, or while one lets go."""
    return exercise.eyes_closed or exercise.kind is Kind.LET_GO


class Caption:
    """The words of the newest cue, for a while."""

    def __init__(self) -> None:
        self._left_s = 0.0
        self.words = ""

    def step(self, dt_s: float, cue: str) -> None:
        """Follow by a step in which a cue sounded, or none (empty)."""
        self._left_s = STAYS_S if cue else self._left_s - dt_s
        self.words = SOUNDS.get(cue, "") if cue else self.words if self._left_s > 0 else ""

    def draw(self, canvas: Canvas) -> None:
        """A line under the prompt; nothing where there is nothing to say."""
        if not self.words:
            return
        most = PROMPT.w - 2 * _PAD
        style = fit(canvas, [self.words], most, canvas.text_height("x"))
        wide = min(most, canvas.text_width(self.words, style))
        high = canvas.text_height(self.words, style, wide + 1)
        line = Box(PROMPT.center[0] - wide / 2 - _PAD, PROMPT.y + PROMPT.h + 16, wide + 2 * _PAD, high + 8)
        canvas.pill(line, "paper", canvas.text_height("x", style) / 2, alpha=0.92)
        canvas.text(self.words, (line.center[0], line.y + 4), style, "ink_soft", "center", wide + 1)
