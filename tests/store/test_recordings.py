"""Recordings: kept only with consent, lost by nothing, and played back to the bit."""

import os
import signal
import struct
import subprocess
import sys
import time
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
from game.store import logged, records
from game.store.edfplus import made
from game.store.lock import lock
from game.store.logged import Log
from game.store.maker import Made, Maker, Making
from game.store.making import LOCK, complete
from game.store.rawlog import SUFFIX
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


class AtOnce:
    """Makes the files while the game waits: tests have no other work to do."""

    share = 1.0

    def __init__(self, folder: Path) -> None:
        self._made = complete(folder)

    def wait(self, _most_s: float) -> Made:
        return self._made

    def close(self) -> None:
        pass


class Idle(AtOnce):
    """Never comes to an end."""

    share = 0.25

    def __init__(self, folder: Path) -> None:
        pass

    def wait(self, most_s: float) -> None:  # type: ignore[override]
        time.sleep(most_s)


def completed(folder: Path) -> str:
    """What the next start says about the logs that are left."""
    with closing(Recordings(folder, now, AtOnce)) as recordings:
        recordings.complete()
        return recordings.notice


def samples(log: Path) -> int:
    return sum(len(piece.counts) for piece in Log(log))


def heard(blocks: list[EmgBlock], folder: Path, maker: Callable[[Path], Making] = AtOnce) -> Recordings:
    recordings = Recordings(folder, now, maker)
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
    with closing(Recordings(tmp_path, now, AtOnce)) as recordings:
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
    with closing(Recordings(tmp_path, now, AtOnce)) as recordings:
        assert recordings.consent is None
        recordings.hear(counted(stream(None)[0]), None, Listening())
    assert list(tmp_path.iterdir()) == []


def test_the_answer_is_remembered_and_a_no_ends_the_recording(tmp_path: Path) -> None:
    recordings = heard(stream(None, 2.0), tmp_path)
    assert Recordings(tmp_path, now).consent is True
    recordings.allow(False)
    recordings.hear(counted(stream(None)[0]), None, Listening())
    assert Recordings(tmp_path, now).consent is False
    assert sorted(each.suffix for each in tmp_path.iterdir() if each.name != LOCK) == [".edf", ".txt"]


def test_another_board_is_another_recording(tmp_path: Path) -> None:
    recordings = heard(stream(BITALINO, 2.0), tmp_path)
    recordings._now = lambda: now().replace(second=9)
    for block in stream(CYTON, 2.0):
        recordings.hear(block, None, Listening())
    recordings.close()
    assert sorted(each.suffix for each in tmp_path.iterdir() if each.name != LOCK) == [".bdf", ".edf", ".txt"]


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
        assert completed(tmp_path) == ""
        assert list(tmp_path.glob(f"*{SUFFIX}"))
        os.kill(player.pid, signal.SIGKILL)
    said = completed(tmp_path)
    assert said.startswith("A recording that was cut short is complete again: emg-20260504-123000-250000.edf")
    again = read_recording(next(tmp_path.glob("*.edf")))
    np.testing.assert_array_equal(again.uv, np.concatenate([block.uv for block in stream(BITALINO)]))
    assert not list(tmp_path.glob(f"*{SUFFIX}"))
    assert completed(tmp_path) == ""


def test_a_torn_log_is_read_up_to_its_last_whole_block(tmp_path: Path) -> None:
    blocks = stream(BITALINO, 0.2)
    recordings = heard(blocks, tmp_path)
    (path,) = tmp_path.glob(f"*{SUFFIX}")
    data = path.read_bytes()
    sizes = set()
    for cut in range(0, len(data), 7):
        path.write_bytes(data[:cut])
        sizes.add(samples(path))
    assert sizes == {16 * k for k in range(len(blocks))}
    recordings.allow(False)


def test_zeros_that_a_power_cut_leaves_do_no_harm(tmp_path: Path) -> None:
    blocks = stream(BITALINO, 0.5)
    heard(blocks, tmp_path)
    (path,) = tmp_path.glob(f"*{SUFFIX}")
    path.write_bytes(path.read_bytes() + bytes(300))
    assert (samples(path), all(piece.whole for piece in Log(path))) == (16 * len(blocks), True)


def test_a_damaged_block_costs_that_block_and_the_log_is_kept(tmp_path: Path) -> None:
    blocks = stream(BITALINO, 2.0)
    heard(blocks, tmp_path)
    (path,) = tmp_path.glob(f"*{SUFFIX}")
    data = path.read_bytes()
    copy = path.with_name("copy.emglog")
    copy.write_bytes(data[:3000] + bytes([data[3000] ^ 1]) + data[3001:])
    copy.with_suffix(".json").write_bytes(path.with_suffix(".json").read_bytes())
    said = completed(tmp_path)
    assert "copy.edf was made of it, and copy.emglog.damaged is kept" in said
    again = read_recording(tmp_path / "copy.edf")
    assert len(again.uv) == 16 * (len(blocks) - 1)
    assert again.lost.sum() == 16


def test_what_is_no_log_does_not_keep_the_game_from_starting(tmp_path: Path) -> None:
    (tmp_path / f"x{SUFFIX}").mkdir()
    assert "cannot be completed" in completed(tmp_path)


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


