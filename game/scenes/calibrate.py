"""Finding the player's own zero and one: a rest, then three gentle trials; where all lets go, the rest alone."""

from game.model.inputs import Action
from game.model.phrase import say
from game.model.reading import Effort
from game.model.side import PerSide
from game.ports import Canvas, Point
from game.scenes import electrodes
from game.scenes.lesson import taught
from game.scenes.panel import Panel, numbers
from game.scenes.pause import Pause, missed
from game.scenes.presence import spared
from game.scenes.reflection import reflected
from game.scenes.resting import Resting
from game.scenes.scene import Scene, Tick
from game.scenes.sensing import Sensing
from game.scenes.stages import CALIBRATION_S, CUES, STILL, TRIAL_S, Stage, Told, stage, told
from game.scenes.visit import Visit
from game.scenes.widgets.prompts import PROMPT, TIMER, prompt, seeds, timer
from game.training.attempts import Attempts
from game.training.calibration import problem
from game.training.delay import DelayRecorder
from game.training.exercise import Kind
from game.training.shown import Shown
from game.training.trials import TRIALS

_TRIES = 2


class Calibrate(Scene):
    """Time passes only while a sense speaks, so a face out of the picture costs nothing but a moment."""

    name = "calibrate"

    def __init__(self, visit: Visit, tries: int = 1, said: str = "") -> None:
        self._visit = visit
        self._exercise = visit.exercises[visit.level.exercise]()
        self._panel = Panel(None, reflected(visit, self._exercise.marked), numbers(visit, self._exercise))
        self._tries, self._said = tries, said
        self._passed_s = 0.0
        self._again = ""
        self._resting = Resting()
        self._sensing = Sensing(self._resting)
        self._trials: Attempts | None = None
        self._delay = DelayRecorder()
        self._shown = Shown()
        visit.fusion.rest(None)

    @property
    def caption(self) -> str:
        """Which exercise is being measured."""
        return say("{exercise}: finding rest and gentle best", exercise=self._exercise.title)

    @property
    def stuck_on(self) -> str:
        """No sense speaks."""
        return self._sensing.stuck_on

    def takes(self, point: Point) -> bool:
        """The panel, where it turns."""
        return self._panel.takes(point)

    @property
    def has_panel(self) -> bool:
        """At the left."""
        return True

    def left(self) -> Scene | None:
        """Back to the choice of levels."""
        return self._visit.home()

    def watch(self, tick: Tick) -> None:
        """The player sees themselves in a pause, too."""
        self._panel.watch(tick)

    def step(self, tick: Tick) -> Scene | None:
        """Record what this moment is for."""
        spare = ("camera", "board") if self._trials is None else spared(self._trials.rest)
        if (pause := missed(self, self._visit, tick, spare)) is not None:
            return pause
        if any(given.action in {Action.PAUSE, Action.BACK} for given in tick.inputs):
            return Pause(self, say("Take the time you need."), self._visit)
        now, _, _ = stage(self._passed_s)
        moving = now is Stage.MOVE
        self._visit.ask(tick.t_s, self._exercise.asks if moving else "rest", 1.0 if moving else 0.0)
        effort = None if self._trials is None else self._trials.seen(tick.reading)
        self._panel.step(tick, self._activation(tick, effort), None if effort is None else effort.mm)
        sensed = self._sensing.step(tick, self._exercise, rests=self._trials is None)
        if (pause := self._sensing.doubt(self, self._visit)) is not None:
            return pause
        if not sensed:
            return self
        if now is Stage.REST:
            self._resting.add(tick, seen=self._sensing.seen)
        elif self._trials is not None:
            self._delay.add(tick.reading)
            if moving:
                self._trials.add(tick.reading)
        return self._advance(tick, now)

    def _advance(self, tick: Tick, now: Stage) -> Scene | None:
        self._passed_s += tick.dt_s
        if self._passed_s >= CALIBRATION_S:
            self._repeat()
            if self._passed_s >= CALIBRATION_S:
                return self._finish()
        then, _, _ = stage(self._passed_s)
        if then is not now and self._ended(now):
            if then is Stage.MOVE and self._exercise.kind is Kind.LET_GO:
                return self._finish()
            if now is Stage.READY:
                electrodes.label(self._visit, tick.t_s)
            self._visit.remark(tick.t_s, f"{self._visit.level.id} calibration {then.value}")
            self._visit.speaker.cue(CUES[then])
        return self

    def _ended(self, ended: Stage) -> bool:
        """Measure from the stage that is over; whether what comes next may come, or it is asked for again."""
        if ended is Stage.REST:
            return self._rested()
        if ended is Stage.MOVE and self._trials is not None:
            self._again = self._trials.end()
        elif ended is Stage.RELAX:
            self._repeat()
        return True

    def _repeat(self) -> None:
        """Ask for the trial that is over once more, if it will not do."""
        if self._again:
            self._passed_s -= TRIAL_S
        self._again = ""

    def _rested(self) -> bool:
        """Measure from the rest that is over, or ask for it again."""
        rest = self._resting.end()
        if rest is None:
            self._said, self._passed_s = STILL, 0.0
            return False
        self._visit.fusion.rest(rest)
        self._trials = Attempts(self._exercise, rest)
        return True

    def _activation(self, tick: Tick, effort: Effort | None) -> PerSide[float] | None:
        """While the gentle best is still unknown, the movement so far is shown against the largest so far."""
        if effort is None:
            return None
        return self._shown.step(tick.t_s, effort, through_blinks=self._exercise.eyes_closed)

    def _finish(self) -> Scene | None:
        assert self._trials is not None  # noqa: S101 - the rest comes first
        calibration = self._delay.learned(self._trials.finish())
        trouble, measured = problem(calibration), calibration.best_mm is not None or calibration.best_uv is not None
        if self._exercise.kind is Kind.LET_GO:
            trouble, measured = None, True
        if trouble is not None and (self._tries < _TRIES or not measured):
            return Calibrate(self._visit, self._tries + 1, trouble)
        self._visit.begin(calibration)
        return taught(self._visit, calibration)

    @property
    def spoken(self) -> str:
        """What to do now."""
        return self._sensing.prompt(self._told.prompt)

    @property
    def _told(self) -> Told:
        return told(stage(self._passed_s)[0], self._exercise.words, self._said, self._again)

    def draw(self, canvas: Canvas) -> None:
        """The mirror at the left; what to do now at the right."""
        now, done, share = stage(self._passed_s)
        said = self._told
        canvas.backdrop("meadow")
        canvas.prepare(self._visit.minigame.backdrop)
        shown = say("every little movement shows here") if now in {Stage.MOVE, Stage.RELAX} else say("resting")
        self._panel.draw(canvas, self._exercise.title, shown)
        prompt(canvas, PROMPT, self.spoken)
        timer(canvas, TIMER, share, said.inside, said.below)
        if self._exercise.kind is Kind.MOVE:
            seeds(canvas, (868, 676), done, TRIALS)
