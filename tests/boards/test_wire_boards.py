"""Every board on a wire, driven over real bytes by a fake of it on a pseudo terminal."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from game import boards, plugins
from game.boards.auto import Auto
from game.errors import DeviceLost, DeviceMissing, WrongBoard
from game.model.board import Known, Make
from game.model.signals import EmgBlock
from game.ports import Board, Surroundings
from game.store.board import RememberedBoard
from game.wire.board import WireBoard
from game.wire.plugged import Plugged
from game.wire.search import fits
from tests.boards.listening import heard, heard_for, until
from tests.boards.surroundings import HandClock, WallClock, world
from tests.fake_boards import FAKES, Chords, Cyton, FakeBoard, Lines, Spikerbox
from tests.pty_board import PtyBoard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
WIRE = {name: kind for name, kind in plugins.discover(boards, Board).items() if issubclass(kind, WireBoard)}
PLUGIN = {"npg_lite": "chords", "muscle_spikerbox": "spikerbox"}
TWO_SIDED = sorted(set(FAKES) - {"muscle_spikerbox"})


def made(name: str, pty: PtyBoard, clock: HandClock | WallClock | None = None) -> WireBoard:
    return WIRE[PLUGIN.get(name, name)](f"{PLUGIN.get(name, name)}:{pty.link}", world(clock or WallClock()))


def heard_in_vain(board: Board, clock: HandClock) -> None:
    while True:
        board.read()
        clock.t_s += 0.2


def joined(blocks: list[EmgBlock]) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
    return np.concatenate([b.t_s for b in blocks]), np.concatenate([b.uv for b in blocks])


def assert_raw(blocks: list[EmgBlock], make: Make) -> None:
    """Each block holds the counts its microvolts are made of, within the converter's ends."""
    converter = make.converter
    assert converter.calibrated == (make.scale == "calibrated")
    assert converter.nominal_hz == make.rate_hz
    for block in blocks:
        if make.bits is None:  # lines in microvolts
            assert block.counts is None
            continue
        assert block.counts is not None
        assert block.converter == converter
        np.testing.assert_array_equal(converter.uv(block.counts), block.uv)
        assert converter.lowest is not None
        assert converter.highest is not None
        assert converter.lowest <= block.counts.min() <= block.counts.max() <= converter.highest
        assert converter.highest - converter.lowest + 1 == 2**make.bits


@pytest.mark.parametrize("name", TWO_SIDED)
def test_it_is_started_and_heard_in_microvolts_on_the_hosts_clock(tmp_path: Path, name: str) -> None:
    with PtyBoard(tmp_path / "emg", FAKES[name](), batch_s=0.016, drift=0.005) as pty:
        board = made(name, pty)
        board.open()
        blocks, late_s = [], []
        for seconds in (0.8, 0.2, 0.2):  # a busy computer may hold up one of them
            blocks += heard_for(board, seconds)
            late_s.append(time.monotonic() - blocks[-1].t_s[-1])
        t_s, uv = joined(blocks)
        assert sum(b.lost for b in blocks) == 0
        assert (np.diff(t_s) >= 0).all()
        assert 0 <= min(late_s) < 0.2
        assert len(t_s) - 1 == pytest.approx((t_s[-1] - t_s[0]) * 1.005 * pty.fake.rate_hz, rel=0.1)
        assert uv.shape == (len(t_s), 2)
        assert uv.std(axis=0) == pytest.approx([3, 2], rel=0.2)
        assert abs(uv.mean(axis=0)).max() < 1.5
        assert "emg" in board.notice
        assert board.make is not None
        assert board.make.scale == board.scale
        assert {b.scale for b in blocks} == {board.scale}
        assert_raw(blocks, board.make)
        board.close()
        if not pty.fake.speaks_first:
            until(lambda: not pty.fake.is_running)


@pytest.mark.parametrize("name", [name for name in TWO_SIDED if FAKES[name].wraps_at])
def test_what_is_dropped_is_counted(tmp_path: Path, name: str) -> None:
    with PtyBoard(tmp_path / "emg", FAKES[name]()) as pty:
        board = made(name, pty)
        board.open()
        heard(board, 60)
        pty.drop(6)
        blocks = heard(board, int(pty.fake.rate_hz / 4))
        assert [b.lost for b in blocks if b.lost] == [6]
        board.close()


@pytest.mark.parametrize("rate_hz", [100.0, 10_000.0])
@pytest.mark.parametrize("kind", [Lines, Spikerbox])
def test_slow_and_fast_boards_are_heard(tmp_path: Path, kind: type[FakeBoard], rate_hz: float) -> None:
    fake = kind()
    fake.rate_hz = rate_hz
    with PtyBoard(tmp_path / "emg", fake, batch_s=0.004) as pty:
        board = made("csv_lines" if kind is Lines else "spikerbox", pty)
        board.open()
        blocks = heard_for(board, 1.5)
        assert board.rate_hz == pytest.approx(rate_hz, rel=0.03)
        assert sum(b.lost for b in blocks) == 0
        board.close()


