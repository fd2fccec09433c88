"""Streams of the Lab Streaming Layer, made here and heard here."""

import importlib.util
import sys
import time
from typing import Any
from uuid import uuid4

import numpy as np
import pytest

from game.boards.lsl import Lsl
from game.errors import DeviceLost, DeviceMissing
from game.model.signals import EmgBlock
from tests.boards.surroundings import HandClock, WallClock, world

there = pytest.mark.skipif(importlib.util.find_spec("pylsl") is None, reason="the extra `lsl` is not installed")
RATE_HZ = 1000.0


class Sender:
    """An outlet of two channels in millivolts, or as many as are asked for."""

    def __init__(self, channels: int = 2, unit: str = "millivolts") -> None:
        import pylsl  # noqa: PLC0415

        self.name = f"garden-{uuid4().hex[:8]}"
        info = pylsl.StreamInfo(self.name, "EMG", channels, RATE_HZ, pylsl.cf_float32, self.name)
        described = info.desc().append_child("channels")
        for label in ("left", "right")[:channels]:
            described.append_child("channel").append_child_value("label", label).append_child_value("unit", unit)
        self._clock, self._outlet = pylsl.local_clock, pylsl.StreamOutlet(info)
        self._channels = channels
        self.sent = 0
        self.start_s = self._clock()

    def send(self, count: int) -> None:
        """The next samples, the last of which is stamped as if taken at its due time."""
        rows = [[float(self.sent + k)] * self._channels for k in range(count)]
        self.sent += count
        self._outlet.push_chunk(rows, self.start_s + (self.sent - 1) / RATE_HZ)


@pytest.fixture
def sender() -> Sender:
    return Sender()


def pulled(board: Lsl, sender: Sender, samples: int) -> list[EmgBlock]:
    blocks: list[EmgBlock] = []
    deadline_s = time.monotonic() + 10
    while sum(len(b.t_s) for b in blocks) < samples:
        assert time.monotonic() < deadline_s
        due = int((sender._clock() - sender.start_s) * RATE_HZ) - sender.sent
        if due >= 10:
            sender.send(10)
        if block := board.read():
            blocks.append(block)
    return blocks


@there
def test_a_stream_is_found_and_heard_in_microvolts_and_its_gap_counted(sender: Sender) -> None:
    board = Lsl(f"lsl:{sender.name}", world(WallClock()))
    board.open()
    assert "anybody on your network can read" in board.notice
    blocks = pulled(board, sender, 1200)
    t_s, uv = np.concatenate([b.t_s for b in blocks]), np.concatenate([b.uv for b in blocks])
    assert (np.diff(t_s) >= 0).all()
    assert 0 <= time.monotonic() - t_s[-1] < 0.3
    assert (np.diff(uv[:, 0]) == 1000).all(), "every sample once, in microvolts"
    assert board.rate_hz == pytest.approx(RATE_HZ, rel=0.03)
    assert sum(b.lost for b in blocks) == 0
    assert {b.scale for b in blocks} == {"approximate"}, "nobody knows how its sender came by them"
    sender.sent += 40
    after = pulled(board, sender, 40)
    assert sum(b.lost for b in after) == pytest.approx(40, abs=2)
    board.close()
    board.close()


@there
def test_silence_is_told_and_the_stream_is_found_again(sender: Sender) -> None:
    clock = HandClock()
    board = Lsl(f"lsl:{sender.name}", world(clock))
    board.open()
    sender.send(10)
    deadline_s = time.monotonic() + 5
    while board.read() is None:
        assert time.monotonic() < deadline_s
    clock.t_s += 2.1
    with pytest.raises(DeviceLost, match="sends nothing"):
        board.read()
    board.close()
    board.open()
    sender.send(10)
    while board.read() is None:
        assert time.monotonic() < deadline_s
    board.close()


@there
def test_a_stream_of_one_channel_is_refused() -> None:
    alone = Sender(channels=1)
    with pytest.raises(DeviceMissing, match="needs two, left and right"):
        Lsl(f"lsl:{alone.name}", world()).open()


@there
def test_a_stream_that_is_not_there_is_missing() -> None:
    with pytest.raises(DeviceMissing, match='No LSL stream named "nobody" was found'):
        Lsl("lsl:nobody", world()).open()


def test_without_the_extra_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    missing: Any = None
    monkeypatch.setitem(sys.modules, "pylsl", missing)
    for ask in (Lsl.look, Lsl.open):
        with pytest.raises(DeviceMissing, match="uv sync --extra lsl"):
            ask(Lsl("lsl", world()))
