"""The first time in a mini-game: a drawn face shows the movement, and the game plays what it would make of it."""

from game.model.inputs import Action
from game.model.moment import Moment
from game.model.phrase import say
from game.ports import Canvas
from game.scenes.captions import Caption, leads
from game.scenes.cues import sound
from game.scenes.menu import Choice, Menu
from game.scenes.panel import Panel
from game.scenes.pause import Pause
from game.scenes.play import Play
from game.scenes.scene import Scene, Tick
from game.scenes.understudy import Understudy
from game.scenes.visit import Visit
from game.scenes.widgets.page import foot
from game.scenes.widgets.prompts import PROMPT, prompt, stage
from game.scenes.widgets.somebody import somebody
from game.training import softly
from game.training.calibration import Calibration
from game.training.exercise import Kind
from game.training.imagined import TEMPO, amount, imagined

_ON = say("Let me try")


class Lesson(Scene):
    """Ten seconds without a word that has to be read. The player only watches, and may go on at any moment."""

    name = "lesson"

    def __init__(self, visit: Visit, calibration: Calibration) -> None:
        self._visit, self._calibration = visit, calibration
        self._exercise, self._level = calibration.exercise, visit.level
        self._game = Understudy(visit)
        self._panel = Panel(self._level.band, None)
        (on,) = foot(visit.ruler, [_ON], PROMPT.x, PROMPT.w, least=240)
        self._menu = Menu([Choice("on", _ON, on)])
        self._caption = Caption()
        self._passed_s = 0.0
        self._moment: Moment | None = None

    @property
    def caption(self) -> str:
        """What is shown."""
        return say("{movement}: watching how it goes", movement=self._exercise.title)

    @property
    def spoken(self) -> str:
        """That one only watches."""
        return say("Watch first: this is how it goes")

    @property
    def has_panel(self) -> bool:
        """At the left."""
        return True

    def left(self) -> Scene | None:
        """Back to the choice of levels."""
        return self._visit.home()

    def step(self, tick: Tick) -> Scene | None:
        """Show a moment more of it."""
        if any(given.action in {Action.PAUSE, Action.BACK} for given in tick.inputs):
            return Pause(self, say("Take the time you need."), self._visit)
        self._visit.ask(tick.t_s, "rest", 0.0)
        before, kind = self._moment, self._exercise.kind
        moment = imagined(self._level.band, kind, tick.t_s, tick.dt_s, self._passed_s)
        self._moment = moment
        self._passed_s += tick.dt_s
        self._game.step(self._visit.seen(softly.blooming(moment) if kind is Kind.LET_GO else moment))
        self._panel.step(tick, moment.activation)
        self._caption.step(tick.dt_s, sound(self._visit.speaker, before, moment, self._exercise))
        if self._menu.step(tick.inputs) is None and self._passed_s < TEMPO.total_s:
            return self
        self._visit.speaker.tone(None)
        if self._visit.lessons is not None:
            self._visit.lessons.keep(_name(self._visit))
        return Play(self._visit, self._calibration)

    def draw(self, canvas: Canvas) -> None:
        """The mini-game, the drawn face in the mirror's place, and both sides' bars and graph as they will be."""
        self._game.draw(stage(canvas))
        if self._moment is None:
            return
        self._panel.draw(canvas, self._game.title, "")
        somebody(canvas, self._panel.mirror(canvas), self._exercise.asks, amount(self._passed_s), self._exercise.marked)
        prompt(canvas, PROMPT, self.spoken)
        if leads(type(self._exercise)):
            self._caption.draw(canvas)
        self._menu.draw(canvas)


def taught(visit: Visit, calibration: Calibration) -> Scene:
    """The level itself; before it its lesson, where this movement was never shown in this mini-game."""
    lessons = visit.lessons
    if lessons is None or _name(visit) in lessons.seen():
        return Play(visit, calibration)
    return Lesson(visit, calibration)


def _name(visit: Visit) -> str:
    return f"{visit.level.minigame}/{visit.level.exercise}"
