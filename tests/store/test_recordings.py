"""Recordings: kept only with consent, lost by nothing, and played back to the bit."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import edfio
import numpy as np
import pytest

from game.model.montage import Montage
from game.model.side import PerSide, Side
from game.model.signals import Converter, EmgBlock, FloatArray, Listening
from game.recorded.file import read_recording
from game.signal.counting import counted
from game.signal.hearing import Hearing
from game.store.rawlog import SUFFIX, logged
from game.store.recordings import Recordings
from game.training.fusion import Fusion
from game.training.muscles import Muscles
from tests.boards.replaying import replayed

CYTON = Converter(0.022351744455307063, 0.0, -(2**23), 2**23 - 1, calibrated=True, nominal_hz=250)
BITALINO = Converter(3.19, 512, 0, 1023, calibrated=True, nominal_hz=1000)
RATE = 1004.98


def now() -> datetime:
    return datetime(2026, 5, 4, 12, 30, 0, 250_000, UTC)


def stream(converter: Converter | None, seconds: float = 6.0, lost: tuple[tuple[int, int], ...] = ()) -> list[EmgBlock]:
    """Blocks of 16 samples at 1004.98 Hz; `lost` are (block, samples lost before it)."""
    rng = np.random.default_rng(8)
    missing, blocks, number = dict(lost), [], 0
    for k in range(round(seconds * RATE / 16)):
        number += missing.get(k, 0)
        t_s = 40 + (number + np.arange(16)) / RATE
        number += 16
        if converter is None:
            blocks.append(EmgBlock(t_s, rng.normal(0, 15, (16, 2)) + np.array((3.0, -700.0)), missing.get(k, 0)))
        else:
            offset_uv = 20_000 if converter is CYTON else 0  # of electrodes that are coupled directly
            uv = rng.normal(offset_uv, 15, (16, 2))
            counts = np.rint(converter.middle + uv / converter.uv_per_count).astype(np.int64)
            blocks.append(EmgBlock.counted(t_s, counts, converter, missing.get(k, 0)))
    return blocks


def heard(blocks: list[EmgBlock], folder: Path) -> Recordings:
    recordings = Recordings(folder, now)
    recordings.allow(True)
    fusion = Fusion(recorder=recordings)
    for block in blocks:
        fusion.hear(block)
    return recordings


def levels(blocks: list[EmgBlock]) -> FloatArray:
    """Every sample's envelope as the game hears it, bit for bit; the rate is the game's own finding."""
    muscles = Muscles()
    for block in blocks:
        muscles.hear(block)
    assert muscles.rate_hz is not None
    hearing = Hearing(muscles.rate_hz)
    return np.concatenate([hearing.hear(block) for block in blocks])


GAPS = {
    "whole": (),
    "a short and a long gap": ((100, 3), (200, 400)),
    "many": tuple((k, 1 + k % 5) for k in range(30, 300, 17)),
}


@pytest.mark.parametrize("gaps", GAPS)
@pytest.mark.parametrize("converter", [CYTON, BITALINO, None], ids=["24 bits", "10 bits", "microvolts"])
def test_a_recording_plays_back_to_the_bit(tmp_path: Path, converter: Converter | None, gaps: str) -> None:
    blocks = [counted(block) for block in stream(converter, lost=GAPS[gaps])]
    heard(blocks, tmp_path).close()
    (path,) = [each for each in tmp_path.iterdir() if each.suffix in {".edf", ".bdf"}]
    again = replayed(path, 0.013)
    np.testing.assert_array_equal(np.concatenate([b.uv for b in again]), np.concatenate([b.uv for b in blocks]))
    np.testing.assert_array_equal(levels(again), levels(blocks))
    assert sum(b.lost for b in again) == sum(b.lost for b in blocks)
    assert {b.converter for b in again} == {b.converter for b in blocks}
    length_s = blocks[-1].t_s[-1] - blocks[0].t_s[0]
    assert again[-1].t_s[-1] - again[0].t_s[0] == pytest.approx(length_s, rel=1e-5)


def test_filters_that_were_made_anew_are_made_anew_at_the_same_sample(tmp_path: Path) -> None:
    """A board's first second may be stamped badly; its filters are mended after five."""
    blocks = [replace(b, t_s=40 + (b.t_s - 40) * 1.1) if b.t_s[-1] < 40.7 else b for b in stream(BITALINO, 14.0)]
    heard(blocks, tmp_path).close()
    again = replayed(next(tmp_path.glob("*.edf")), 0.013)
    live, at = Muscles(), 0
    told: list[int] = []
    rates: list[float] = []
    for block in blocks:
        live.hear(block)
        at += len(block.t_s)
        if (filters := live.filters) is not None and filters.rate_hz not in rates:
            rates.append(filters.rate_hz)
            told.append(at - len(block.t_s) if told else 0)
    assert len(rates) == 2
    starts = np.cumsum([0, *(len(b.t_s) for b in again)])
    changes = [0, *(k for k in range(1, len(again)) if again[k].rate_hz != again[k - 1].rate_hz)]
    assert [again[k].rate_hz for k in changes] == rates
    assert [starts[k] for k in changes] == told


