"""A repetition seen again, slowly: a drawn face and both curves, never a picture."""

from game.model.moment import Phase
from game.model.phrase import say
from game.model.programme import Mirror
from game.ports import Box, Canvas
from game.scenes.menu import Choice
from game.scenes.trace import Trace, Traces
from game.scenes.widgets.avatar import avatar
from game.scenes.widgets.curves import curves
from game.scenes.widgets.glass import no_mirror
from game.training.exercise import Words

SLOWER = 3.0
"""A second of the repetition takes so many."""
STEP_S = 0.5
"""Where nothing moves by itself, a press goes on by so much."""
_FACE, _CURVES = Box(28, 208, 424, 308), Box(468, 208, 784, 308)
_Y, _HIGH, _GAP = 532.0, 68.0, 16.0
_WIDE = (1224 + _GAP) / 3 - _GAP
_VIEW = 2.9
"""How much of the face's surroundings is shown, in distances between the outer corners of the eyes."""
_BRIDGE_AT = 0.44
"""Where the bridge of the nose is between the card's top and its foot."""


class Replay:
    """Plays the best repetition of a level, or its newest one, over and over, at a third of its speed.

    With `still` nothing moves by itself: each press goes on a little. `shows` is what may be seen of the face.
    """

    def __init__(self, traces: Traces, words: Words, shows: Mirror, *, still: bool) -> None:
        self._traces, self._words, self._shows = traces, words, shows
        self._still, self._playing = still, not still
        self._trace = traces.best or traces.newest
        self._at_s = 0.0

    @property
    def empty(self) -> bool:
        """Whether nothing was seen that could be seen again."""
        return self._trace is None

    def step(self, dt_s: float) -> None:
        """Let a little time pass; at the end it begins again."""
        if self._playing and self._trace is not None:
            self._go(dt_s / SLOWER)

    def _go(self, by_s: float) -> None:
        if self._trace is not None:
            at_s = self._at_s + by_s
            self._at_s = 0.0 if at_s > self._trace.lasts_s else at_s

    def choices(self) -> list[Choice]:
        """What can be pressed below the curves."""
        if self._trace is None:
            return []
        offered = [
            ("on", say("A little further"))
            if self._still
            else ("on", say("Stop here") if self._playing else say("Go on slowly")),
            ("start", say("From the start")),
        ]
        if self._traces.best is not self._traces.newest:
            is_best = self._trace is self._traces.best
            offered.append(("other", say("See the last one") if is_best else say("See the best one")))
        return [
            Choice(f"replay:{key}", words, Box(_FACE.x + number * (_WIDE + _GAP), _Y, _WIDE, _HIGH))
            for number, (key, words) in enumerate(offered)
        ]

    def press(self, pressed: str) -> None:
        """One of its choices was pressed."""
        if pressed == "replay:on" and self._still:
            self._go(STEP_S)
        elif pressed == "replay:on":
            self._playing = not self._playing
        elif pressed == "replay:start":
            self._at_s, self._playing = 0.0, not self._still
        elif pressed == "replay:other":
            best = self._traces.best
            self._trace, self._at_s = (self._traces.newest if self._trace is best else best), 0.0

    def draw(self, canvas: Canvas) -> None:
        """The face at the left, the curves at the right."""
        trace = self._trace
        if trace is None:
            return
        self._draw_face(canvas, trace)
        curves(canvas, _CURVES, trace, self._at_s, self._said(trace))

    def _said(self, trace: Trace) -> str:
        """What is to be seen now."""
        number = trace.sample(self._at_s)
        along = trace.intruders[number]
        if along is not None:
            return say("Here your {part} comes along", part=along.words)
        phase = trace.phases[number]
        return self._words.during(Phase.PROMPT if phase is Phase.REST else phase)

    def _draw_face(self, canvas: Canvas, trace: Trace) -> None:
        if self._shows in {Mirror.NONE, Mirror.HEALTHY_HALF} or not trace.has_face:
            unseen = say("Look at your curves: the face is not shown here")
            no_mirror(canvas, _FACE, unseen if trace.has_face else say("Here your muscles were heard, not seen"))
            return
        canvas = canvas.unturned(_FACE)
        canvas.card(_FACE)
        inner = _FACE.inset(12)
        canvas.pill(inner, "sky_high", 20)
        points = trace.face(self._at_s)
        if points is not None:
            scale, x, y = inner.h / _VIEW, inner.center[0], inner.y + _BRIDGE_AT * inner.h
            avatar(canvas, {n: (x - px * scale, y + py * scale) for n, (px, py) in points.items()}, inner.h / 100)
