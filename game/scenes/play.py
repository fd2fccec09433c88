"""A level being played: the mirror at the left, the mini-game at the right."""

from dataclasses import replace

from game.model.inputs import Action
from game.model.moment import Moment, Phase
from game.model.reading import Effort
from game.ports import Box, Canvas
from game.scenes.panel import LOWER, Panel
from game.scenes.pause import Pause
from game.scenes.results import Results
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Played, Visit
from game.scenes.widgets.outcome import last_score
from game.scenes.widgets.prompts import PROMPT, prompt, seeds
from game.scenes.widgets.quiet import quiet_light
from game.scenes.widgets.scores import Row
from game.training.calibration import Calibration
from game.training.remarks import headline, live, remarks
from game.training.rest import RestRecorder, renewed, trusted
from game.training.session import Session

FACE_GONE_S = 2.0
_HEADLINE = 0.5
"""The share of a rest in which the last repetition is spoken of; then comes the rest itself."""
_FACE_GONE = "Your face is out of the picture. Come back when you like"
_MUSCLES_GONE = "The electrodes are silent. Look whether they still sit well"
_QUIET = Box(1084, 536, 168, 156)
_COUNTS = frozenset({Phase.MOVE, Phase.HOLD, Phase.RELEASE})
"""While the movement counts it sounds, and what should stay soft is shown."""
_SEEDS = (868.0, 676.0)
_REST_SETTLES_S = 1.0
_REST_FACES, _REST_EMG = 45, 90
"""A new rest is taken from a pause only where it was seen for a second and a half."""


