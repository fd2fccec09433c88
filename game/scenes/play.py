"""A level being played: the mirror at the left, the mini-game at the right."""

from dataclasses import replace

from game.model.inputs import Action
from game.model.moment import Moment, Phase
from game.model.phrase import say
from game.model.reading import Effort
from game.ports import Box, Canvas, Point
from game.scenes.breather import Breather
from game.scenes.captions import Caption, leads
from game.scenes.cues import COUNTS, mark
from game.scenes.pacing import Pacing
from game.scenes.panel import Panel, numbers
from game.scenes.pause import Pause, missed
from game.scenes.played import Played
from game.scenes.presence import Presence
from game.scenes.reflection import reflected
from game.scenes.repose import Repose
from game.scenes.results import Results
from game.scenes.scene import Scene, Tick
from game.scenes.understudy import Understudy
from game.scenes.visit import Visit
from game.scenes.widgets.outcome import last_score
from game.scenes.widgets.prompts import PROMPT, notice, prompt, seeds, stage
from game.scenes.widgets.quiet import quiet_light
from game.scenes.widgets.scores import Row
from game.scenes.wording import calm, prompted, seen, shown, wanted
from game.training import softly
from game.training.alone import Alone
from game.training.calibration import Calibration
from game.training.exercise import Kind
from game.training.remarks import remarks
from game.training.session import Session

_QUIET = Box(1084, 536, 168, 156)
_SEEDS = (868.0, 676.0)