class Mute(Chords):
    """Says who it is, and never begins."""

    def answer(self, data: bytes) -> bytes:
        said = super().answer(data)
        self.is_running = False
        return said


class BoardOff(Cyton):
    """The dongle without its board."""

    def answer(self, data: bytes) -> bytes:
        return b"Failure: Communications timeout - Device failed to poll Host$$$" if b"v" in data else b""


class PlantBox(Spikerbox):
    """A box for other signals."""

    hardware = b"PLANTSS"


class Printer(Chords):
    """Something else entirely, that answers everything."""

    def answer(self, data: bytes) -> bytes:
        return b"echo:Unknown command\n" if data else b""


class OneNumber(Lines):
    """A sketch for one sensor, as in many a tutorial."""

    def frame(self, number: int, left_uv: float, right_uv: float) -> bytes:  # noqa: ARG002
        return b"%d\r\n" % (512 + left_uv)


class OneNumberInTime(Lines):
    """The same with its micros."""

    def frame(self, number: int, left_uv: float, right_uv: float) -> bytes:  # noqa: ARG002
        return b"E,%d,%d\r\n" % (number * 1000, 512 + left_uv)


TROUBLES: list[tuple[str, Callable[[], FakeBoard], str]] = [
    ("chords", Mute, "UNO-R4 with Chords .* answers, but sends no samples. Press its reset button"),
    ("chords", Printer, "is not a board with the Chords firmware: it reads .*Unknown command.*--emg auto"),
    ("chords", Cyton, "Nothing on .* answers as a board with the Chords firmware does"),
    ("cyton", BoardOff, "Switch the board on"),
    ("spikerbox", PlantBox, "PLANTSS .* does not know for EMG"),
    ("spikerbox", FAKES["muscle_spikerbox"], "one EMG channel. The game needs two"),
    ("csv_lines", OneNumber, "prints one channel, as in '5..'. The game needs two"),
    ("csv_lines", OneNumberInTime, "prints one channel, as in 'E,.*'. The game needs two"),
    ("bitalino", Lines, "is not a BITalino: it reads"),
    ("olimex", Lines, "is not an Olimex EMG shield: it reads 'E?"),
]


@pytest.mark.parametrize(("name", "fake", "words"), TROUBLES, ids=[f"{n}-{f.__name__}" for n, f, _ in TROUBLES])
def test_what_is_the_matter_is_told_in_one_clear_line(
    tmp_path: Path, name: str, fake: Callable[[], FakeBoard], words: str
) -> None:
    clock = HandClock()
    with PtyBoard(tmp_path / "emg", fake()) as pty:
        board = made(name, pty, clock)
        board.open()
        with pytest.raises(DeviceLost, match=words) as told:
            heard_in_vain(board, clock)
        assert "\n" not in str(told.value)
        board.close()


def test_an_arduino_that_has_just_started_again_is_not_spoken_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = HandClock()
    with PtyBoard(tmp_path / "emg", Chords()) as pty:
        board = made("chords", pty, clock)
        uno = Plugged(str(pty.link), "Arduino Uno", 0x2341, 0x0043)
        monkeypatch.setattr("game.wire.port.plugged", lambda: [uno])
        board.open()
        clock.t_s += 1.9
        for _ in range(3):
            assert board.read() is None
        assert pty.asked == b""
        clock.t_s += 0.2
        until(lambda: board.read() is None and pty.asked == b"WHORU\n")
        board.close()


@pytest.mark.parametrize("name", ["csv_lines", "olimex", "bitalino", "cyton"])
def test_who_sits_on_a_port_is_found_out(tmp_path: Path, name: str) -> None:
    with PtyBoard(tmp_path / "emg", FAKES[name]()) as pty:
        board = Auto(str(pty.link), world(WallClock()))
        board.open()
        assert joined(heard(board, 200))[1].shape[1] == 2
        assert str(pty.link) in board.notice
        board.close()


def test_a_board_is_found_among_ports_remembered_and_found_on_another_port(tmp_path: Path) -> None:
    memory = RememberedBoard(tmp_path)
    around = Surroundings(WallClock(), tuple, memory=memory)
    ports: list[Plugged] = []
    with (
        PtyBoard(tmp_path / "silent", Mute()) as silent,
        PtyBoard(tmp_path / "emg", Chords()) as pty,
        PtyBoard(tmp_path / "boot", Chords()) as boot,
    ):
        silent.hush()
        ports += [
            Plugged(str(silent.link), "something", 0x2341, 0x0001, "A"),
            Plugged(str(boot.link), "boot loader", 0x2E73, 0x0005),
            Plugged(str(pty.link), "UNO R4", 0x2341, 0x1002, "B"),
        ]
        board = Auto("auto", around, lambda: list(ports))
        board.open()
        heard(board, 50)
        assert str(pty.link) in board.notice
        assert memory.last() == Known("chords", 0x2341, 0x1002, "B", 115_200)
        assert boot.asked == b"", "a boot loader is never spoken to"
        (tmp_path / "other").symlink_to(pty.port)
        ports[:] = [Plugged(str(tmp_path / "other"), "UNO R4", 0x2341, 0x1002, "B")]
        board.close()
        pty.asked = b""
        board.open()
        heard(board, 50)
        assert str(tmp_path / "other") in board.notice
        assert pty.asked.removeprefix(b"STOP\n").startswith(b"WHORU"), "what it is known to be is tried first"
        board.close()