@pytest.mark.parametrize("converter", [CYTON, BITALINO], ids=["24 bits", "10 bits"])
def test_a_file_is_the_same_in_however_many_pieces_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, converter: Converter
) -> None:
    recordings = heard(stream(converter, 20.0, lost=((100, 500), (640, 70_000), (641, 3))), tmp_path, Idle)
    for k in range(40):
        recordings.remark(38.0 + 1.7 * k, f"smile-1 {k} hold")
    recordings._end()
    (log,) = tmp_path.glob(f"*{SUFFIX}")
    whole = made(Log(log))[0]
    assert whole is not None
    data = whole.read_bytes()
    for samples_a_piece, rows_at_once in ((1, 1), (700, 3000), (1 << 20, 1 << 20)):
        monkeypatch.setattr(logged, "_PIECE", samples_a_piece)
        monkeypatch.setattr(records, "_MOST_ROWS", rows_at_once)
        assert made(Log(log)) == (whole, True)
        assert whole.read_bytes() == data
    edf = (edfio.read_bdf if converter is CYTON else edfio.read_edf)(whole)
    assert edf.to_bytes() == data
    assert sum(note.text.startswith("smile-1") for note in edf.annotations) == 40


def test_the_game_does_not_wait_until_it_ends(tmp_path: Path) -> None:
    """The real process aside: a no ends the recording, and its file is there in the end."""
    recordings = heard(stream(BITALINO, 2.0), tmp_path, Maker)
    recordings.allow(False)
    said: list[str] = []
    recordings.close(said.append)
    assert all(words.startswith("Making the recording's file") for words in said)
    assert recordings.notice == ""
    assert len(read_recording(next(tmp_path.glob("*.edf"))).uv) == 16 * len(stream(BITALINO, 2.0))
    assert not list(tmp_path.glob(f"*{SUFFIX}"))


def test_who_makes_files_in_a_folder_is_alone(tmp_path: Path) -> None:
    log = heard(stream(BITALINO, 2.0), tmp_path, Idle)
    log._end()
    with (tmp_path / LOCK).open("ab") as other:
        assert lock(other.fileno())
        with closing(Maker(tmp_path)) as maker:
            assert maker.wait(1.0) is None
            assert list(tmp_path.glob(f"*{SUFFIX}"))
            assert not list(tmp_path.glob("*.part"))
            other.close()
            made = maker.wait(20.0)
    assert made is not None
    assert list(made.files.values()) == ["emg-20260504-123000-250000.edf"]


def test_who_ends_the_game_from_outside_does_not_wait_and_loses_nothing(tmp_path: Path) -> None:
    recordings = heard(stream(BITALINO, 2.0), tmp_path, Idle)
    said: list[str] = []
    recordings.close(said.append, ends=lambda: True)
    assert said == ["A recording waits to be completed at the next start."]
    assert completed(tmp_path).startswith("A recording that was cut short is complete again")


def test_half_a_file_is_never_a_recording(tmp_path: Path) -> None:
    """What is left where the process was killed in the middle is written anew."""
    heard(stream(BITALINO, 2.0), tmp_path, Idle)._end()
    (log,) = tmp_path.glob(f"*{SUFFIX}")

    def killed(share: float) -> None:
        if share > 2 / 3:  # the third time through: it is being written
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        complete(tmp_path, killed)
    assert [path.suffix for path in tmp_path.iterdir() if path.stem == log.stem and path.suffix == ".edf"] == []
    assert list(tmp_path.glob("*.part"))
    assert "complete again" in completed(tmp_path)
    assert not list(tmp_path.glob("*.part"))
    assert read_recording(next(tmp_path.glob("*.edf"))).rate_hz == pytest.approx(RATE, rel=1e-4)


def test_a_log_of_another_version_stays_and_is_told(tmp_path: Path) -> None:
    heard(stream(BITALINO, 0.2), tmp_path, Idle)._end()
    (sidecar,) = tmp_path.glob("*.json")
    sidecar.write_text(sidecar.read_text(encoding="utf-8").replace('"format": 1', '"format": 2'), encoding="utf-8")
    assert "another version of Face Garden" in completed(tmp_path)
    assert list(tmp_path.glob(f"*{SUFFIX}"))


def test_a_damaged_length_does_not_pass_for_a_log_that_was_cut_short(tmp_path: Path) -> None:
    heard(stream(BITALINO, 2.0), tmp_path, Idle)._end()
    (log,) = tmp_path.glob(f"*{SUFFIX}")
    data = bytearray(log.read_bytes())
    second = 9 + struct.unpack_from("<I", data, 1)[0]
    data[second + 4] = 0xFF  # of its length
    log.write_bytes(data)
    assert "is kept" in completed(tmp_path)
    assert list(tmp_path.glob("*.damaged"))


def test_a_clock_that_stands_wrong_does_not_cost_the_recording(tmp_path: Path) -> None:
    recordings = heard(stream(BITALINO, 2.0)[:0], tmp_path, AtOnce)
    recordings._now = lambda: datetime(1970, 1, 1, tzinfo=UTC)
    for block in stream(BITALINO, 2.0):
        recordings.hear(block, None, Listening())
    recordings.close()
    assert read_recording(next(tmp_path.glob("*.edf"))).rate_hz == pytest.approx(RATE, rel=1e-4)


@pytest.mark.parametrize("scale", ["0", "NaN", "1e200", '"x"', "null"])
def test_a_log_of_which_no_file_can_be_made_does_not_keep_others_waiting(tmp_path: Path, scale: str) -> None:
    heard(stream(BITALINO, 0.5), tmp_path, Idle)._end()
    (log,) = tmp_path.glob(f"*{SUFFIX}")
    sidecar = log.with_suffix(".json").read_text(encoding="utf-8")
    odd = tmp_path / f"a{SUFFIX}"
    odd.write_bytes(log.read_bytes())
    odd.with_suffix(".json").write_text(sidecar.replace("3.19", scale), encoding="utf-8")
    made = complete(tmp_path)
    assert list(made.files) == [log.name]
    assert f"{odd.name} " in made.trouble
    assert "left as it is" in made.trouble
    assert odd.exists()
    assert not list(tmp_path.glob("*.part"))
