"""Boards through BrainFlow: its own synthetic and playback ones, and a Cyton that is a pseudo terminal."""

import importlib.util
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from game.boards.brainflow import BrainFlow
from game.errors import DeviceLost, DeviceMissing
from game.wire import flow
from tests.boards.listening import heard, heard_for
from tests.boards.surroundings import HandClock, WallClock, world
from tests.fake_boards import Cyton
from tests.pty_board import PtyBoard

there = pytest.mark.skipif(
    importlib.util.find_spec("brainflow") is None, reason="the extra `brainflow` is not installed"
)


def board(address: str, clock: HandClock | WallClock | None = None) -> BrainFlow:
    return BrainFlow(address, world(clock or WallClock()))


@there
def test_the_synthetic_board_is_heard() -> None:
    made = board("brainflow:synthetic")
    made.open()
    blocks = heard_for(made, 1.5)
    t_s, uv = np.concatenate([b.t_s for b in blocks]), np.concatenate([b.uv for b in blocks])
    assert made.notice == "Synthetic through BrainFlow"
    assert made.rate_hz == pytest.approx(250, rel=0.05)
    assert sum(b.lost for b in blocks) == 0
    assert {b.scale for b in blocks} == {"calibrated"}
    assert len(t_s) == pytest.approx(375, rel=0.15)
    assert (np.diff(t_s) >= 0).all()
    assert 0 <= time.monotonic() - t_s[-1] < 0.3
    assert uv.std(axis=0) == pytest.approx([10, 20], rel=0.1)
    made.close()
    made.close()
    made.open()
    heard(made, 10)
    made.close()


@there
def test_a_recording_of_brainflow_is_played_back(tmp_path: Path) -> None:
    from brainflow.board_shim import BoardIds, BoardShim, BrainFlowInputParams  # noqa: PLC0415

    shim = BoardShim(BoardIds.SYNTHETIC_BOARD.value, BrainFlowInputParams())
    shim.prepare_session()
    kept = tmp_path / "kept.csv"
    shim.start_stream(450, f"file://{kept}:w")
    deadline_s = time.monotonic() + 5
    while shim.get_board_data_count() < 200:
        assert time.monotonic() < deadline_s
    data = shim.get_board_data()
    shim.stop_stream()
    shim.release_session()
    played = board(f"brainflow:playback_file,file={kept},master_board=synthetic")
    played.open()
    blocks = heard(played, 100)
    uv = np.concatenate([b.uv for b in blocks])
    assert blocks[0].scale == "calibrated"
    played.close()
    assert uv[:100] == pytest.approx(data[1:3, :100].T, abs=1e-3)


@there
@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
def test_a_cyton_through_brainflow_is_heard_and_its_unplugging_told(tmp_path: Path) -> None:
    clock = HandClock()
    cyton = Cyton()
    with PtyBoard(tmp_path / "emg", cyton) as pty:
        made = board(f"brainflow:cyton:{pty.link}", clock)
        made.look()
        made.open()
        assert heard(made, 50)[0].scale == "calibrated"
        assert all(order in cyton.told for order in (b"x1060100X", b"x2060100X")), "its pairs are tied to a reference"
        pty.unplug()
        while made.read() is not None:
            pass
        clock.t_s += 2.1
        with pytest.raises(DeviceLost, match="Cyton sends nothing"):
            made.read()
        made.close()
        with pytest.raises(DeviceMissing, match="BrainFlow cannot open cyton"):
            made.open()


@there
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("brainflow:syntetic", 'no board "syntetic". Did you mean synthetic'),
        ("brainflow:", "knows no board"),
        ("brainflow:callibri_emg", "gives 1 EMG channels; the game needs two"),
        ("brainflow:cyton,port=COM3", 'knows no "port": there are .*serial_port'),
        ("brainflow:cyton_wifi,ip_port=many", "ip_port should be a number"),
        ("brainflow:cyton", "BrainFlow cannot open cyton"),
        ("brainflow:streaming,ip_address=nowhere,ip_port=1,master_board=synthetic", "BrainFlow cannot open streaming"),
        ("brainflow:playback_file,file=nowhere.csv,master_board=synthetic", "BrainFlow cannot open playback_file"),
    ],
)
def test_what_is_the_matter_is_told(address: str, words: str) -> None:
    with pytest.raises(DeviceMissing, match=words) as told:
        board(address).open()
    assert "\n" not in str(told.value)


@there
def test_what_can_be_told_at_once_is() -> None:
    with pytest.raises(DeviceMissing, match="Did you mean synthetic"):
        board("brainflow:syntetic").look()
    board("brainflow:cyton:/dev/nowhere").look()


@pytest.mark.parametrize(("name", "scale"), [("GanglionWifi", "calibrated"), ("FreeEEG32", "approximate")])
def test_only_a_published_scale_is_calibrated(name: str, scale: str) -> None:
    assert flow.scale(name) == scale


def test_without_the_extra_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "brainflow", None)
    for ask in (BrainFlow.look, BrainFlow.open):
        with pytest.raises(DeviceMissing, match="uv sync --extra brainflow"):
            ask(board("brainflow:synthetic"))


def test_a_closed_board_says_so() -> None:
    made: Callable[[], object] = board("brainflow:synthetic").read
    with pytest.raises(DeviceLost):
        made()
