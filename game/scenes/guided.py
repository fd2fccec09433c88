"""A guided minute: lines to imagine or to do, one after the other. Nothing is measured, nothing is scored."""

import math

from game.model.inputs import Action
from game.model.moment import Moment, Phase
from game.model.phrase import say
from game.model.side import PerSide
from game.ports import Box, Canvas
from game.scenes.panel import HEADING
from game.scenes.pause import Pause
from game.scenes.played import Played
from game.scenes.results import Results
from game.scenes.scene import Scene, Tick
from game.scenes.understudy import Understudy
from game.scenes.visit import Visit
from game.scenes.widgets.headings import heading
from game.scenes.widgets.prompts import PROMPT, prompt, seeds, stage
from game.scenes.widgets.script import script

_SCRIPT = Box(28, 84, 424, 608)
_BREATH_S = 8.0
"""One slow breath of the flower: about seven a minute, as resting people breathe when they are calm."""
_SEEDS = (868.0, 676.0)
_BETWEEN = say("Rest as you like")


class Guided(Scene):
    """Time passes by itself. The mini-game breathes slowly; the mirror is away."""

    name = "guided"

    def __init__(self, visit: Visit) -> None:
        self._visit, self._level = visit, visit.level
        self._game = Understudy(visit)
        self._passed_s, self._t_s, self._line = 0.0, 0.0, -1
        self._played = Played(visit.level, ())
        visit.played.append(self._played)
        visit.begin()

    @property
    def caption(self) -> str:
        """Which level it is."""
        return say("{level}: nothing is measured", level=self._level.title)

    @property
    def has_panel(self) -> bool:
        """At the left."""
        return True

    def left(self) -> Scene | None:
        """Back to the choice of levels."""
        return self._visit.home()

    @property
    def _round_s(self) -> float:
        return self._level.lasts_s / self._level.repetitions

    @property
    def _now(self) -> tuple[int, int]:
        """The round, and the line in it; past the last line comes the rest."""
        number, within_s = divmod(self._passed_s, self._round_s)
        return int(number), min(len(self._level.lines), int(within_s / self._level.tempo.hold_s))

    def step(self, tick: Tick) -> Scene | None:
        """Let time pass, and breathe."""
        if any(given.action in {Action.PAUSE, Action.BACK} for given in tick.inputs):
            return Pause(self, say("Take the time you need."), self._visit)
        self._visit.ask(tick.t_s, "rest", 0.0)
        _, line = self._now
        if line != self._line:
            self._line = line
            self._visit.speaker.cue("rest" if line == len(self._level.lines) else "prompt")
            self._visit.remark(tick.t_s, f"{self._level.id} line {line + 1}")
        self._passed_s += tick.dt_s
        self._game.step(self._visit.seen(self._moment(tick)))
        if self._passed_s < self._level.lasts_s:
            return self
        self._visit.finish(self._played)
        return Results(self._visit, self._played)

    def _moment(self, tick: Tick) -> Moment:
        swell = self._level.band.middle * 0.5 * (1 - math.cos(2 * math.pi * self._passed_s / _BREATH_S))
        number, _ = self._now
        return Moment(
            t_s=tick.t_s, dt_s=tick.dt_s, phase=Phase.REST, share=(self._passed_s % self._round_s) / self._round_s,
            left_s=max(0.0, self._round_s * (number + 1) - self._passed_s), repetition=number,
            repetitions=self._level.repetitions, band=self._level.band, activation=PerSide(swell, swell), quiet=1.0,
            intruder=None, last_score=None,
        )  # fmt: skip

    @property
    def spoken(self) -> str:
        """The line of now."""
        _, line = self._now
        return self._level.lines[line] if line < len(self._level.lines) else _BETWEEN

    def draw(self, canvas: Canvas) -> None:
        """The lines at the left, the one of now on top, the game at the right."""
        self._game.draw(stage(canvas))
        number, line = self._now
        lines = self._level.lines
        heading(canvas, HEADING, self._level.title)
        script(canvas, _SCRIPT, lines, line, say("Nothing is measured here"))
        prompt(canvas, PROMPT, self.spoken)
        if self._level.repetitions > 1:
            seeds(canvas, _SEEDS, number, self._level.repetitions)
