"""Every plug-in of every folder keeps the contract of its kind."""

import inspect
import re
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from game import boards, cameras, exercises, minigames, plugins
from game.errors import DeviceLost
from game.model.board import Make
from game.model.level import Band
from game.model.moment import Moment, Phase
from game.model.reading import FaceMeasures
from game.model.result import Intrusion
from game.model.side import PerSide, Side
from game.ports import Board, Camera
from game.training.exercise import Exercise
from game.training.minigame import MiniGame
from game.wire.board import WireBoard
from tests.fakes import NullCanvas, nowhere

KINDS: dict[ModuleType, type[Any]] = {boards: Board, cameras: Camera, exercises: Exercise, minigames: MiniGame}
PLUGINS = [(folder, name) for folder in KINDS for name in plugins.names(folder)]
CAMERAS = {"0": "webcam", "film.mp4": "video", "simulated": "simulated", "simulated:child": "simulated"}
BOARDS = {
    "simulated:healthy": "simulated", "rec.csv": "replay", "rec.edf": "replay", "auto": "auto", "/dev/ttyACM0": "auto",
    "COM3": "auto", "COM3@115200": "csv_lines", "csv_lines:/dev/ttyACM0": "csv_lines", "chords:COM3": "chords",
    "bitalino:/dev/rfcomm0": "bitalino", "spikerbox:COM3@500000": "spikerbox", "cyton:socket://127.0.0.1:7000": "cyton",
    "olimex:/dev/ttyACM0": "olimex", "lsl": "lsl", "lsl:EMG": "lsl", "brainflow:synthetic": "brainflow",
}  # fmt: skip
HARSH = re.compile(r"\b(fail\w*|wrong\w*|weak\w*|bad\w*|hard\w*|must|push\w*|strong\w*)\b", re.IGNORECASE)


@pytest.mark.parametrize(("folder", "name"), PLUGINS, ids=[f"{f.__name__.split('.')[-1]}-{n}" for f, n in PLUGINS])
def test_a_plug_in_keeps_its_contract(folder: ModuleType, name: str) -> None:
    kind = KINDS[folder]
    plugin = plugins.load(folder, name, kind)
    assert plugin is plugins.discover(folder, kind)[name]
    assert not inspect.isabstract(plugin)
    for promised in getattr(kind, "__abstractmethods__", ()):
        assert getattr(plugin, promised) is not getattr(kind, promised), promised
    assert plugin.__doc__
    module = inspect.getmodule(plugin)
    assert module is not None
    assert module.__doc__
    checks = {boards: device, cameras: device, exercises: exercise, minigames: minigame}
    checks[folder](name, plugin)


@pytest.mark.parametrize(("address", "name"), CAMERAS.items())
def test_a_camera_address_means_one_camera(address: str, name: str) -> None:
    kinds = plugins.discover(cameras, Camera)
    assert [each for each, kind in kinds.items() if kind.claims(address)] == [name]


@pytest.mark.parametrize(("address", "name"), BOARDS.items())
def test_a_board_address_means_one_board(address: str, name: str) -> None:
    kinds = plugins.discover(boards, Board)
    assert [each for each, kind in kinds.items() if kind.claims(address)] == [name]


def is_wired(kind: type[Board]) -> bool:
    return issubclass(kind, WireBoard)


def device(name: str, plugin: type[Board] | type[Camera]) -> None:
    assert isinstance(plugin.simulated, bool)
    examples = [*BOARDS, *CAMERAS, name, f"{name}:/dev/ttyACM0", f"{name}:healthy"]
    addresses = [address for address in examples if plugin.claims(address)]
    assert addresses, "it claims none of the example addresses, nor its own name"
    made = plugin(addresses[0], nowhere())
    try:
        assert made.read() is None
    except DeviceLost as lost:
        assert str(lost)  # noqa: PT017 - None is as good an answer
    rate_hz = getattr(made, "rate_hz", None)
    assert rate_hz is None or rate_hz > 0
    made.close()
    made.close()


