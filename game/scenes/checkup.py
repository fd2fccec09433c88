"""The check-up: a rest, then five movements, each three times, measured and kept apart from practice."""

from collections.abc import Sequence

from game.model.checkup import CheckUp as Found
from game.model.checkup import Movement, Trial
from game.model.inputs import Action
from game.model.phrase import say
from game.model.side import PerSide
from game.ports import Canvas
from game.scenes.checked import Checked
from game.scenes.course import MOVE_S, Place, place
from game.scenes.panel import Panel
from game.scenes.pause import Pause, missed
from game.scenes.reflection import reflected
from game.scenes.resting import Resting
from game.scenes.scene import Scene, Tick
from game.scenes.sensing import Sensing
from game.scenes.stages import CUES, STILL, Stage, told
from game.scenes.visit import Visit
from game.scenes.widgets.prompts import PROMPT, TIMER, prompt, seeds, timer
from game.training.attempts import Attempts
from game.training.examination import MOVEMENTS, TRIALS, TrialRecorder, examined
from game.training.rest import Rest
from game.training.shown import Shown


class CheckUp(Scene):
    """Time passes only while a sense speaks; who pauses in a trial does it again.

    `movements` are names of exercises, in the order in which they are asked for.
    """

    name = "checkup"

    def __init__(self, visit: Visit, movements: Sequence[str] = MOVEMENTS) -> None:
        self._visit, self._names = visit, movements
        self._passed_s = 0.0
        self._said = ""
        self._resting = Resting()
        self._sensing = Sensing(self._resting)
        self._rest: Rest | None = None
        self._movements: list[Movement] = []
        self._trials: list[Trial] = []
        self._recorder: TrialRecorder | None = None
        self._take(0)
        visit.fusion.rest(None)

    def _take(self, movement: int) -> None:
        """Turn to another movement."""
        self._exercise = self._visit.exercises[self._names[movement]]()
        self._panel = Panel(None, reflected(self._visit, self._exercise.marked))
        self._shown, self._attempts = Shown(), None if self._rest is None else Attempts(self._exercise, self._rest)

    @property
    def caption(self) -> str:
        """Which movement is being measured."""
        if self._movement is None:
            return say("Check-up: rest")
        return say("Check-up: {exercise}", exercise=self._exercise.title)

    @property
    def stuck_on(self) -> str:
        """No sense speaks."""
        return self._sensing.stuck_on

    @property
    def _movement(self) -> int | None:
        return place(self._passed_s).movement

    @property
    def has_panel(self) -> bool:
        """At the left."""
        return True

    def left(self) -> Scene | None:
        """Whatever was measured so far is no check-up."""
        return None

    def watch(self, tick: Tick) -> None:
        """The player sees themselves in a pause, too; a trial that it cut short is done again."""
        self._panel.watch(tick)
        now = place(self._passed_s)
        if now.stage is Stage.MOVE and self._recorder is not None:
            self._passed_s -= now.share * MOVE_S
            self._recorder = None

    def step(self, tick: Tick) -> Scene | None:
        """Record what this moment is for."""
        if (pause := missed(self, self._visit, tick, ["board"])) is not None:
            return pause
        if any(given.action in {Action.PAUSE, Action.BACK} for given in tick.inputs):
            return Pause(self, say("Take the time you need."), self._visit)
        now = place(self._passed_s)
        moving = now.stage is Stage.MOVE
        self._visit.ask(tick.t_s, self._exercise.asks if moving else "rest", 1.0 if moving else 0.0)
        self._panel.step(tick, self._activation(tick))
        sensed = self._sensing.step(tick, self._exercise, rests=self._rest is None)
        if (pause := self._sensing.doubt(self, self._visit)) is not None:
            return pause
        if sensed:
            self._record(tick, now)
            self._passed_s += tick.dt_s
            return self._turned(tick, now)
        return self

    def _record(self, tick: Tick, now: Place) -> None:
        if now.stage is Stage.REST:
            self._resting.add(tick, seen=self._sensing.seen)
        elif now.stage is Stage.MOVE and self._rest is not None:
            if self._recorder is None:
                self._recorder = TrialRecorder(self._exercise, self._rest, self._visit.affected_side)
            self._recorder.add(tick.reading, tick.dt_s)
            if self._attempts is not None:
                self._attempts.add(tick.reading)

    def _turned(self, tick: Tick, before: Place) -> Scene | None:
        """What comes with the turn to another stage."""
        then = place(self._passed_s)
        if (then.stage, then.movement, then.done) == (before.stage, before.movement, before.done):
            return self
        if before.stage is Stage.REST and not self._rested():
            return self
        if before.stage is Stage.MOVE and self._recorder is not None:
            self._trials.append(self._recorder.end())
            self._recorder = None
        if then.movement != before.movement and before.movement is not None:
            self._movements.append(Movement(self._names[before.movement], tuple(self._trials)))
            self._trials = []
        if then.movement == len(self._names):
            return self._finish()
        if then.movement is not None and then.movement != before.movement:
            self._take(then.movement)
        name = "rest" if then.movement is None else self._names[then.movement]
        self._visit.remark(tick.t_s, f"check-up {name} {then.stage.value}")
        if then.stage in CUES:
            self._visit.speaker.cue(CUES[then.stage])
        return self

    def _rested(self) -> bool:
        rest = self._resting.end()
        if rest is None:
            self._said, self._passed_s = STILL, 0.0
            return False
        self._rest = rest
        self._visit.fusion.rest(rest)
        return True

    def _activation(self, tick: Tick) -> PerSide[float] | None:
        """The movement so far is shown against the largest so far."""
        if self._attempts is None:
            return None
        effort = self._attempts.seen(tick.reading)
        return self._shown.step(tick.t_s, effort, through_blinks=self._exercise.eyes_closed)

    def _finish(self) -> Scene:
        assert self._rest is not None  # noqa: S101 - the rest comes first
        visit = self._visit
        found: Found = examined(self._rest, tuple(self._movements), visit.affected_side, visit.fusion.montage.coupled)
        visit.examine(found)
        return Checked(visit, found)

    @property
    def spoken(self) -> str:
        """What to do now."""
        now = place(self._passed_s)
        beginning = now.stage is Stage.READY and now.movement is not None
        words = self._exercise.words
        said = words.prompt if beginning else told(now.stage, words, self._said, "").prompt
        return self._sensing.prompt(said)

    def draw(self, canvas: Canvas) -> None:
        """The mirror at the left; what to do now at the right."""
        canvas.backdrop("meadow")
        now = place(self._passed_s)
        said = told(now.stage, self._exercise.words, self._said, "")
        moving = now.stage in {Stage.MOVE, Stage.RELAX}
        title = (
            say("Check-up")
            if now.movement is None
            else say(
                "{n} of {all}: {exercise}", n=now.movement + 1, all=len(self._names), exercise=self._exercise.title
            )
        )
        self._panel.draw(canvas, title, say("every little movement shows here") if moving else say("resting"))
        prompt(canvas, PROMPT, self.spoken)
        timer(canvas, TIMER, now.share, said.inside, said.below)
        if now.movement is not None:
            seeds(canvas, (868, 600), now.done, TRIALS)