class Play(Scene):
    """Steps the session and the mini-game with the same moments; each finished repetition is kept at once."""

    name = "play"

    def __init__(self, visit: Visit, calibration: Calibration) -> None:
        self._visit = visit
        self._level = visit.level
        self._session = Session(visit.level, calibration, visit.affected)
        self._game = visit.minigames[visit.level.minigame](visit.seed)
        self._panel = Panel(visit.level.band)
        self._resting = RestRecorder()
        self._first_rest = calibration.rest
        self._moment: Moment | None = None
        self._gone_s = 0.0
        self._played = Played(visit.level, self._session.done)
        visit.played.append(self._played)

    @property
    def caption(self) -> str:
        """Which repetition of which level."""
        words = self._session.calibration.exercise.title
        return f"{words}: {min(len(self._session.done) + 1, self._level.repetitions)} of {self._level.repetitions}"

    def left(self) -> Scene | None:
        """What was finished is kept; show it, if there is any."""
        return Results(self._visit, self._played) if self._session.done else self._visit.home()

    def watch(self, tick: Tick) -> None:
        """The player sees themselves in a pause, too."""
        self._panel.watch(tick)

    def step(self, tick: Tick) -> Scene | None:
        """One step of play, unless something is missing."""
        effort = self._session.calibration.effort(tick.reading)
        self._gone_s = 0.0 if self._seen(effort) else self._gone_s + tick.dt_s
        hindrance = self._hindrance(tick)
        if hindrance is not None:
            self._session.restart()
            self._visit.ask(tick.t_s, "rest", 0.0)
            return hindrance
        self._advance(tick, effort)
        self._panel.step(tick, effort.activation)
        if self._session.finished:
            self._visit.speaker.tone(None)
            self._visit.finish(self._played)
            return Results(self._visit, self._played)
        return self

    def _hindrance(self, tick: Tick) -> Scene | None:
        visit = self._visit
        trouble = visit.trouble(tick)
        if trouble is not None:
            return Pause(self, trouble, visit, back=lambda now: visit.trouble(now) is None)
        if any(given.action in {Action.PAUSE, Action.BACK} for given in tick.inputs):
            return Pause(self, "Take the time you need. What you have done is kept.", visit)
        if self._gone_s > FACE_GONE_S:
            self._gone_s = 0.0
            hint = tick.reading.face.hint if tick.reading.face is not None else ""
            gone = _FACE_GONE if self._session.calibration.best_mm is not None else _MUSCLES_GONE
            words = hint or f"{gone}; the game goes on by itself."
            return Pause(self, words, visit, back=self._sees)
        return None

    def _sees(self, tick: Tick) -> bool:
        return self._visit.trouble(tick) is None and self._seen(self._session.calibration.effort(tick.reading))

    def _seen(self, effort: Effort) -> bool:
        """Whether what was there in the calibration is there now: the face, or where there was none the muscles."""
        with_face = self._session.calibration.best_mm is not None
        return effort.mm is not None if with_face else effort.activation is not None

    def _advance(self, tick: Tick, effort: Effort) -> None:
        session, visit = self._session, self._visit
        before, done = self._moment, len(session.done)
        visit.ask(tick.t_s, self._level.exercise if session.amount else "rest", session.amount)
        moment = session.step(tick.t_s, tick.dt_s, effort)
        self._moment = moment
        self._game.step(moment)
        counts = session.calibration.exercise.eyes_closed and moment.countdown is not None
        if before is None or before.phase is not moment.phase:
            visit.remark(tick.t_s, f"{self._level.id} {moment.repetition + 1} {moment.phase.value}")
            visit.speaker.cue("press" if counts else moment.phase.value)
        elif counts and moment.countdown != before.countdown:
            visit.speaker.cue("press")
        visit.speaker.tone(moment.activation if moment.phase in _COUNTS else None, 1 - moment.quiet)
        if len(session.done) > done:
            visit.keep(session.done[-1])
            score = session.done[-1].score
            visit.remark(
                tick.t_s, f"repetition {len(session.done)}: {'not measured' if score is None else round(score)}"
            )
            self._resting = RestRecorder()
        self._rest(tick, moment)

    def _rest(self, tick: Tick, moment: Moment) -> None:
        """Take the rest anew in each pause that is long enough."""
        resting = self._resting
        if moment.phase is Phase.REST:
            if self._level.tempo.rest_s - moment.left_s >= _REST_SETTLES_S:
                if tick.fresh and tick.frame is not None and trusted(tick.reading.face):
                    resting.see(tick.frame)
                resting.hear(tick.reading.emg_uv)
            return
        if not resting.empty:
            old = self._session.calibration
            new = resting.finish(_REST_FACES, _REST_EMG)
            rest = renewed(self._first_rest, old.rest, new)
            self._session.calibration = replace(old, rest=rest)
            self._visit.fusion.rest(rest)
            self._visit.recalibrated(self._session.calibration)
            self._resting = RestRecorder()

    def draw(self, canvas: Canvas) -> None:
        """Mini-game, panel, prompt, seeds and the quiet light; in a rest the last score in place of the graph."""
        self._game.draw(canvas)
        moment, exercise = self._moment, type(self._session.calibration.exercise)
        if moment is None:
            canvas.backdrop("meadow")
            return
        self._panel.draw(canvas, f"{self._game.title}: {exercise.title.lower()}", live(moment))
        last = self._session.done[-1] if self._session.done else None
        if moment.phase is Phase.REST and last is not None:
            prompt(canvas, PROMPT, headline(last, exercise) if moment.share < _HEADLINE else exercise.words.rest)
            rows = [Row(each.name, each.value, "") for each in remarks([last], exercise)]
            last_score(canvas, LOWER, last.score, rows)
        else:
            count = "" if moment.countdown is None else f"  {moment.countdown}"
            prompt(canvas, PROMPT, exercise.words.during(moment.phase) + count)
        seeds(canvas, _SEEDS, len(self._session.done), moment.repetitions)
        if moment.phase in _COUNTS and self._session.calibration.best_mm is not None:
            asked = f"Soften your {moment.intruder} {exercise.intruder}"
            quiet_light(canvas, _QUIET, moment.quiet, exercise.calm if moment.intruder is None else asked)
        if self._visit.notice:
            high = canvas.text_height(self._visit.notice, "body", PROMPT.w - 56)
            canvas.card(Box(PROMPT.x, 136, PROMPT.w, high + 40))
            canvas.text(self._visit.notice, (PROMPT.x + 28, 156), width=PROMPT.w - 56)
