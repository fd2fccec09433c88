"""Small stand-ins for the machines around the game."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from typing import ClassVar

import numpy as np

from game.errors import DeviceLost, StoreError
from game.model.attention import Attention
from game.model.checkup import CheckUp
from game.model.feelings import Feelings
from game.model.firsts import Firsts
from game.model.practised import Practised
from game.model.result import Calibrated, Repetition
from game.model.side import PerSide
from game.model.signals import Anchor, EmgBlock, FaceFrame, Filters, Listening, Picture
from game.model.turn import Turn
from game.ports import Align, Board, Box, Camera, Canvas, Point, Role, Style, Surroundings
from game.timing import Spread

LINE_PX: dict[Style, float] = {"heading": 48.0, "title": 40.0, "body": 30.0, "small": 24.0}


class HandClock:
    """A clock that is turned by hand, or by whoever waits for it; `late_s` is added to each wait."""

    def __init__(self, now_s: float = 100.0, late_s: float = 0.0) -> None:
        self.t_s = now_s
        self.late_s = late_s

    def now_s(self) -> float:
        return self.t_s

    def rest_until(self, t_s: float) -> None:
        self.wait_until(t_s)

    def wait_until(self, t_s: float) -> None:
        self.t_s = max(self.t_s, t_s) + self.late_s


class NullCanvas:
    """Draws nothing and remembers every call, and the words of each text."""

    def __init__(self, *, right_to_left: bool = False, language: str = "en") -> None:
        self.right_to_left, self.language = right_to_left, language
        self.calls: list[tuple[object, ...]] = []
        self.texts: list[str] = []

    def unturned(self, box: Box) -> Canvas:  # noqa: ARG002
        return self

    def backdrop(self, name: str, dim: float = 0.0, *, flipped: bool = False) -> None:  # noqa: ARG002 - looks alike
        self.calls.append(("backdrop", name, dim))

    def prepare(self, backdrop: str) -> None:
        self.calls.append(("prepare", backdrop))

    def art(
        self, name: str, at: Point, size: float, angle_deg: float = 0.0, alpha: float = 1.0, stretch: float = 1.0
    ) -> None:
        self.calls.append(("art", name, at, size, angle_deg, alpha, stretch))

    def kept(self, box: Box, key: Hashable, draw: Callable[[], None]) -> None:
        self.calls.append(("kept", box, key))
        draw()

    def card(self, box: Box, role: Role = "paper") -> None:
        self.calls.append(("card", box, role))

    def pill(self, box: Box, role: Role, radius: float | None = None, alpha: float = 1.0) -> None:
        self.calls.append(("pill", box, role, radius, alpha))

    def disc(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        self.calls.append(("disc", at, radius, role, alpha))

    def glow(self, at: Point, radius: float, role: Role, alpha: float = 1.0) -> None:
        self.calls.append(("glow", at, radius, role, alpha))

    def outline(self, box: Box, role: Role, width: float = 3.0, dashed: bool = False, radius: float = 12.0) -> None:
        self.calls.append(("outline", box, role, width, dashed, radius))

    def line(self, points: Sequence[Point | None], role: Role, width: float = 4.0, dashed: bool = False) -> None:
        self.calls.append(("line", tuple(points), role, width, dashed))

    def polygon(self, points: Sequence[Point], role: Role) -> None:
        self.calls.append(("polygon", tuple(points), role))

    def text(
        self, words: str, at: Point, style: Style = "body", role: Role = "ink", align: Align = "left",
        width: float | None = None,
    ) -> float:  # fmt: skip
        self.calls.append(("text", words, at, style, role, align, width))
        self.texts.append(words)
        return self.text_height(words, style, width)

    def text_width(self, words: str, style: Style = "body") -> float:
        return 0.45 * LINE_PX[style] * len(words)

    def word_width(self, words: str, style: Style = "body") -> float:
        return max((self.text_width(each, style) for each in words.split()), default=0.0)

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        lines = 1.0 if not width else max(1.0, float(np.ceil(self.text_width(words, style) / width)))
        return lines * LINE_PX[style]

    def picture(self, picture: Picture, box: Box, mirrored: bool = True, radius: float = 20.0) -> None:
        self.calls.append(("picture", picture.t_s, box, mirrored, radius))


class RecordingSpeaker:
    """Makes no sound and remembers its cues, and the last tone."""

    def __init__(self) -> None:
        self.unheard = self.felt = False
        self.cues: list[str] = []
        self.touches: list[tuple[PerSide[float] | None, bool]] = []
        self.sounding: PerSide[float] | None = None

    def cue(self, name: str) -> None:
        self.cues.append(name)

    def touch(self, sides: PerSide[float] | None, *, intrudes: bool = False) -> None:
        self.touches.append((sides, intrudes))

    def tone(self, activation: PerSide[float] | None, muddied: float = 0.0, dt_s: float = 1 / 60) -> None:
        assert 0 <= muddied <= 1
        assert dt_s > 0
        self.sounding = activation


class MemoryStore:
    """Keeps everything until the program ends; while it `refuses`, it says the disk is full."""

    def __init__(self) -> None:
        self.refuses = False
        self.visits: list[str] = []
        self.calibrations: list[tuple[int, Calibrated]] = []
        self.repetitions: list[tuple[int, int, Repetition]] = []
        self.finished: list[tuple[int, int]] = []
        self.checkups: list[CheckUp] = []
        self.rests: list[int] = []
        self.practised: list[Practised] = []

    def played(self, level_id: str) -> list[list[Repetition]]:
        self._refuse()
        of = [number for number, name in enumerate(self.visits, 1) if name == level_id]
        return [[r for visit, _, r in self.repetitions if visit == number] for number in of]

    def days(self, level_id: str, most: int) -> list[Practised]:
        self._refuse()
        return [each for each in self.practised if each.level == level_id][-most:]

    def firsts(self) -> Firsts:
        self._refuse()
        begun = {name: number for number, name in reversed(list(enumerate(self.visits, 1)))}
        ended = {self.visits[number - 1]: number for number, _ in reversed(self.finished)}
        movements = {kept.exercise: visit for visit, kept in reversed(self.calibrations)}
        return Firsts(movements=movements, levels=begun, finished=ended, rested=min(self.rests, default=None))

    def grown(self) -> dict[str, int]:
        self._refuse()
        return dict(Counter(self.visits[visit - 1] for visit, _ in self.finished))

    def begin(self, level_id: str) -> int:
        self.visits.append(level_id)
        return len(self.visits)

    def calibrated(self, visit: int, calibration: Calibrated) -> int:
        self.calibrations.append((visit, calibration))
        return len(self.calibrations)

    def repetition(self, visit: int, calibration: int, repetition: Repetition) -> None:
        self.repetitions.append((visit, calibration, repetition))
        self._refuse()

    def finish(self, visit: int, stars: int) -> None:
        self.finished.append((visit, stars))
        self._refuse()

    def rested(self, visit: int) -> None:
        self.rests.append(visit)
        self._refuse()

    def examined(self, found: CheckUp) -> None:
        self.checkups.append(found)
        self._refuse()

    def _refuse(self) -> None:
        if self.refuses:
            raise StoreError("The disk is full. Nothing is lost yet.")


class MemoryDiary:
    """Keeps days in memory, by the clock on the wall it is given; while it `refuses`, the disk is full."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now, self.refuses = now, False
        self.said: list[tuple[datetime, Feelings]] = []
        self.done: list[Turn] = []
        self.days: list[datetime] = []

    def felt(self, feelings: Feelings) -> None:
        self._refuse()
        self.said.append((self.now(), feelings))

    def feelings(self, since: datetime) -> list[Feelings]:
        self._refuse()
        return [feelings for at, feelings in self.said if at >= since]

    def turns(self, since: datetime) -> list[Turn]:
        self._refuse()
        return [turn for turn in self.done if turn.ended >= since]

    def moments(self, since: datetime) -> list[datetime]:
        self._refuse()
        return [at for at in self.days if at >= since]

    def _refuse(self) -> None:
        if self.refuses:
            raise StoreError("The disk is full. Nothing is lost yet.")