def test_it_is_listened_to_as_it_was(tmp_path: Path) -> None:
    """Hum that was filtered out, channels that changed places and one-sided electrodes: all at the same sample."""
    blocks = [counted(block) for block in stream(BITALINO, 8.0)]
    with closing(Recordings(tmp_path, now)) as recordings:
        recordings.allow(True)
        live = Fusion(recorder=recordings)
        before = levels_after(live, blocks, {150: chosen, 300: swap})
    again = Fusion()
    after = levels_after(again, replayed(next(tmp_path.glob("*.edf")), 0.016), {})
    assert (again.muscles.mains_hz, again.muscles.swapped, again.montage) == (50.0, True, Montage(Side.RIGHT))
    both = [number for number in after if number in before and before[number] is not None]
    assert len(both) > 10
    assert [after[number] for number in both] == [before[number] for number in both]


def chosen(fusion: Fusion) -> None:
    fusion.muscles.without_hum(50.0)
    fusion.montage = Montage(Side.RIGHT)


def swap(fusion: Fusion) -> None:
    fusion.muscles.swapped = True


def levels_after(
    fusion: Fusion, blocks: list[EmgBlock], presses: dict[int, Callable[[Fusion], None]]
) -> dict[int, PerSide[float] | None]:
    """Both channels' levels by how many samples were heard; before some blocks something is pressed."""
    heard, found = 0, {}
    for number, block in enumerate(blocks):
        if press := presses.get(number):
            press(fusion)
        fusion.hear(block)
        heard += len(block.t_s)
        reading = fusion.at(float(block.t_s[-1]))
        found[heard] = reading.channels_uv
    return found


def test_other_programs_find_microvolts_gaps_and_phases(tmp_path: Path) -> None:
    recordings = heard(stream(BITALINO, lost=((100, 500),)), tmp_path)
    recordings.remark(42.0, "smile-1 1 hold")
    recordings.close()
    edf = edfio.read_edf(next(tmp_path.glob("*.edf")))
    assert [signal.label for signal in edf.signals] == ["EMG left", "EMG right"]
    assert edf.signals[0].physical_dimension == "uV"
    assert edf.signals[0].data.std() == pytest.approx(15, rel=0.1)
    assert edf.signals[0].sampling_frequency == pytest.approx(RATE, rel=1e-4)
    notes = {note.text: note for note in edf.annotations}
    assert notes["smile-1 1 hold"].onset == pytest.approx(2.0, abs=2e-3)
    assert (notes["500 lost"].onset, notes["500 lost"].duration) == pytest.approx((1600 / RATE, 500 / RATE), rel=1e-4)
    assert edf.startdate == now().date()


def test_without_consent_nothing_is_kept(tmp_path: Path) -> None:
    with closing(Recordings(tmp_path, now)) as recordings:
        assert recordings.consent is None
        recordings.hear(counted(stream(None)[0]), None, Listening())
    assert list(tmp_path.iterdir()) == []


def test_the_answer_is_remembered_and_a_no_ends_the_recording(tmp_path: Path) -> None:
    recordings = heard(stream(None, 2.0), tmp_path)
    assert Recordings(tmp_path, now).consent is True
    recordings.allow(False)
    recordings.hear(counted(stream(None)[0]), None, Listening())
    assert Recordings(tmp_path, now).consent is False
    assert sorted(each.suffix for each in tmp_path.iterdir()) == [".edf", ".txt"]


def test_another_board_is_another_recording(tmp_path: Path) -> None:
    recordings = heard(stream(BITALINO, 2.0), tmp_path)
    recordings._now = lambda: now().replace(second=9)
    for block in stream(CYTON, 2.0):
        recordings.hear(block, None, Listening())
    recordings.close()
    assert sorted(each.suffix for each in tmp_path.iterdir()) == [".bdf", ".edf", ".txt"]


