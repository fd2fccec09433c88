"""The way in for what the clinic sends: its pages are held up to the camera, or a file is chosen or dropped."""

from game.model.attention import Attention
from game.model.inputs import Action
from game.model.phrase import say
from game.model.post import Pages
from game.model.signals import FaceFrame
from game.ports import Box, Canvas, PostBox
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.layout import high as tall
from game.scenes.widgets.page import called, foot
from game.scenes.widgets.prompts import PROMPT, prompt, seeds
from game.scenes.widgets.viewfinder import viewfinder
from game.signal.aiming import Aiming

_WORDS = ("file", say("Choose a file")), ("leave", say("Back"))
_TITLE = say("From my therapist")
_TITLE_W, _WIDEST = 440.0, 800.0
_SIDE_W, _TOP, _PAD, _GAP = 400.0, 136.0, 32.0, 24.0
_STEPS = (
    say("Hold the page flat, with light on it from the front."),
    say("Let the code fill half of the picture."),
    say("Or drag the file that you were sent onto this window."),
)
_READ_S = 1.5
"""How long it stays said that a page was read."""


class Post(Scene):
    """Lets the camera look for codes while it is shown, and for faces again when it is left."""

    name = "post"

    def __init__(self, visit: Visit, post: PostBox) -> None:
        self._visit, self._post = visit, post
        self._frame: FaceFrame | None = None
        self._trouble: str | None = None
        self._aiming, self._pages = Aiming(), Pages()
        self._t_s = self._said_until_s = 0.0
        places = foot(visit.ruler, [words for _, words in _WORDS], least=240)
        self._menu = Menu([Choice(key, words, box) for (key, words), box in zip(_WORDS, places, strict=True)])
        visit.attend(Attention.CODES)

    @property
    def caption(self) -> str:
        """Something comes from the clinic."""
        return say("From the therapist")

    @property
    def receives(self) -> bool:
        """It waits for nothing else."""
        return True

    @property
    def stuck_on(self) -> str:
        """The page that is waited for."""
        return self._trouble or say("{sentence}.", sentence=self._aiming.hint)

    def left(self) -> Scene | None:
        """Back to the choice of levels."""
        self._visit.attend(Attention.FACE)
        return self._visit.home()

    def step(self, tick: Tick) -> Scene | None:
        """Read what is held up."""
        self._t_s, self._trouble = tick.t_s, tick.camera_trouble
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        if pressed == "leave" or any(given.action is Action.BACK for given in tick.inputs):
            return self.left()
        if pressed == "file":
            self._visit.speaker.cue("press")
            self._post.choose()
        if tick.fresh and tick.frame is not None:
            self._read(tick.frame)
        return self

    def _read(self, frame: FaceFrame) -> None:
        self._frame = frame
        self._aiming.see(frame.t_s, frame.codes, frame.picture.size_px)
        for code in frame.codes:
            if code.text is not None:
                before, self._pages = self._pages, self._post.show(code.text)
                if self._pages.trouble or self._pages.read != before.read:
                    self._said_until_s = self._t_s + _READ_S
                    self._visit.speaker.cue("press")

    @property
    def _words(self) -> str:
        pages = self._pages
        if self._trouble:
            return self._trouble
        if pages.trouble and self._t_s < self._said_until_s:
            return pages.trouble
        missing = sorted(set(range(1, pages.of + 1)) - pages.read)
        code = self._frame.codes[0] if self._frame is not None and self._frame.codes else None
        if missing and (code is None or code.text is not None or self._t_s < self._said_until_s):
            return say(
                "{read} of {all} pages read. Now page {next}", read=len(pages.read), all=pages.of, next=missing[0]
            )
        return self._aiming.hint

    def draw(self, canvas: Canvas) -> None:
        """The camera's picture at the left, what to do at the right."""
        canvas.backdrop("garden")
        style = called(canvas, _TITLE, _TITLE_W)
        canvas.text(_TITLE, (28, 74 - canvas.text_height("x", style) / 2), style, width=_TITLE_W)
        prompt(canvas, PROMPT, self._words)
        side = self._side(canvas)
        viewfinder(canvas, Box(28, _TOP, side.x - 16 - 28, side.h), self._frame, say("The camera is waking up"))
        canvas.card(side)
        y = side.y + _PAD
        for words in _STEPS:
            y += canvas.text(words, (side.x + _PAD, y), "body", width=side.w - 2 * _PAD) + _GAP
        if self._pages.of > 1:
            seeds(canvas, (side.center[0], side.y + side.h - 52), len(self._pages.read), self._pages.of)
        self._menu.draw(canvas)

    def _side(self, canvas: Canvas) -> Box:
        """The card with what to do; wider where the words are large."""
        high, wide = self._menu.choices[0].box.y - 16 - _TOP, _SIDE_W
        room = high - 2 * _PAD - (72 if self._pages.of > 1 else 0)
        while wide < _WIDEST and tall(canvas, _STEPS, "body", wide - 2 * _PAD, _GAP) > room:
            wide += 40
        return Box(1252 - wide, _TOP, wide, high)