@pytest.mark.parametrize("name", [name for name, kind in plugins.discover(boards, Board).items() if is_wired(kind)])
def test_a_board_on_a_wire_says_how_it_is_found_and_reads_anything(name: str) -> None:
    kind = plugins.load(boards, name, WireBoard)
    assert kind.title
    assert kind.scale in {"calibrated", "approximate"}
    assert kind.bauds
    assert all(baud > 1200 for baud in kind.bauds), "1200 baud calls the boot loader of many an Arduino"
    assert 0 < kind.answers_s <= 5
    assert all(isinstance(words, bytes) and words for words in kind.questions)
    assert all(len(pair) == 2 for pair in kind.usb)
    board = kind(f"{name}:COM3", nowhere())
    assert board.recognise(b"") is None or not kind.questions
    rng = np.random.default_rng(len(name))
    assert board.recognise(rng.bytes(2000)) is None or not kind.questions
    make = Make("a board", 500.0, 2, 12, 1.0, 2048.0, kind.scale)
    assert all(isinstance(words, bytes) for words in board.orders(make))
    noise = rng.bytes(3000)
    whole, cut = board.decoder(make), board.decoder(make)
    whole(noise)
    for at in range(0, len(noise), 7):
        cut(noise[at : at + 7])
    assert whole.remains == cut.remains
    assert whole.damaged == cut.damaged
    assert len(whole.remains) < 400


def exercise(name: str, plugin: type[Exercise]) -> None:
    assert 0 < len(plugin.title) <= 12, "it stands beside the game's name over the mirror"
    assert plugin.site.intruder is not plugin.site
    names = [each.name for each in plugin.intruders]
    assert len(set(names)) == len(names)
    assert plugin.target not in names
    for words in (*(plugin.words.during(phase) for phase in Phase), plugin.words.trial, *names, plugin.title):
        assert words.strip()
        assert len(words) <= 48
        assert not HARSH.search(words), words
    for each in plugin.intruders:
        assert each.unit
        assert each.quiet(0.0) == 1.0, "at rest everything is quiet"
        assert 0 < each.quiet.full < each.quiet.zero
    made, rng = plugin(), np.random.default_rng(len(name))

    def sides() -> PerSide[float]:
        return PerSide(*(float(value) for value in rng.uniform(0.5, 9.0, 2)))

    for _ in range(10):
        face, rest_eye = FaceMeasures.each(lambda _: sides()), sides()
        turned = FaceMeasures.each(lambda field, face=face: getattr(face, field).swapped())  # type: ignore[misc]
        for straight, swapped in (
            (made.moved(face, rest_eye), made.moved(turned, rest_eye.swapped())),
            (made.noise(face), made.noise(turned)),
            *((each.moved(face, rest_eye), each.moved(turned, rest_eye.swapped())) for each in made.intruders),
        ):
            assert isinstance(straight, PerSide)
            assert all(isinstance(value, float) and np.isfinite(value) for value in straight)
            assert swapped == straight.swapped()
    still = FaceMeasures.each(lambda field: PerSide(8.0, 7.0) if field == "eye_mm" else PerSide(0.0, 0.0))
    assert made.moved(still, PerSide(8.0, 7.0)) == PerSide(0.0, 0.0)
    assert all(each.moved(still, PerSide(8.0, 7.0)) == PerSide(0.0, 0.0) for each in made.intruders)


def minigame(_name: str, plugin: type[MiniGame]) -> None:
    assert plugin.title
    first, second = plugin(3), plugin(3)
    assert drawn(first) == drawn(second), "it can be drawn before its first step"
    for number, moment in enumerate(moments()):
        first.step(moment)
        second.step(moment)
        if number % 4 == 0:
            first.draw(NullCanvas())  # must not change what is drawn later
        if number % 60 == 0:
            assert drawn(first) == drawn(second)
    calls = drawn(first)
    assert calls == drawn(first) == drawn(second)
    assert "backdrop" in {call[0] for call in calls}


def drawn(game: MiniGame) -> list[tuple[object, ...]]:
    canvas = NullCanvas()
    game.draw(canvas)
    return canvas.calls


EYE = Intrusion("eye", Side.LEFT, 24.0, "points", 5.0)


def moments() -> list[Moment]:
    """Two repetitions: one seen well, with an intruder; one without a face in the middle of the hold."""
    found: list[Moment] = []
    for repetition in range(2):
        for phase in Phase:
            for step in range(90):
                level = {Phase.MOVE: step / 200, Phase.HOLD: 0.45, Phase.RELEASE: 0.45 - step / 200}.get(phase, 0.0)
                gone = repetition == 1 and phase is Phase.HOLD and step > 30
                loud = phase is Phase.HOLD and 40 < step < 70
                seen = None if gone else PerSide(level, 0.8 * level)
                score = None if repetition == 0 and phase is not Phase.REST else 72.0
                where = (len(found) / 60, 1 / 60, phase, step / 90, (90 - step) / 60, repetition, 2, Band())
                found.append(Moment(*where, seen, 0.3 if loud else 1.0, EYE if loud else None, score))
    return found