class Play(Scene):
    """Steps the session and the mini-game with the same moments; each finished repetition is kept at once."""

    name = "play"

    def __init__(self, visit: Visit, calibration: Calibration) -> None:
        self._visit = visit
        self._level = visit.level
        self._session = Session(visit.level, calibration, visit.affected_side)
        self._game = Understudy(visit)
        self._panel = Panel(
            visit.level.band, reflected(visit, calibration.exercise.marked), numbers(visit, calibration.exercise)
        )
        self._presence = Presence(calibration, visit.fusion.montage.coupled)
        self._alone = Alone(calibration, visit.fusion.montage.coupled)
        self._camera_away = False
        self._repose, self._pacing = Repose(calibration, visit.level.tempo), Pacing(visit)
        self._caption = Caption()
        self._moment: Moment | None = None
        for each in visit.played:
            each.traces.clear()
        self._played = Played(visit.level, self._session.done)
        visit.played.append(self._played)

    @property
    def caption(self) -> str:
        """Which repetition of which level."""
        words, every = self._session.calibration.exercise.title, self._level.repetitions
        return say("{exercise}: {n} of {all}", exercise=words, n=min(len(self._session.done) + 1, every), all=every)

    def takes(self, point: Point) -> bool:
        """The panel, where it turns."""
        return self._panel.takes(point)

    @property
    def has_panel(self) -> bool:
        """At the left."""
        return True

    def left(self) -> Scene | None:
        """What was finished is kept; show it, if there is any."""
        return Results(self._visit, self._played) if self._session.done else self._visit.home()

    def watch(self, tick: Tick) -> None:
        """The player sees themselves in a pause, too."""
        self._panel.watch(tick)

    def step(self, tick: Tick) -> Scene | None:
        """One step of play, unless something is missing."""
        effort = self._session.effort(tick.reading)
        hindrance = self._hindrance(tick, self._presence.step(tick, effort))
        if hindrance is not None:
            self._session.restart()
            self._visit.ask(tick.t_s, "rest", 0.0)
            return hindrance
        self._alone.step(tick.dt_s, effort)
        self._camera_away = bool(tick.camera_trouble)
        self._advance(tick, effort)
        self._panel.step(tick, None if self._moment is None else self._moment.activation, effort.mm)
        advice = None if self._moment is None else self._pacing.step(self._session, self._moment)
        if self._session.finished or (advice is not None and advice.ends):
            self._visit.speaker.tone(None)
            self._visit.finish(self._played)
            return Results(self._visit, self._played, "" if advice is None else advice.words)
        return self if advice is None else Breather(self, advice.words, self._visit, self._repose.add)

    def _hindrance(self, tick: Tick, gone: str | None) -> Scene | None:
        visit = self._visit
        if (pause := missed(self, visit, tick, self._presence.spare)) is not None:
            return pause
        if any(given.action in {Action.PAUSE, Action.BACK} for given in tick.inputs):
            return Pause(self, say("Take the time you need. What you have done is kept."), visit)
        return None if gone is None else Pause(self, gone, visit, self._sees, self._presence.spare)

    def _sees(self, tick: Tick) -> bool:
        effort = self._session.effort(tick.reading)
        return self._visit.trouble(tick) is None and self._presence.seen(effort)

    def _advance(self, tick: Tick, effort: Effort) -> None:
        session, visit = self._session, self._visit
        before, done = self._moment, len(session.done)
        visit.ask(tick.t_s, session.calibration.exercise.asks if session.amount else "rest", session.amount)
        moment = session.step(tick.t_s, tick.dt_s, effort)
        self._moment = moment
        self._played.traces.step(moment, tick.frame)
        lets_go = session.calibration.exercise.kind is Kind.LET_GO
        self._game.step(visit.seen(softly.blooming(moment) if lets_go else moment))
        self._caption.step(tick.dt_s, mark(visit, self._level, before, moment, session.calibration.exercise))
        if len(session.done) > done:
            visit.keep(session.done[-1])
            self._played.traces.finish(session.done[-1])
            score = session.done[-1].score
            said = "not measured" if score is None else str(round(score))
            visit.remark(tick.t_s, f"repetition {len(session.done)}: {said}")
        rest = self._repose.step(tick, moment, session.calibration.rest)
        if rest is not None and session.calibration.exercise.kind is Kind.MOVE:
            session.calibration = replace(session.calibration, rest=rest)
            visit.fusion.rest(rest)
            visit.recalibrated(session.calibration)

    @property
    def spoken(self) -> str:
        """What to do now."""
        return "" if self._moment is None else prompted(self._session, self._moment)

    def draw(self, canvas: Canvas) -> None:
        """Mini-game, panel, prompt, seeds and the quiet light; in a rest the last score in place of the graph."""
        self._game.draw(stage(canvas))
        moment, exercise = self._moment, type(self._session.calibration.exercise)
        if moment is None:
            return
        first = self._visit.played[0] is self._played and not self._session.done
        title = say("{game}: {exercise}", game=self._game.title, exercise=exercise.title)
        self._panel.draw(canvas, title, seen(moment, exercise), wanted(moment, exercise) if first else "")
        last = self._session.done[-1] if self._session.done else None
        prompt(canvas, PROMPT, shown(self._session, moment))
        if moment.phase is Phase.REST and last is not None and self._visit.switches.show_score:
            rows = [Row(each.name, each.value, "") for each in remarks([last])]
            numbers = not self._visit.comfort.child
            last_score(canvas, self._panel.lower(canvas), last.score, rows, numbers=numbers)
        seeds(canvas, _SEEDS, len(self._session.done), moment.repetitions)
        watched = self._session.calibration.best_mm is not None and not self._camera_away and not self._alone.blind
        if watched and exercise.kind is Kind.MOVE and moment.phase in COUNTS:
            quiet_light(canvas, _QUIET, moment.quiet, calm(moment, exercise))
        changed = self._visit.adapted.words if self._visit.adapted is not None and moment.phase is Phase.PROMPT else ""
        alone = "" if self._camera_away else self._alone.words  # that stands in the mirror's place
        told = self._visit.log.notice or self._game.words or alone
        told = told or ("" if self._session.done else changed)
        notice(canvas, told)
        if leads(exercise) and not told:
            self._caption.draw(canvas)
