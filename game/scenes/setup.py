"""The way in: the mirror, how the senses are, and which level to play."""

from game.model.inputs import Action
from game.model.phrase import say
from game.model.reading import Reading
from game.ports import Box, Canvas
from game.scenes import masthead
from game.scenes.beginnings import Beginnings
from game.scenes.closed_eyes import advice
from game.scenes.comfort import LikeIt
from game.scenes.guide import Guide
from game.scenes.learn import Learn
from game.scenes.levels import LevelList
from game.scenes.menu import Choice, Menu
from game.scenes.needs import caution, unmet
from game.scenes.plan import Plan
from game.scenes.plots import Plot
from game.scenes.post import Post
from game.scenes.reflection import reflected
from game.scenes.scene import Scene, Tick
from game.scenes.threshold import notice, settle, turn_to_next
from game.scenes.visit import Visit
from game.scenes.widgets.notes import notes
from game.scenes.worn import Worn

_MIRROR, _SENSES = Box(28, 132, 440, 336), Box(28, 484, 440, 208)
_SMALL_MIRROR, _ELECTRODES, _SMALL_SENSES = Box(28, 132, 440, 188), Box(28, 332, 440, 228), Box(28, 572, 440, 120)
"""With electrodes on."""
_GUIDE = Box(484, 20, 432, 64)
_LEARN = Box(932, 20, 320, 64)
_DAY = Box(300, 20, 168, 64)
_BEGIN = Box(996, 616, 256, 76)
_LEAVE = Box(860, 616, 120, 76)
_LIKED = Box(676, 616, 168, 76)
_POST = Box(484, 616, 176, 76)


