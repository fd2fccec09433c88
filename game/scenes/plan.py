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
from game.scenes.widgets.layout import button_size, fit
from game.scenes.widgets.layout import high as tall
from game.scenes.widgets.levels import today as rounds
from game.scenes.widgets.note import therapists_note
from game.scenes.widgets.page import LOW, MARGIN, below, foot, head
from game.training.caution import advice
from game.training.day import DONE, ENOUGH

_LEFT_W, _RIGHT_X, _END = 440.0, 484.0, 1252.0
_TITLE, _GO, _REMIND = say("Your day"), say("To the garden"), say("Put it into my calendar")
_PAD, _GAP, _ROW = 24.0, 16.0, 62.0
_MOST_ROWS = 5
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
        self._draw_plan(canvas, Box(right.x, right.y + said, right.w, right.h - said))
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
        wide = box.w - 2 * _PAD
        style = fit(canvas, [words], wide, canvas.text_height("x"))
        high = canvas.text_height(words, style, wide)
        least = high + 46 + canvas.text_height("x", "small") + 4 + _WEEK
        used = therapists_note(canvas, box, programme.note, least + _GAP)
        used += _GAP if used else 0.0
        box = Box(box.x, box.y + used, box.w, min(max(_CALENDAR, least), box.h - used))
        if box.h < least:
            return
        canvas.card(box)
        canvas.text(words, (box.x + _PAD, box.y + 18), style, width=wide)
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
        wide = box.w - 2 * _PAD
        style = fit(canvas, lines, wide, box.h / 2 - 36)
        high = tall(canvas, lines, style, wide, 8) + 36
        canvas.card(Box(box.x, box.y, box.w, high))
        y = box.y + 18
        for line in lines:
            y += canvas.text(line, (box.x + _PAD, y), style, width=wide) + 8
        return high + _GAP

    def _draw_plan(self, canvas: Canvas, box: Box) -> None:
        """A line for each level, those that come next first, and what of the day's minutes is left."""
        x, wide = box.x + _PAD, box.w - 2 * _PAD
        words = self._prescription.outlook.words
        large: tuple[Style, ...] = ("title",) if canvas.text_width(words, "title") <= wide else ()
        style = fit(canvas, [words], wide, box.h - 24, (*large, "body", "small"))
        edge = min(18.0, (box.h - canvas.text_height(words, style, wide)) / 2)
        if edge < 0:
            return
        canvas.card(box)
        y = box.y + edge + canvas.text(words, (x, box.y + edge), style, width=wide)
        low = box.y + box.h - 12
        if y + canvas.text_height("x") + 8 > low:
            return
        y = self._draw_minutes(canvas, (x, y + 8), wide) + 12
        levels = self._prescription.outlook.ordered
        rows, more = max(_ROW, canvas.text_height("x") + 8), canvas.text_height("x")
        used = [self._row_height(canvas, level, rows) for level in levels]
        fits = min(_MOST_ROWS, len(levels))
        while fits and y + sum(used[:fits]) + (more if fits < len(levels) else 0) > low:
            fits -= 1
        for level, high in zip(levels[:fits], used, strict=False):
            self._draw_level(canvas, Box(x, y, wide, high), level)
            y += high
        if fits < len(levels) and y + more <= low + 4:
            left = counted("and {count} more in the garden", "and {count} more in the garden", len(levels) - fits)
            canvas.text(left, (x, y), "body", "ink_soft")

    def _told(self, level: Level) -> str:
        why = self._prescription.closed(level)
        return why if why not in {DONE, ENOUGH} else ""

    def _row_height(self, canvas: Canvas, level: Level, least: float) -> float:
        told = canvas.text_height("x", "small") if self._told(level) else 0.0
        return max(least, canvas.text_height("x") + told + 4)

    def _draw_level(self, canvas: Canvas, box: Box, level: Level) -> None:
        """A level's title, why it waits if it does, and its rounds."""
        dose, why = self._prescription.today.doses[level.id], self._prescription.closed(level)
        middle = box.center[1]
        rounds(canvas, (box.x + box.w, middle), dose.rounds_done, dose.rounds)
        high, told = canvas.text_height("x", "body"), self._told(level)
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
