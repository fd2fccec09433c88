"""A board that prints lines, over real bytes on a pseudo terminal."""

import os
import socket
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import serial

from game.boards.auto import Auto
from game.boards.csv_lines import CsvLines
from game.errors import DeviceLost, DeviceMissing, UsageError
from game.ports import Board
from game.wire.refusal import refusal
from tests.boards import listening
from tests.boards.surroundings import HandClock, WallClock, world
from tests.pty_board import PtyBoard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
PATIENCE_S = 5.0
until = partial(listening.until, most_s=PATIENCE_S)
heard = partial(listening.heard, most_s=PATIENCE_S)


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[PtyBoard]:
    with PtyBoard(tmp_path / "emg") as running:
        yield running


@pytest.fixture
def board(fake: PtyBoard) -> Iterator[CsvLines]:
    opened = CsvLines(str(fake.link), world(WallClock()))
    opened.open()
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "address",
    ["/dev/ttyACM0", "/dev/ttyUSB0@115200", "COM3", "com12@9600", "/dev/pts/5", "socket://127.0.0.1:7000", "loop://"],
)
def test_ports_are_claimed_by_who_looks_or_with_a_speed_by_who_reads_lines(address: str) -> None:
    assert CsvLines.claims(address) == ("@" in address)
    assert Auto.claims(address) == ("@" not in address)
    assert CsvLines.claims(f"csv_lines:{address}")


@pytest.mark.parametrize("address", ["simulated", "simulated:child", "a.csv", "b.edf", "none", "lsl:EMG", "COMB", ""])
def test_others_are_not_claimed(address: str) -> None:
    assert not CsvLines.claims(address)


def test_a_link_to_a_port_is_claimed_even_while_unplugged(tmp_path: Path) -> None:
    link = tmp_path / "emg"
    link.symlink_to("/dev/pts/999999")
    assert Auto.claims(str(link))


def test_samples_arrive_on_time_and_in_microvolts(board: CsvLines) -> None:
    blocks = heard(board, 1000)
    now_s = time.monotonic()
    t_s, uv = np.concatenate([b.t_s for b in blocks]), np.concatenate([b.uv for b in blocks])
    assert uv.shape == (len(t_s), 2)
    assert (np.diff(t_s) >= 0).all()
    assert 0 <= now_s - t_s[-1] < 0.2
    assert t_s[-1] - t_s[0] == pytest.approx(len(t_s) / 1000, rel=0.1)
    assert uv[:, 0].std() == pytest.approx(3, rel=0.15)
    assert sum(b.lost for b in blocks) == 0
    assert board.rate_hz == pytest.approx(1000, rel=0.05)


def test_reading_never_waits_long(fake: PtyBoard, board: CsvLines) -> None:
    heard(board, 10)
    fake.hush()
    for _ in range(5):
        start_s = time.monotonic()
        board.read()
        assert time.monotonic() - start_s < 0.1


def test_a_gap_in_micros_is_counted_before_the_block_it_precedes(fake: PtyBoard, board: CsvLines) -> None:
    fake.hush()
    fake.say(b"\n" + b"".join(fake.lines(10_000, 60)) + b"".join(fake.lines(10_085, 40)))
    blocks = [b for b in heard(board, 100) if b.t_s.size]
    after = [b for b in blocks if b.lost == 25]
    assert len(after) == 1
    assert sum(b.lost for b in blocks[blocks.index(after[0]) :]) == 25


def test_unplugging_is_told_and_replugging_goes_on(fake: PtyBoard, board: CsvLines) -> None:
    heard(board, 50)
    fake.unplug()
    with pytest.raises(DeviceLost, match=r"unplugged\. Plug it in again"):
        heard(board, 100_000)
    board.close()
    with pytest.raises(DeviceMissing, match="There is no EMG board on"):
        board.open()
    fake.replug()
    board.open()
    assert heard(board, 50)[0].lost == 0


def test_reopening_starts_clean(board: CsvLines) -> None:
    first = heard(board, 100)
    board.close()
    board.close()
    board.open()
    again = heard(board, 100)
    assert again[0].t_s[0] >= first[-1].t_s[-1]
    assert again[0].lost == 0


def test_reading_a_closed_board_says_so(board: CsvLines) -> None:
    board.close()
    with pytest.raises(DeviceLost):
        board.read()


def test_a_silent_board_is_lost(fake: PtyBoard) -> None:
    fake.hush()
    clock = HandClock()
    board = CsvLines(str(fake.link), world(clock))
    board.open()
    assert board.read() is None
    clock.t_s += 3.0
    assert board.read() is None
    clock.t_s += 1.5
    with pytest.raises(DeviceLost, match="sends nothing"):
        board.read()
    board.close()


