"""The way in: the mirror, how the senses are, and which level to play."""

from game.model.contact import Grade
from game.model.inputs import Action
from game.model.reading import Reading
from game.model.signals import FaceFrame
from game.ports import Box, Canvas
from game.scenes.calibrate import Calibrate
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.contacts import contacts
from game.scenes.widgets.levels import level_row
from game.scenes.widgets.mirror import View, mirror, view_of
from game.scenes.widgets.notes import notes

_MIRROR = Box(28, 132, 440, 336)
_SENSES = Box(28, 484, 440, 208)
_SMALL_MIRROR = Box(28, 132, 440, 240)
_ELECTRODES = Box(28, 388, 440, 168)
_SMALL_SENSES = Box(28, 572, 440, 120)
_LIST = Box(484, 132, 768, 444)
_ROW = 92.0
_GAP = 16.0
_BEGIN = Box(932, 616, 320, 76)
_LEAVE = Box(676, 616, 240, 76)
_HUM = Box(484, 616, 176, 76)
_RECORD = Box(932, 28, 320, 64)
_HIDDEN = Box(0, 0, 0, 0)
_ROWS = int((_LIST.h + _GAP) // (_ROW + _GAP))


class Setup(Scene):
    """Shows the player their own face and waits until at least one sense speaks."""

    name = "setup"

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._frame: FaceFrame | None = None
        self._view: View | None = None
        self._reading: Reading | None = None
        self._trouble: str | None = None
        self._board_trouble = ""
        self._hum_hz = visit.fusion.muscles.mains_hz
        visit.without_board = False
        self._menu = Menu(self._choices("begin"))
        visit.home, visit.start = lambda: Setup(visit), lambda: Calibrate(visit)
        visit.fusion.rest(None)
        visit.speaker.tone(None)

    @property
    def caption(self) -> str:
        """The way in."""
        return "Opening the garden"

    @property
    def waits(self) -> bool:
        """Ready to begin."""
        return self._ready

    @property
    def stuck_on(self) -> str:
        """Neither sense speaks."""
        return "" if self._ready else self._trouble or f"{self._face_words()}."

    def step(self, tick: Tick) -> Scene | None:
        """Look, listen, and begin when asked to."""
        self._frame, self._reading, self._trouble = tick.frame, tick.reading, tick.camera_trouble
        self._board_trouble = tick.board_trouble or self._visit.fusion.muscles.complaint
        if tick.frame is not None:
            self._view = self._view.follow(tick.frame, tick.dt_s) if self._view else view_of(tick.frame)
        self._visit.ask(tick.t_s, "rest", 0.0)
        muscles = self._visit.fusion.muscles
        self._hum_hz = self._hum_hz or next((each.hum_hz for each in muscles.contacts if each.hum_hz), None)
        pressed = self._menu.step(tick.inputs)
        recorder = self._visit.recorder
        if pressed == "record" and recorder is not None:
            recorder.allow(not recorder.consent)
        if pressed == "hum":
            muscles.without_hum(None if muscles.mains_hz else self._hum_hz)
            kept = "kept" if muscles.mains_hz is None else f"of {muscles.mains_hz:g} Hz filtered"
            self._visit.remark(tick.t_s, f"mains hum {kept}")
        self._menu.choices = self._choices(self._menu.focused)
        if pressed == "leave" or any(given.action is Action.BACK for given in tick.inputs):
            return None
        if pressed == "begin" and self._ready:
            self._visit.speaker.cue("press")
            return Calibrate(self._visit)
        if pressed is not None and pressed.isdecimal():
            self._visit.chosen = int(pressed)
            self._menu.focus("begin")
        return self

    @property
    def _ready(self) -> bool:
        reading = self._reading
        return reading is not None and not self._trouble and (reading.face or reading.emg_uv) is not None

    def _choices(self, focused: str) -> list[Choice]:
        """Every button and level; of a long list the part about the focused or chosen level is shown."""
        levels = self._visit.levels
        middle = int(focused) if focused.isdecimal() else self._visit.chosen
        top = max(0, min(middle - _ROWS // 2, len(levels) - _ROWS))

        def row(number: int) -> Box:
            shown = top <= number < top + _ROWS
            return Box(_LIST.x, _LIST.y + (number - top) * (_ROW + _GAP), _LIST.w, _ROW) if shown else _HIDDEN

        rows = [Choice(str(number), level.title, row(number)) for number, level in enumerate(levels)]
        words = "Keep the hum" if self._visit.fusion.muscles.mains_hz else "Filter the hum"
        hum = [] if self._hum_hz is None else [Choice("hum", words, _HUM)]
        recorder = self._visit.recorder if self._visit.has_board else None
        said = "yes" if recorder is not None and recorder.consent else "no"
        record = [] if recorder is None else [Choice("record", f"Record the muscles: {said}", _RECORD)]
        return [Choice("begin", "Begin", _BEGIN), *rows, Choice("leave", "Leave", _LEAVE), *record, *hum]

    def draw(self, canvas: Canvas) -> None:
        """Mirror and senses at the left, levels at the right."""
        canvas.backdrop("garden")
        canvas.text("Face Garden", (28, 28), "heading")
        canvas.text("Small, slow, and both sides together", (28, 82), "body", "ink_soft")
        listens = self._listens
        around = _SMALL_MIRROR if listens else _MIRROR
        mirror(canvas, around, self._frame, self._view, "The mirror is waking up")
        if listens:
            muscles = self._visit.fusion.muscles
            contacts(canvas, _ELECTRODES, muscles.contacts, self._muscle_words(), muscles.rate_hz)
        self._draw_senses(canvas, _SMALL_SENSES if listens else _SENSES)
        canvas.text("What would you like to play?", (_LIST.x, 82), "body")
        for choice in self._menu.choices:
            if choice.key.isdecimal() and choice.box is not _HIDDEN:
                level = self._visit.levels[int(choice.key)]
                words = self._visit.exercises[level.exercise].title
                level_row(canvas, choice.box, level, words, int(choice.key) == self._visit.chosen,
                          self._menu.focused == choice.key)  # fmt: skip
        self._menu.draw(canvas, ("begin", "leave", "record", "hum"))

    @property
    def _listens(self) -> bool:
        """Whether the electrodes are heard, well or not."""
        return self._visit.has_board and not self._board_trouble and self._visit.fusion.muscles.rate_hz is not None

    def _draw_senses(self, canvas: Canvas, box: Box) -> None:
        """How the senses are, what is in trouble first."""
        lines = [self._trouble or self._face_words(), *([] if self._listens else [self._muscle_words()])]
        if self._board_trouble and not self._trouble:
            lines.reverse()
        main = len(lines)
        recorder = self._visit.recorder
        if notice := self._visit.notice or ("" if recorder is None else recorder.notice):
            lines.append(notice)
        elif self._visit.has_board:
            lines.append("A laptop runs on its battery while electrodes are on.")
        notes(canvas, box, lines, main)

    def _face_words(self) -> str:
        if self._frame is None:
            return "The mirror is waking up"
        if self._reading is None or self._reading.face is None:
            return "I do not see a face yet. Look into the camera, with light on your face"
        return self._reading.face.hint or "I see you well"

    def _muscle_words(self) -> str:
        if not self._visit.has_board:
            return "No electrodes today: the camera plays alone"
        if self._board_trouble:
            return self._board_trouble
        if any(each.grade is Grade.BAD for each in self._visit.fusion.muscles.contacts):
            return "An electrode needs a look"
        if self._reading is None or self._reading.emg_uv is None:
            return "Waiting for the electrodes"
        return "I hear both muscles"
