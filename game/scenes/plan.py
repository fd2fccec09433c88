"""The plan of the day: what is to be done, what is done, the therapist's note, and the days that were kept."""

from game.model.inputs import Action
from game.model.phrase import counted, say
from game.ports import Box, Canvas
from game.scenes.agenda import PAD, draw_agenda
from game.scenes.menu import Choice, Menu
from game.scenes.prescription import Prescription
from game.scenes.question import Question
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.calendar import calendar
from game.scenes.widgets.layout import button_size, fit
from game.scenes.widgets.layout import high as tall
from game.scenes.widgets.note import therapists_note
from game.scenes.widgets.page import LOW, MARGIN, below, foot, head
from game.training.caution import advice

_LEFT_W, _RIGHT_X, _END = 440.0, 484.0, 1252.0
_TITLE, _GO, _REMIND = say("Your day"), say("To the garden"), say("Put it into my calendar")
_GAP = 16.0
_CALENDAR, _WEEK = 296.0, 36.0
_HEAD_W = _END - 2 * MARGIN - 320


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
        places = foot(visit.ruler, [_GO, ask], _RIGHT_X, _END - _RIGHT_X, least=320)
        self._menu = Menu([Choice("go", _GO, places[0]), Choice("ask", ask, places[1]), *self._reminder()])

    def _reminder(self) -> list[Choice]:
        """The way into a calendar, while the programme lasts."""
        prescription = self._prescription
        if prescription.remind is None or prescription.programme.due(prescription.now().date()):
            return []
        wide, high = button_size(self._visit.ruler, _REMIND, _END - _RIGHT_X)
        return [Choice("remind", _REMIND, Box(_END - max(320, wide), MARGIN, max(320, wide), max(76, high)))]

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
        day = say("{day:EEEE, d MMMM}", day=now.date())
        head(canvas, _TITLE, day, width=_HEAD_W)
        top, low = below(canvas, _TITLE, day, _HEAD_W), self._menu.choices[0].box.y - _GAP
        self._draw_days(canvas, Box(MARGIN, top, _LEFT_W, LOW - top))
        right = Box(_RIGHT_X, top, _END - _RIGHT_X, low - top)
        said = self._draw_said(canvas, right)
        draw_agenda(canvas, Box(right.x, right.y + said, right.w, right.h - said), self._prescription)
        self._menu.draw(canvas)

    def _draw_days(self, canvas: Canvas, box: Box) -> None:
        """The therapist's note, if there is one, and below it the programme's days where there is room."""
        programme = self._prescription.programme
        kept = len([day for day in self._kept if day >= programme.issued])
        words = (
            say("Your days will bloom here")
            if not kept
            else counted("{count} day in bloom", "{count} days in bloom", kept)
        )
        wide = box.w - 2 * PAD
        style = fit(canvas, [words], wide, canvas.text_height("x"))
        high = canvas.text_height(words, style, wide)
        least = high + 46 + canvas.text_height("x", "small") + 4 + _WEEK
        used = therapists_note(canvas, box, programme.note, least + _GAP)
        used += _GAP if used else 0.0
        box = Box(box.x, box.y + used, box.w, min(max(_CALENDAR, least), box.h - used))
        if box.h < least:
            return
        canvas.card(box)
        canvas.text(words, (box.x + PAD, box.y + 18), style, width=wide)
        inner = Box(box.x + 16, box.y + 26 + high, box.w - 32, box.h - high - 42)
        calendar(canvas, inner, programme.issued, programme.review, self._prescription.now().date(), self._kept)

    def _draw_said(self, canvas: Canvas, box: Box) -> float:
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
        wide = box.w - 2 * PAD
        style = fit(canvas, lines, wide, box.h / 2 - 36)
        high = tall(canvas, lines, style, wide, 8) + 36
        canvas.card(Box(box.x, box.y, box.w, high))
        y = box.y + 18
        for line in lines:
            y += canvas.text(line, (box.x + PAD, y), style, width=wide) + 8
        return high + _GAP
