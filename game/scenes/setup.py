"""The way in: the mirror, how the senses are, and which level to play."""

from game.model.inputs import Action
from game.model.reading import Reading
from game.ports import Box, Canvas
from game.scenes.calibrate import Calibrate
from game.scenes.closed_eyes import advice, reworded
from game.scenes.menu import Choice, Menu
from game.scenes.reflection import Reflection
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.levels import level_row
from game.scenes.widgets.notes import notes

_MIRROR = Box(28, 132, 440, 336)
_SENSES = Box(28, 484, 440, 208)
_LIST = Box(484, 132, 768, 444)
_ROW = 92.0
_GAP = 16.0
_BEGIN = Box(932, 616, 320, 76)
_LEAVE = Box(676, 616, 240, 76)
_HIDDEN = Box(0, 0, 0, 0)
_ROWS = int((_LIST.h + _GAP) // (_ROW + _GAP))


class Setup(Scene):
    """Shows the player their own face and waits until at least one sense speaks."""

    name = "setup"

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._reflection = Reflection()
        self._reading: Reading | None = None
        self._trouble: str | None = None
        self._board_trouble = self._board_notice = ""
        visit.without_board = False
        self._menu = Menu(self._choices("begin"))
        self._written = visit.exercises
        visit.home, visit.start = self._again, self._begin
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
        self._reading, self._trouble = tick.reading, tick.camera_trouble
        self._board_trouble = tick.board_trouble or self._visit.fusion.complaint
        self._board_notice = tick.board_notice
        self._reflection.watch(tick.frame, tick.dt_s)
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        self._menu.choices = self._choices(self._menu.focused)
        if pressed == "leave" or any(given.action is Action.BACK for given in tick.inputs):
            return None
        if pressed == "begin" and self._ready:
            self._visit.speaker.cue("press")
            return self._visit.start()
        if pressed is not None and pressed.isdecimal():
            self._visit.chosen = int(pressed)
            self._menu.focus("begin")
        return self

    def _again(self) -> Scene:
        self._visit.exercises = self._written
        return Setup(self._visit)

    def _begin(self) -> Scene:
        """The chosen level's first scene, its exercise in words that hold here."""
        self._visit.exercises = reworded(self._written, self._visit)
        return Calibrate(self._visit)

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
        return [Choice("begin", "Begin", _BEGIN), *rows, Choice("leave", "Leave", _LEAVE)]

    def draw(self, canvas: Canvas) -> None:
        """Mirror and senses at the left, levels at the right."""
        canvas.backdrop("garden")
        canvas.text("Face Garden", (28, 28), "heading")
        canvas.text("Small, slow, and both sides together", (28, 82), "body", "ink_soft")
        self._reflection.draw(canvas, _MIRROR)
        self._draw_senses(canvas)
        canvas.text("What would you like to play?", (_LIST.x, 82), "body")
        for choice in self._menu.choices:
            if choice.key.isdecimal() and choice.box is not _HIDDEN:
                level = self._visit.levels[int(choice.key)]
                words = self._visit.exercises[level.exercise].title
                level_row(canvas, choice.box, level, words, int(choice.key) == self._visit.chosen,
                          self._menu.focused == choice.key)  # fmt: skip
        self._menu.draw(canvas, ("begin", "leave"))

    def _draw_senses(self, canvas: Canvas) -> None:
        """How the senses are, what is in trouble first."""
        lines = [self._trouble or self._face_words(), self._muscle_words()]
        if self._board_trouble and not self._trouble:
            lines.reverse()
        if said := advice(self._visit, self._visit.level):
            lines.insert(1, said)
        if self._visit.notice:
            lines.append(self._visit.notice)
        elif self._visit.has_board:
            lines.append("A laptop runs on its battery while electrodes are on.")
        notes(canvas, _SENSES, lines)

    def _face_words(self) -> str:
        if self._reflection.frame is None:
            return "The mirror is waking up"
        if self._reading is None or self._reading.face is None:
            return "I do not see a face yet. Look into the camera, with light on your face"
        return self._reading.face.hint or "I see you well"

    def _muscle_words(self) -> str:
        if not self._visit.has_board:
            return "No electrodes today: the camera plays alone"
        if self._board_trouble:
            return self._board_trouble
        if self._reading is None or self._reading.emg_uv is None:
            return self._board_notice or "Waiting for the electrodes"
        return f"I hear both muscles. {self._board_notice}".rstrip(". ")
