"""The plan of the day: what is to be done, what is done, the therapist's note, and the days that were kept."""

from game.model.inputs import Action
from game.model.level import Level
from game.model.phrase import counted, say
from game.ports import Box, Canvas, Style
from game.scenes.menu import Choice, Menu
from game.scenes.prescription import Prescription
from game.scenes.question import Question
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.calendar import calendar
from game.scenes.widgets.levels import today as rounds
from game.scenes.widgets.note import therapists_note
from game.training.caution import advice
from game.training.day import DONE, ENOUGH

_LEFT, _RIGHT = Box(28, 132, 440, 560), Box(484, 132, 768, 468)
_GO, _ASK = Box(932, 616, 320, 76), Box(484, 616, 432, 76)
_REMIND = Box(932, 28, 320, 76)
_PAD, _GAP, _ROW = 24.0, 16.0, 62.0
_MOST_ROWS = 5
_CALENDAR, _LEAST_CALENDAR = 296.0, 186.0


class Plan(Scene):
    """Shown at the start of a sitting, and whenever it is asked for."""

    name = "plan"

    def __init__(self, visit: Visit, prescription: Prescription) -> None:
        self._visit, self._prescription = visit, prescription
        prescription.refresh()
        self._kept = prescription.days_kept()
        feelings = prescription.today.feelings
        ask = say("How are you today?") if feelings is None else say("I feel different now")
        self._reminded = ""
        over = prescription.programme.due(prescription.now().date())
        remind = (
            [] if prescription.remind is None or over else [Choice("remind", say("Put it into my calendar"), _REMIND)]
        )
        self._menu = Menu([Choice("go", say("To the garden"), _GO), Choice("ask", ask, _ASK), *remind])

    @property
    def caption(self) -> str:
        """The plan is looked at."""
        return say("Today's plan")

    @property
    def waits(self) -> bool:
        """Until it was read."""
        return True

    @property
    def receives(self) -> bool:
        """It may be another plan."""
        return True

    def left(self) -> Scene | None:
        """To the choice of levels."""
        return self._visit.home()

    def step(self, tick: Tick) -> Scene | None:
        """Wait until it was read."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        if pressed is not None:
            self._visit.speaker.cue("press")
        if pressed == "remind" and self._prescription.remind is not None:
            self._reminded = self._prescription.remind()
        if pressed == "ask":
            return Question(self._visit, self._prescription, lambda: Plan(self._visit, self._prescription))
        if pressed == "go" or any(given.action is Action.BACK for given in tick.inputs):
            return self._visit.home()
        return self

    def draw(self, canvas: Canvas) -> None:
        """Note and days at the left, the plan at the right."""
        canvas.backdrop("garden")
        now = self._prescription.now()
        canvas.text(say("Your day"), (28, 28), "heading")
        canvas.text(say("{day:EEEE, d MMMM}", day=now.date()), (28, 82), "body", "ink_soft")
        self._draw_days(canvas)
        said = self._draw_said(canvas)
        self._draw_plan(canvas, Box(_RIGHT.x, _RIGHT.y + said, _RIGHT.w, _RIGHT.h - said))
        self._menu.draw(canvas)

    def _draw_days(self, canvas: Canvas) -> None:
        """The therapist's note, if there is one, and below it the days of the programme."""
        programme = self._prescription.programme
        used = therapists_note(canvas, _LEFT, programme.note, _LEAST_CALENDAR + _GAP)
        used += _GAP if used else 0.0
        box = Box(_LEFT.x, _LEFT.y + used, _LEFT.w, min(_CALENDAR, _LEFT.h - used))
        canvas.card(box)
        kept = len([day for day in self._kept if day >= programme.issued])
        words = (
            say("Your days will bloom here")
            if not kept
            else counted("{count} day in bloom", "{count} days in bloom", kept)
        )
        high = canvas.text(words, (box.x + _PAD, box.y + 18), "body")
        inner = Box(box.x + 16, box.y + 26 + high, box.w - 32, box.h - high - 42)
        calendar(canvas, inner, programme.issued, programme.review, self._prescription.now().date(), self._kept)

    def _draw_said(self, canvas: Canvas) -> float:
        """What has to be said first, on a card of its own; how much room it took."""
        prescription = self._prescription
        lines = [prescription.appointment] if prescription.appointment else []
        feelings = prescription.today.feelings
        lines += (
            [say("Until you say how you are, only quiet levels are open.")]
            if feelings is None
            else advice(feelings)[:2]
        )
        lines += [words for words in (prescription.notice, self._reminded) if words]
        if not lines:
            return 0.0
        wide = _RIGHT.w - 2 * _PAD
        high = sum(canvas.text_height(line, "body", wide) for line in lines) + 8 * (len(lines) - 1) + 36
        canvas.card(Box(_RIGHT.x, _RIGHT.y, _RIGHT.w, high))
        y = _RIGHT.y + 18
        for line in lines:
            y += canvas.text(line, (_RIGHT.x + _PAD, y), width=wide) + 8
        return high + _GAP

    def _draw_plan(self, canvas: Canvas, box: Box) -> None:
        """A line for each level, those that come next first, and what of the day's minutes is left."""
        canvas.card(box)
        x, wide = box.x + _PAD, box.w - 2 * _PAD
        words = self._prescription.outlook.words
        style: Style = "title" if canvas.text_width(words, "title") <= wide else "body"
        y = box.y + 18 + canvas.text(words, (x, box.y + 18), style, width=wide)
        y = self._draw_minutes(canvas, (x, y + 8), wide) + 12
        levels = self._prescription.outlook.ordered
        fit = max(1, min(_MOST_ROWS, int((box.y + box.h - 16 - y) / _ROW)))
        more = len(levels) - fit if len(levels) > fit else 0
        fit -= 1 if more else 0
        for level in levels[:fit]:
            self._draw_level(canvas, Box(x, y, wide, _ROW), level)
            y += _ROW
        if more:
            canvas.text(say("and {count} more in the garden", count=len(levels) - fit), (x, y + 10), "body", "ink_soft")

    def _draw_level(self, canvas: Canvas, box: Box, level: Level) -> None:
        """A level's title, why it waits if it does, and its rounds."""
        dose, why = self._prescription.today.doses[level.id], self._prescription.closed(level)
        middle = box.center[1]
        rounds(canvas, (box.x + box.w, middle), dose.rounds_done, dose.rounds)
        high = canvas.text_height("x", "body")
        told = why if why not in {DONE, ENOUGH} else ""
        top = middle - (high + (canvas.text_height("x", "small") if told else 0)) / 2
        canvas.text(level.title, (box.x, top), "body", "ink_soft" if why else "ink")
        canvas.text(told, (box.x, top + high), "small", "ink_soft")

    def _draw_minutes(self, canvas: Canvas, at: tuple[float, float], wide: float) -> float:
        """How much of the day's minutes is used, as a bar with its words; the y below it."""
        today = self._prescription.today
        spent, cap = round(min(today.spent_s, today.cap_s) / 60), round(today.cap_s / 60)
        words = counted("{spent} of {count} minute", "{spent} of {count} minutes", cap, spent=spent)
        said = canvas.text_width(words) + 20
        high = canvas.text(words, (at[0] + wide, at[1]), "body", "ink_soft", "right")
        track = Box(at[0], at[1] + high / 2 - 8, wide - said, 16)
        canvas.pill(track, "paper_dim")
        if today.spent_s:
            share = min(1.0, today.spent_s / today.cap_s)
            canvas.pill(Box(track.x, track.y, max(16.0, track.w * share), 16), "leaf_light")
        return at[1] + high