def test_without_a_board_the_game_goes_on_and_one_plugged_in_later_is_found(tmp_path: Path) -> None:
    ports: list[Plugged] = []
    board = Auto("auto", world(WallClock()), lambda: list(ports))
    board.open()
    until(lambda: board.read() is None and "the camera plays alone" in board.notice)
    with PtyBoard(tmp_path / "emg") as pty:
        ports.append(Plugged(str(pty.link), "UNO", 0x2341, 0x1002))
        heard(board, 50)
        assert str(pty.link) in board.notice
        board.close()


def test_after_a_loss_nobody_else_is_asked_until_something_is_plugged_in(tmp_path: Path) -> None:
    with PtyBoard(tmp_path / "emg") as pty, PtyBoard(tmp_path / "other", Mute()) as other:
        ports = [Plugged(str(pty.link), "UNO", 0x2341, 0x1002, "B")]
        board = Auto("auto", world(WallClock()), lambda: list(ports))
        board.open()
        heard(board, 50)
        ports.append(Plugged(str(other.link), "UNO", 0x2341, 0x1002, "C"))
        pty.unplug()
        with pytest.raises(DeviceLost):
            heard(board, 100_000)
        board.open()
        pty.replug()
        heard(board, 50)
        assert other.asked == b""
        board.close()


def test_what_keeps_a_port_from_being_asked_is_told_where_no_board_was_found(tmp_path: Path) -> None:
    gone = Plugged(str(tmp_path / "gone"), "Arduino", 0x2341, 0x0043)
    board = Auto("auto", world(WallClock()), lambda: [gone])
    board.open()
    until(lambda: board.read() is None and "the camera plays alone. There is no EMG board on" in board.notice)
    board.close()


def test_a_boot_loader_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with PtyBoard(tmp_path / "emg", Spikerbox()) as pty:
        waiting = Plugged(str(pty.port), "SpikerBox", 0x2E73, 0x000A)
        monkeypatch.setattr("game.wire.port.plugged", lambda: [waiting])
        with pytest.raises(DeviceMissing, match="waits for new firmware"):
            made("spikerbox", pty).open()


@pytest.mark.parametrize(
    ("vid", "pid", "wireless", "asked"),
    [
        (0x2E73, 0x0004, False, {"spikerbox"}),
        (0x0403, 0x6015, False, {"cyton", "spikerbox", "chords", "csv_lines"}),
        (None, None, True, {"bitalino"}),
        (None, None, False, set()),
        (0x1234, 0x5678, False, set()),
    ],
)
def test_nobody_elses_device_is_asked(vid: int | None, pid: int | None, wireless: bool, asked: set[str]) -> None:
    place = Plugged("/dev/somewhere", "something", vid, pid, None, wireless)
    assert {name for name, kind in WIRE.items() if fits(kind, place)} == asked


def test_a_port_that_answers_nothing_is_told(tmp_path: Path) -> None:
    clock = HandClock()
    with PtyBoard(tmp_path / "emg") as pty:
        pty.hush()
        board = Auto(str(pty.link), world(clock))
        board.open()
        with pytest.raises(WrongBoard, match=r"Nothing on .* sends or answers as an EMG board does"):
            heard_in_vain(board, clock)
        board.close()


def test_a_sketch_of_one_channel_is_told_where_the_board_is_looked_for_too(tmp_path: Path) -> None:
    clock = HandClock()
    with PtyBoard(tmp_path / "emg", OneNumber()) as pty:
        board = Auto(str(pty.link), world(clock))
        board.open()
        with pytest.raises(WrongBoard, match=r"prints one channel, as in '5..'. The game needs two"):
            heard_in_vain(board, clock)
        board.close()


def test_a_named_port_that_is_not_there_is_missing_at_once(tmp_path: Path) -> None:
    with pytest.raises(DeviceMissing, match="There is no EMG board on"):
        Auto(str(tmp_path / "nowhere"), world(WallClock())).open()


def test_a_damaged_memory_is_none_at_all(tmp_path: Path) -> None:
    memory = RememberedBoard(tmp_path)
    assert memory.last() is None
    memory.keep(Known("chords", 1, 2, "x", 115_200))
    assert memory.last() == Known("chords", 1, 2, "x", 115_200)
    for damaged in (b"", b"[]", b'{"kind": 1, "more": 2}', b"\xff\xfe"):
        (tmp_path / "board.json").write_bytes(damaged)
        assert memory.last() is None
