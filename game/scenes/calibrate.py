"""Finding the player's own zero and one: a rest, then three gentle trials."""

from game.model.inputs import Action
from game.model.side import PerSide
from game.ports import Box, Canvas
from game.scenes.panel import Panel
from game.scenes.pause import Pause
from game.scenes.play import Play
from game.scenes.scene import Scene, Tick
from game.scenes.stages import CALIBRATION_S, Stage, stage
from game.scenes.visit import Visit
from game.scenes.widgets.prompts import PROMPT, prompt, seeds, timer
from game.training.calibration import problem
from game.training.rest import PATIENCE_S, RestRecorder, trusted
from game.training.shown import Shown
from game.training.trials import TRIALS, TrialsRecorder

_CARD = Box(668, 168, 400, 352)
_TRIES = 2
_RESTS = 3
"""A rest in which the face moved is asked for again; the last one has to do."""
_STILL = "Let your face be still for a moment"

_CUES = {Stage.REST: "rest", Stage.MOVE: "prompt", Stage.RELAX: "release"}
_INSIDE = {Stage.READY: "soon", Stage.REST: "rest", Stage.MOVE: "gently", Stage.RELAX: "let go"}


class Calibrate(Scene):
    """Time passes only while a sense speaks, so a face out of the picture costs nothing but a moment."""

    name = "calibrate"

    def __init__(self, visit: Visit, tries: int = 1, said: str = "") -> None:
        self._visit = visit
        self._exercise = visit.exercises[visit.level.exercise]()
        self._panel = Panel(None)
        self._tries, self._said = tries, said
        self._passed_s = 0.0
        self._sensed = True
        self._waited_s = 0.0
        self._hint = ""
        self._resting, self._rests = RestRecorder(), 1
        self._trials: TrialsRecorder | None = None
        self._shown = Shown()
        visit.fusion.rest(None)

    @property
    def caption(self) -> str:
        """Which exercise is being measured."""
        return f"{self._exercise.title}: finding rest and gentle best"

    @property
    def stuck_on(self) -> str:
        """No sense speaks."""
        return "" if self._sensed else f"{self._hint or 'No face is in the picture'}, and no muscle is heard."

    def left(self) -> Scene | None:
        """Back to the choice of levels."""
        return self._visit.home()

    def watch(self, tick: Tick) -> None:
        """The player sees themselves in a pause, too."""
        self._panel.watch(tick)

    def step(self, tick: Tick) -> Scene | None:
        """Record what this moment is for."""
        trouble = self._visit.trouble(tick)
        if trouble is not None:
            return Pause(self, trouble, self._visit, back=lambda now: self._visit.trouble(now) is None)
        if any(given.action in {Action.PAUSE, Action.BACK} for given in tick.inputs):
            return Pause(self, "Take the time you need.", self._visit)
        now, _, _ = stage(self._passed_s)
        moving = now is Stage.MOVE
        self._visit.ask(tick.t_s, self._exercise.asks if moving else "rest", 1.0 if moving else 0.0)
        self._panel.step(tick, self._activation(tick))
        seen = self._exercise.sees(tick.reading.face) or self._patient(tick)
        self._sensed = seen or tick.reading.emg_uv is not None
        self._hint = tick.reading.face.hint if tick.reading.face is not None else ""
        if not self._sensed:
            return self
        if now is Stage.REST:
            if tick.fresh and tick.frame is not None and seen:
                self._resting.see(tick.frame)
            self._resting.hear(tick.reading.channels_uv)
        elif moving and self._trials is not None:
            self._trials.add(tick.reading)
        self._passed_s += tick.dt_s
        if self._passed_s >= CALIBRATION_S:
            return self._finish()
        then, _, _ = stage(self._passed_s)
        if then is not now and (now is not Stage.REST or self._rested()):
            if now is Stage.READY:
                self._visit.label(tick.t_s)
            self._visit.remark(tick.t_s, f"{self._visit.level.id} calibration {then.value}")
            self._visit.speaker.cue(_CUES[then])
        return self

    def _patient(self, tick: Tick) -> bool:
        """Whether a face of which something seems hidden has to do as a rest: the player has waited long enough."""
        if self._trials is not None or not trusted(tick.reading.face):
            return False
        self._waited_s += tick.dt_s
        return self._waited_s > PATIENCE_S

    def _rested(self) -> bool:
        """Measure from the rest that is over, or ask for it again."""
        rest = self._resting.finish()
        if rest.stir is not None and self._rests < _RESTS:
            self._resting, self._rests, self._said = RestRecorder(), self._rests + 1, _STILL
            self._passed_s = 0.0
            return False
        self._visit.fusion.rest(rest)
        self._trials = TrialsRecorder(self._exercise, rest)
        return True

    def _activation(self, tick: Tick) -> PerSide[float] | None:
        """While the gentle best is still unknown, the movement so far is shown against the largest so far."""
        if self._trials is None:
            return None
        effort = self._trials.finish(fewest=1).effort(tick.reading)
        return self._shown.step(tick.t_s, effort, through_blinks=self._exercise.eyes_closed)

    def _finish(self) -> Scene | None:
        calibration = (self._trials or TrialsRecorder(self._exercise, self._resting.finish())).finish()
        trouble = problem(calibration)
        measured = calibration.best_mm is not None or calibration.best_uv is not None
        if trouble is not None and (self._tries < _TRIES or not measured):
            return Calibrate(self._visit, self._tries + 1, trouble)
        self._visit.begin(calibration)
        return Play(self._visit, calibration)

    def draw(self, canvas: Canvas) -> None:
        """The mirror at the left; what to do now at the right."""
        now, done, share = stage(self._passed_s)
        words = self._exercise.words
        said = {
            Stage.READY: self._said or "Sit comfortably and look ahead",
            Stage.REST: words.rest,
            Stage.MOVE: words.trial,
            Stage.RELAX: words.release,
        }[now]
        canvas.backdrop("meadow")
        shown = "every little movement shows here" if now in {Stage.MOVE, Stage.RELAX} else "resting"
        self._panel.draw(canvas, self._exercise.title, shown)
        prompt(canvas, PROMPT, said if self._sensed else self._hint or "Come back into the picture; I wait for you")
        below = {Stage.MOVE: words.gently, Stage.REST: self._said}.get(now) or "Nothing to do but breathe"
        timer(canvas, _CARD, share, _INSIDE[now], below)
        seeds(canvas, (868, 676), done, TRIALS)