def test_a_board_that_falls_silent_is_lost(fake: PtyBoard) -> None:
    fake.hush()
    clock = HandClock()
    board = CsvLines(str(fake.link), world(clock))
    board.open()
    fake.say(b"\n" + b"".join(fake.lines(0, 20)))
    until(lambda: board.read() is not None)
    clock.t_s += 1.9
    board.read()
    clock.t_s += 0.2
    with pytest.raises(DeviceLost, match="sends nothing"):
        board.read()
    board.close()


def test_nonsense_is_told_with_what_came(fake: PtyBoard) -> None:
    fake.hush()
    clock = HandClock()
    board = CsvLines(f"{fake.link}@9600", world(clock))
    board.open()
    fake.say(b"banner\r\n512\r\nMyoWare Example_01\r\n")
    until(lambda: board.read() is None and b"_01\r\n" in board._heard)
    clock.t_s += 4.1
    with pytest.raises(DeviceLost, match=r"at 9600 baud is not .*: it reads .*MyoWare.*@BAUD"):
        board.read()
    board.close()


def test_three_numbers_a_line_are_not_a_matter_of_speed(fake: PtyBoard) -> None:
    fake.hush()
    clock = HandClock()
    board = CsvLines(f"{fake.link}@9600", world(clock))
    board.open()
    fake.say(b"banner\r\n" + 6 * b"512,530,7\r\n")
    until(lambda: board.read() is None and 6 * b"512,530,7\r\n" in board._heard)
    clock.t_s += 4.1
    with pytest.raises(DeviceLost, match=r"prints 3 numbers a line, as in '512,530,7'\. The game needs two") as lost:
        board.read()
    assert "BAUD" not in str(lost.value)
    board.close()


def test_bare_lines_of_counts_work_too(fake: PtyBoard) -> None:
    fake.hush()
    board = CsvLines(str(fake.link), world(WallClock()))
    board.open()
    fake.say(b"12\n512,530\n513,531\n")
    blocks = heard(board, 2)
    assert np.concatenate([b.uv for b in blocks])[0] == pytest.approx([512 * 24.4, 530 * 24.4])
    assert blocks[0].counts is not None
    assert blocks[0].counts[0].tolist() == [512, 530]
    board.close()


def test_a_missing_port_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(DeviceMissing, match=r"no EMG board on .*nowhere\. (There is:|No serial port)"):
        CsvLines(str(tmp_path / "nowhere"), world()).open()


def test_a_taken_port_is_told(fake: PtyBoard) -> None:
    other = serial.serial_for_url(str(fake.link), exclusive=True)
    with pytest.raises(DeviceMissing, match="Another program"):
        CsvLines(str(fake.link), world()).open()
    other.close()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (serial.SerialException(13, "could not open port"), "dialout"),
        (serial.SerialException(16, "could not open port"), "Another program"),
        (serial.SerialException(11, "Could not exclusively lock port"), "Another program"),
        (
            serial.SerialException("could not open port 'COM3': PermissionError(13, 'Access is denied.')"),
            "Another program",
        ),
        (
            serial.SerialException("could not open port 'COM3': FileNotFoundError(2, 'nothing')"),
            "There is no EMG board",
        ),
        (serial.SerialException(5, "Input/output error"), "There is no EMG board"),
    ],
)
def test_refusals_are_told_in_plain_words(error: Exception, told: str) -> None:
    assert told in refusal("COM3", 9600, error)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open anything")
def test_a_forbidden_port_names_the_group(fake: PtyBoard) -> None:
    Path(fake.port).chmod(0)
    with pytest.raises(DeviceMissing, match="dialout"):
        CsvLines(str(fake.link), world()).open()


@pytest.mark.parametrize("address", ["/dev/null", "spy://?"])
def test_what_is_no_port_is_told_in_one_line(address: str) -> None:
    with pytest.raises(DeviceMissing) as told:
        CsvLines(address, world()).open()
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("baud", ["0", "0000000000000", "99999999999"])
def test_a_speed_that_no_port_has_is_told(baud: str) -> None:
    with pytest.raises(UsageError, match="300 to 12000000 baud"):
        CsvLines(f"/dev/ttyACM0@{baud}", world())


@pytest.mark.parametrize("kind", [CsvLines, Auto])
@pytest.mark.parametrize("address", ["socket://nowhere", "socket://:7000", "rfc2217://here:70000@9600", "socket://a:b"])
def test_a_place_in_the_network_has_a_host_and_a_port(kind: type[Board], address: str) -> None:
    with pytest.raises(UsageError, match="1 to 65535"):
        kind(address, world())


def test_a_board_over_tcp_works_until_it_hangs_up(fake: PtyBoard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        board = CsvLines(f"socket://127.0.0.1:{server.getsockname()[1]}", world(WallClock()))
        board.open()
        peer, _ = server.accept()
        with peer:
            peer.sendall(b"\n" + b"".join(fake.lines(0, 300)))
            assert sum(len(b.t_s) for b in heard(board, 300)) == 300
        with pytest.raises(DeviceLost, match="unplugged"):
            until(lambda: board.read() is not None)
    board.close()