class MemoryRecorder:
    """Remembers the blocks and remarks it is given while it is allowed to."""

    def __init__(self) -> None:
        self.consent: bool | None = None
        self.notice = ""
        self.blocks: list[EmgBlock] = []
        self.remarks: list[str] = []
        self.listening = Listening()

    def allow(self, allowed: bool) -> None:
        self.consent = allowed

    def hear(self, block: EmgBlock, filters: Filters | None, listening: Listening) -> None:
        if self.consent:
            self.blocks.append(block)
            if filters is not None and not self.remarks:
                self.remarks.append(f"{filters.rate_hz:.0f} Hz")
            self.listening = listening

    def remark(self, t_s: float, words: str) -> None:
        assert t_s > 0
        if self.consent:
            self.remarks.append(words)


def picture(t_s: float) -> Picture:
    return Picture(t_s, np.zeros((4, 4, 3), np.uint8))


def block(t_s: float, count: int = 1) -> EmgBlock:
    return EmgBlock(t_s + np.arange(count) / 1000, np.ones((count, 2)))


def nowhere() -> Surroundings:
    """A world for devices that never look around."""
    return Surroundings(HandClock(), tuple)


class FakeCamera(Camera):
    """Gives the pictures it is handed, in order; an exception among them is raised."""

    simulated: ClassVar[bool] = True

    @classmethod
    def claims(cls, address: str) -> bool:
        return address == "fake"

    def __init__(self, address: str = "fake", surroundings: Surroundings | None = None) -> None:
        self.address, self.surroundings = address, surroundings or nowhere()
        self.coming: list[Picture | Exception | None] = []
        self.refusal: Exception | None = None
        self.is_open = False
        self.opened = 0

    def open(self) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.is_open = True
        self.opened += 1

    def read(self) -> Picture | None:
        if not self.is_open:
            raise DeviceLost("not open")
        value = self.coming.pop(0) if self.coming else None
        if isinstance(value, Exception):
            raise value
        return value

    def close(self) -> None:
        self.is_open = False