class Setup(Scene):
    """Shows the player their own face and waits until at least one sense speaks.

    It is the way to one plot of the garden, or, without one, where no garden is, the home with all levels.
    """

    name = "setup"

    def __init__(self, visit: Visit, plot: Plot | None = None) -> None:
        self._visit, self._plot = visit, plot
        if plot is None:
            turn_to_next(visit)
            settle(visit, lambda: Setup(visit))
        self._reflection, self._worn = reflected(visit), Worn(visit)
        self._levels = LevelList(visit, None if plot is None else plot.numbers)
        self._reading: Reading | None = None
        self._trouble: str | None = None
        self._menu = Menu(self._choices("begin"))

    @property
    def caption(self) -> str:
        """The way in."""
        return say("Opening the garden")

    @property
    def waits(self) -> bool:
        """Ready to begin."""
        return self._ready

    @property
    def receives(self) -> bool:
        """Whatever comes."""
        return True

    @property
    def stuck_on(self) -> str:
        """Neither sense speaks."""
        return "" if self._ready else self._unmet or self._trouble or say("{sentence}.", sentence=self._face_words())

    def left(self) -> Scene | None:
        """Back to the garden, if there is one."""
        return None if self._plot is None else self._visit.home()

    def step(self, tick: Tick) -> Scene | None:
        """Look, listen, and begin when asked to."""
        self._reading, self._trouble = tick.reading, tick.camera_trouble
        self._worn.listen(tick)
        self._reflection.watch(tick.frame, tick.dt_s)
        self._visit.ask(tick.t_s, "rest", 0.0)
        if self._visit.tour and self._visit.closed:
            return None  # nobody is there to wait until it opens
        pressed = self._menu.step(tick.inputs)
        self._worn.press(tick.t_s, pressed)
        self._menu.offer(self._choices(self._menu.focused))
        if pressed == "leave" or any(given.action is Action.BACK for given in tick.inputs):
            return self.left()
        if pressed == "begin" and self._ready:
            self._visit.speaker.cue("press")
            return self._visit.start()
        page = self._page(pressed)
        if page is not None:
            self._visit.speaker.cue("press")
            return page
        if self._levels.press(pressed):
            self._menu.focus("begin")
        elif pressed is not None:
            self._menu.offer(self._choices(self._menu.focused))
        return self

    def _page(self, pressed: str | None) -> Scene | None:
        """What another button opens."""
        if pressed == "day" and self._visit.prescription is not None:
            return Plan(self._visit, self._visit.prescription)
        if pressed == "face":
            return Beginnings(self._visit)
        if pressed == "learn":
            return Learn(self._visit)
        if pressed == "comfort":
            return LikeIt(self._visit, self._visit.home)
        if pressed == "post" and self._visit.post is not None:
            return Post(self._visit, self._visit.post)
        return Guide(self._visit) if pressed == "guide" else masthead.page(self._visit, pressed)

    @property
    def _unmet(self) -> str:
        return unmet(self._visit.level, self._visit)

    @property
    def _ready(self) -> bool:
        reading = self._reading
        if self._unmet or self._visit.level.imagery:
            return not self._unmet
        return reading is not None and not self._trouble and (reading.face or reading.emg_uv) is not None

    def _choices(self, focused: str) -> list[Choice]:
        rows = self._levels.choices(focused)
        guide = [Choice("guide", say("Where do the electrodes go?"), _GUIDE)] if self._visit.has_board else []
        begin = Choice("begin", say("Begin"), _BEGIN)
        if self._plot is not None:
            return [begin, *rows, *guide, *self._worn.choices, Choice("leave", say("Back"), _LEAVE)]
        leave = Choice("leave", say("Leave"), _LEAVE)
        day = [] if self._visit.prescription is None else [Choice("day", say("Your day"), _DAY)]
        face = [Choice("face", say("My face now"), _DAY)] if self._visit.beginnings else []
        post = [Choice("post", say("From my therapist"), _POST)] if self._visit.post is not None else []
        liked = Choice("comfort", say("How I like it"), _LIKED)
        learn = [] if self._visit.leaflets is None else [Choice("learn", say("Good to know"), _LEARN)]
        return [
            begin,
            *rows,
            *post,
            *guide,
            *day,
            *face,
            *([] if self._plot is not None else masthead.choices(self._visit)),
            *learn,
            liked,
            *self._worn.choices,
            leave,
        ]

    def draw(self, canvas: Canvas) -> None:
        """Mirror and senses at the left, levels at the right."""
        canvas.backdrop("garden")
        if self._visit.level.imagery:  # of other levels the calibration prepares it
            canvas.prepare(self._visit.minigame.backdrop)
        if self._plot is None:
            masthead.draw(canvas, self._visit, self._menu)
        else:
            canvas.text(self._plot.title, (28, 28), "heading")
            canvas.text(self._plot.words, (28, 82), "body", "ink_soft")
        if self._plot is None and self._visit.prescription is None and not self._visit.beginnings:
            canvas.text(say("Small, slow, and both sides together"), (28, 82), "body", "ink_soft")
        heard = self._worn.heard
        self._reflection.draw(canvas, _SMALL_MIRROR if heard else _MIRROR)
        if heard:
            self._worn.draw(canvas, _ELECTRODES)
        self._draw_senses(canvas, _SMALL_SENSES if heard else _SENSES)
        self._levels.draw(canvas, self._menu.choices, self._menu.focused)
        self._menu.draw(canvas, ("begin", "leave", "post", "guide", "day", "face", "learn", "comfort", "record", "hum"))

    def _draw_senses(self, canvas: Canvas, box: Box) -> None:
        """How the senses are, what is in trouble first; what matters less, softer and behind."""
        visit = self._visit
        lines = [self._trouble or self._face_words(), *([] if self._worn.heard else [self._worn.words])]
        if self._worn.trouble and not self._trouble:
            lines.reverse()
        asked = visit.prescription is not None
        if said := self._unmet or advice(visit, visit.level) or ("" if asked else caution(visit.level)):
            lines.insert(1, said)
        main = min(2, len(lines))
        if words := notice(visit):
            lines.append(words)
        elif visit.has_board:
            lines.append(say("A laptop runs on its battery while electrodes are on."))
        notes(canvas, box, lines, main)

    def _face_words(self) -> str:
        if self._reflection.frame is None:
            return say("The mirror is waking up")
        if self._reading is None or self._reading.face is None:
            return say("I do not see a face yet. Look into the camera, with light on your face")
        return self._reading.face.hint or say("I see you well")