PLAYER = """
import sys, time
from pathlib import Path
from game.training.fusion import Fusion
from game.store.recordings import Recordings
from tests.store.test_recordings import now, stream, BITALINO
recordings = Recordings(Path(sys.argv[1]), now)
recordings.allow(True)
fusion = Fusion(recorder=recordings)
for block in stream(BITALINO):
    fusion.hear(block)
print("heard", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_a_killed_game_loses_nothing_and_a_running_one_is_left_alone(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", PLAYER, str(tmp_path)], stdout=subprocess.PIPE) as player:
        assert player.stdout is not None
        assert player.stdout.readline() == b"heard\n"
        assert Recordings(tmp_path, now).complete() == ""
        assert list(tmp_path.glob(f"*{SUFFIX}"))
        os.kill(player.pid, signal.SIGKILL)
    said = Recordings(tmp_path, now).complete()
    assert said.startswith("A recording that was cut short is complete again: emg-20260504-123000-250000.edf")
    again = read_recording(next(tmp_path.glob("*.edf")))
    np.testing.assert_array_equal(again.uv, np.concatenate([block.uv for block in stream(BITALINO)]))
    assert not list(tmp_path.glob(f"*{SUFFIX}"))
    assert Recordings(tmp_path, now).complete() == ""


def test_a_torn_log_is_read_up_to_its_last_whole_block(tmp_path: Path) -> None:
    blocks = stream(BITALINO, 0.2)
    recordings = heard(blocks, tmp_path)
    (path,) = tmp_path.glob(f"*{SUFFIX}")
    data = path.read_bytes()
    sizes = set()
    for cut in range(0, len(data), 7):
        path.write_bytes(data[:cut])
        sizes.add(len(logged(path).counts))
    assert sizes == {16 * k for k in range(len(blocks))}
    recordings.allow(False)


def test_zeros_that_a_power_cut_leaves_do_no_harm(tmp_path: Path) -> None:
    blocks = stream(BITALINO, 0.5)
    heard(blocks, tmp_path)
    (path,) = tmp_path.glob(f"*{SUFFIX}")
    path.write_bytes(path.read_bytes() + bytes(300))
    assert (len(logged(path).counts), logged(path).whole) == (16 * len(blocks), True)


def test_a_damaged_block_costs_that_block_and_the_log_is_kept(tmp_path: Path) -> None:
    blocks = stream(BITALINO, 2.0)
    heard(blocks, tmp_path)
    (path,) = tmp_path.glob(f"*{SUFFIX}")
    data = path.read_bytes()
    copy = path.with_name("copy.emglog")
    copy.write_bytes(data[:3000] + bytes([data[3000] ^ 1]) + data[3001:])
    copy.with_suffix(".json").write_bytes(path.with_suffix(".json").read_bytes())
    said = Recordings(tmp_path, now).complete()
    assert "copy.edf was made of it, and copy.emglog.damaged is kept" in said
    again = read_recording(tmp_path / "copy.edf")
    assert len(again.uv) == 16 * (len(blocks) - 1)
    assert again.lost.sum() == 16


def test_what_is_no_log_does_not_keep_the_game_from_starting(tmp_path: Path) -> None:
    (tmp_path / f"x{SUFFIX}").mkdir()
    assert "cannot be completed" in Recordings(tmp_path, now).complete()


def test_a_disk_that_refuses_ends_the_recording_and_not_the_game(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    recordings = Recordings(tmp_path / "taken", now)
    recordings.allow(True)
    recordings.hear(counted(stream(None)[0]), None, Listening())
    assert recordings.notice.startswith("The muscles are no longer recorded: ")
    recordings.close()


def test_a_log_without_its_sidecar_stays_and_is_told(tmp_path: Path) -> None:
    recordings = heard(stream(BITALINO, 0.2), tmp_path)
    for sidecar in tmp_path.glob("*.json"):
        sidecar.unlink()
    recordings.close()
    assert "does not say what was recorded" in recordings.notice
    assert len(list(tmp_path.glob(f"*{SUFFIX}"))) == 1


def test_samples_that_were_no_measurement_stay_none(tmp_path: Path) -> None:
    blocks = stream(None, 3.0)
    hurt = blocks[50].uv.copy()
    hurt[3, 0], hurt[5, 1], hurt[6, 1] = np.nan, np.inf, 1e12
    blocks[50] = replace(blocks[50], uv=hurt)
    heard(blocks, tmp_path).close()
    uv = read_recording(next(tmp_path.glob("*.?df"))).uv
    assert np.argwhere(np.isnan(uv)).tolist() == [[803, 0], [805, 1], [806, 1]]


def test_a_long_pause_is_told_but_not_filled_without_end(tmp_path: Path) -> None:
    blocks = stream(BITALINO, 2.0, lost=((60, 3_600_000),))
    heard(blocks, tmp_path).close()
    path = next(tmp_path.glob("*.edf"))
    assert path.stat().st_size < 400_000
    assert read_recording(path).lost.max() == 3_600_000