class FakeBoard(Board):
    """Gives the blocks it is handed, in order; an exception among them is raised."""

    simulated: ClassVar[bool] = True

    @classmethod
    def claims(cls, address: str) -> bool:
        return address == "fake"

    def __init__(self, address: str = "fake", surroundings: Surroundings | None = None) -> None:
        self.address, self.surroundings = address, surroundings or nowhere()
        self.coming: list[EmgBlock | Exception | None] = []
        self.refusal: Exception | None = None
        self.is_open = False
        self.opened = 0

    @property
    def rate_hz(self) -> float | None:
        return 1000.0

    def open(self) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.is_open = True
        self.opened += 1

    def read(self) -> EmgBlock | None:
        if not self.is_open:
            raise DeviceLost("not open")
        value = self.coming.pop(0) if self.coming else None
        if isinstance(value, Exception):
            raise value
        return value

    def close(self) -> None:
        self.is_open = False


class FakeTracker:
    """Sees no face in any picture, and remembers which it was shown, and the rests it was told."""

    def __init__(self) -> None:
        self.shown_s: list[float] = []
        self.rests: list[Anchor | None] = []
        self.attention = Attention.FACE
        self.closed = False

    def track(self, picture: Picture) -> FaceFrame:
        self.shown_s.append(picture.t_s)
        return FaceFrame(picture, None, picture.t_s)

    def attend(self, attention: Attention) -> None:
        self.attention = attention

    def rest(self, anchor: Anchor | None) -> None:
        self.rests.append(anchor)

    def close(self) -> None:
        self.closed = True


class Exact(Spread):
    """Keeps every value besides, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.values_ms: list[float] = []

    def add(self, value_ms: float) -> None:
        super().add(value_ms)
        self.values_ms.append(value_ms)
