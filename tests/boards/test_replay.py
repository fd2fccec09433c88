"""Recordings: read whole, played at their pace, and refused with a line that helps."""

import time
from collections.abc import Callable
from pathlib import Path

import edfio
import numpy as np
import pytest

from game.boards.replay import Replay
from game.errors import DataError, DeviceLost, DeviceMissing
from game.model.signals import EmgBlock
from game.recorded.file import read_recording
from game.signal.counting import counted
from tests.boards.surroundings import HandClock, world

OWN = "t_s,left_uv,right_uv\n" + "".join(f"{k / 1000:.3f},{k}.5,-{k}\n" for k in range(100))


def written(tmp_path: Path, text: str, name: str = "a.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (OWN, {}),
        ("\ufeff" + OWN, {}),
        (OWN.replace("\n", "\r\n"), {}),
        (OWN.replace("\n", "\n\n"), {}),
        ("# made by hand\n" + OWN, {}),
        (OWN.replace(",", ";").replace(".", ","), {}),
        (OWN.replace(",", "\t"), {}),
        (OWN.replace("t_s,left_uv,right_uv", "time,links,rechts"), {"left": "links", "right": "RECHTS"}),
        (OWN.replace("t_s,left_uv,right_uv", "time,links,rechts"), {"left": "2", "right": "3"}),
        (OWN.replace("t_s,left_uv,right_uv", "time,links,rechts"), {}),
        (OWN.replace("t_s,left_uv,right_uv", "trial,a,b"), {"left": "a", "right": "b", "rate_hz": 1000.0}),
        (OWN.replace("t_s,left_uv,right_uv", '"Time","EMG Left","EMG Right"'), {}),
        ("".join(f"{k}.5,-{k}\n" for k in range(100)), {"rate_hz": 1000.0}),
        ("micros,left,right\n" + "".join(f"{k * 1000},{k}.5,-{k}\n" for k in range(100)), {}),
        (
            "micros,left,right\n" + "".join(f"{(k * 1000 + 2**32 - 50_000) % 2**32},{k}.5,-{k}\n" for k in range(100)),
            {},
        ),
        ("E,0,0.5,-0.0\n" + "".join(f"E,{k * 1000},{k}.5,-{k}.0\r\n" for k in range(1, 100)), {}),
        ("".join(f"E,{k * 1000},{k}.5,-{k}.0\n" for k in range(100)) + "E,2000\n", {}),
        ("".join(f"E,{k * 1000},{k}.5,-{k}.0\n" for k in range(100)) + "E,20", {}),
        ("00,1,2\n" + "".join(f"E,{k * 1000},{k}.5,-{k}.0\n" for k in range(100)), {}),
    ],
)
def test_many_ways_to_write_the_same(tmp_path: Path, text: str, options: dict[str, object]) -> None:
    recording = read_recording(written(tmp_path, text), **options)  # type: ignore[arg-type]
    assert recording.rate_hz == pytest.approx(1000)
    assert recording.t_s - recording.t_s[0] == pytest.approx(np.arange(100) / 1000)
    np.testing.assert_allclose(recording.uv, np.column_stack((np.arange(100) + 0.5, -np.arange(100))))
    assert not recording.lost.any()


def test_millivolts_are_understood_and_gaps_are_losses(tmp_path: Path) -> None:
    rows = [f"{k},{k}.0,nan\n" if k == 50 else f"{k},{k}.0,1\n" for k in range(100) if not 20 <= k < 30]
    recording = read_recording(written(tmp_path, "ms,left_mV,right_uv\n" + "".join(rows)))
    assert recording.uv[1] == pytest.approx([1000, 1])
    assert dict(zip(np.flatnonzero(recording.lost), recording.lost[recording.lost > 0], strict=True)) == {20: 10, 40: 1}


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        ("", {}, "empty"),
        ("\n \n", {}, "empty"),
        ("t_s,left_uv,right_uv\n", {}, "no samples"),
        ("t_s,left_uv,right_uv\n0,1,nan\n0.001,2,nan\n0.002,3,nan\n", {}, "second channel"),
        ("t_s,left_uv,right_uv\n0,1,2\n", {}, "fewer than two"),
        ("t_s,left_uv\n0,1\n1,2\n", {}, "Two are needed"),
        ("1\n2\n3\n", {"rate_hz": 1000.0}, "Two are needed"),
        ("1,2\n3,4\n", {}, "--rate"),
        ("1,2\n3,4\n", {"rate_hz": 0.0}, "rate of 0"),
        ("1,2\n3,4\n", {"rate_hz": float("nan")}, "rate of nan"),
        (OWN.replace("7.5", "seven"), {}, "line 9: 'seven'"),
        (OWN.replace("7.5", ""), {}, "line 9: an empty cell"),
        (OWN.replace("7.5", "inf"), {}, "line 9: 'inf'"),
        (OWN.replace("\n0.007", "\n\n0.007").replace("7.5", "x"), {}, "line 10: 'x'"),
        (OWN[:-30] + "0.0", {}, "cut short"),
        (OWN.replace(",7.5,", ",7.5,8,"), {}, "line 9: 4 columns where there should be 3"),
        (OWN.replace("0.050,", "0.020,"), {}, "line 52: the time runs backwards"),
        ("t_s,left,right\n5,1,2\n5,1,2\n5,1,2\n", {}, "stands still"),
        (OWN, {"left": "lefd_uv"}, "Did you mean 'left_uv'"),
        (OWN, {"left": "9"}, "columns t_s, left_uv, right_uv"),
        (OWN, {"left": "right_uv"}, "two different"),
        (OWN.replace("right_uv", "left_uv"), {}, "More than one says left"),
        (OWN.replace("right_uv", "left_uv"), {"left": "left_uv", "right": "3"}, "is there 2 times"),
        ("t_s,a,b,c\n0,1,2,3\n1,1,2,3\n", {}, "--left NAME"),
        ("E,0,1,2\nE,1000,oops,2\nE,2000,1,2\n", {}, "line 2: 'E,1000,oops,2'"),
        ("E,0,1,2\n", {}, "fewer than two"),
        ("1\n2\n3\n", {}, "Two are needed"),
        ("1,2,3\n3,4,5\n", {}, "Say which are left and right"),
        (OWN.replace("7.5", "1e300"), {}, "line 9 is beyond 1000 volts"),
        (OWN.replace("left_uv", "left_v").replace("7.5", "1e305"), {}, "line 9 is beyond 1000 volts"),
        ("E,0,1.5,2.5\nE,1000,1.0e300,2.0\nE,2000,1.5,2.5\n", {}, "line 2 is beyond 1000 volts"),
        ("E,broken\n", {}, "fewer than two"),
    ],
)
def test_bad_files_are_refused_with_help(tmp_path: Path, text: str, options: dict[str, object], told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(DataError) as error:
        read_recording(path, **options)  # type: ignore[arg-type]
    assert told in str(error.value)
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)


def test_files_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "picture.csv").write_bytes(bytes(range(128, 256)))
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "empty.edf").write_bytes(b"")
    (tmp_path / "text.edf").write_text("hello " * 200)
    (tmp_path / "text.bdf").write_text("hello " * 200)
    for name in ("picture.csv", "folder.csv", "missing.csv", "missing.edf", "empty.edf", "text.edf", "text.bdf"):
        with pytest.raises(DataError) as error:
            read_recording(tmp_path / name)
        assert name in str(error.value)
        assert "\n" not in str(error.value)


def signal(label: str, scale: float = 1.0, unit: str = "uV", rate: float = 1000.0) -> edfio.EdfSignal:
    data = np.linspace(-100, 100, int(rate) * 2) * scale
    return edfio.EdfSignal(data, rate, label=label, physical_dimension=unit)


def edf(tmp_path: Path, *signals: edfio.EdfSignal) -> Path:
    path = tmp_path / "a.edf"
    edfio.Edf(signals).write(path)
    return path


@pytest.mark.parametrize(
    ("labels", "options"),
    [
        (("Left", "Right"), {}),
        (("a", "b"), {}),
        (("EMG zyg left", "EMG zyg right", "ECG"), {}),
        (("EMG 1", "EMG 2", "ECG"), {}),
        (("x", "y", "z"), {"left": "x", "right": "2"}),
    ],
)
def test_edf_signals_are_found(tmp_path: Path, labels: tuple[str, ...], options: dict[str, str]) -> None:
    path = edf(tmp_path, *(signal(label, 1 - k / 2) if k < 2 else signal(label) for k, label in enumerate(labels)))
    recording = read_recording(path, **options)  # type: ignore[arg-type]
    assert recording.rate_hz == 1000
    assert recording.uv[0] == pytest.approx([-100, -50], abs=0.01)
    assert recording.t_s[-1] == pytest.approx(1.999)


def test_edf_units_become_microvolts_and_bdf_is_read(tmp_path: Path) -> None:
    recording = read_recording(edf(tmp_path, signal("Left", 1e-3, "mV"), signal("Right", 1e-6, "V")))
    assert recording.uv[-1] == pytest.approx([100, 100], abs=0.01)
    path = tmp_path / "b.bdf"
    data = np.linspace(-100, 100, 2000)
    edfio.Bdf([edfio.BdfSignal(data, 1000, label=x, physical_dimension="uV") for x in ("L", "R")]).write(path)
    np.testing.assert_allclose(read_recording(path).uv[:, 0], data, atol=0.001)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: (signal("Left"), signal("Right", rate=500.0)), "they must agree"),
        (lambda: (signal("Left"), signal("Right", unit="degC")), "not in uV"),
        (lambda: (signal("Left"),), "Two are needed"),
        (lambda: (signal("a"), signal("b"), signal("c")), "--left NAME"),
    ],
)
def test_edf_that_does_not_fit(tmp_path: Path, make: Callable[[], tuple[edfio.EdfSignal, ...]], told: str) -> None:
    with pytest.raises(DataError, match=told):
        read_recording(edf(tmp_path, *make()))


@pytest.mark.parametrize("kept", [100, 256, 700, 1000, 5000, -1])
def test_a_truncated_edf_is_refused(tmp_path: Path, kept: int) -> None:
    path = edf(tmp_path, signal("Left"), signal("Right"))
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(DataError, match=r"a\.edf"):
        read_recording(path)


def test_ten_minutes_are_read_quickly(tmp_path: Path) -> None:
    rows = [f"{k / 1000:.3f},{k % 97}.25,-{k % 89}.5" for k in range(600_000)]
    path = written(tmp_path, "t_s,left_uv,right_uv\n" + "\n".join(rows))
    start_s = time.perf_counter()
    recording = read_recording(path)
    assert time.perf_counter() - start_s < 4
    assert recording.uv.shape == (600_000, 2)


def test_it_plays_at_its_own_pace_and_ends(tmp_path: Path) -> None:
    rows = OWN.splitlines()
    path = written(tmp_path, "\n".join(rows[:41] + rows[51:]))
    clock = HandClock()
    board = Replay(str(path), world(clock))
    assert Replay.claims(str(path))
    assert board.simulated
    assert board.read() is None
    board.open()
    assert board.rate_hz == pytest.approx(1000)
    blocks: list[EmgBlock] = []
    while sum(len(b.t_s) for b in blocks) < 90:
        if block := board.read():
            assert block.t_s[-1] <= clock.t_s + 1e-6
            blocks.append(block)
        else:
            clock.t_s += 0.007
    with pytest.raises(DeviceLost, match=r"The recording a\.csv has ended"):
        board.read()
    assert np.concatenate([b.uv for b in blocks])[:, 0] == pytest.approx(np.r_[0.5:40, 50.5:100])
    assert [b.lost for b in blocks if b.lost] == [10]
    assert blocks[0].t_s[0] == pytest.approx(100)
    board.close()
    board.close()
    with pytest.raises(DeviceMissing, match="has ended"):  # nobody's day is played twice
        board.open()


def test_a_missing_recording_is_a_missing_device(tmp_path: Path) -> None:
    for ask in (Replay.look, Replay.open):
        with pytest.raises(DeviceMissing, match="no file"):
            ask(Replay(str(tmp_path / "a.csv"), world()))
    Replay(str(written(tmp_path, "")), world()).look()


@pytest.mark.parametrize(
    ("text", "scale"),
    [(OWN, "recorded"), ("E,0,1,2\n" + "".join(f"E,{k}000,{k},-{k}\n" for k in range(99)), "approximate")],
)
def test_nobody_vouches_for_a_files_microvolts_and_a_sketchs_counts_are_only_about_right(
    tmp_path: Path, text: str, scale: str
) -> None:
    clock = HandClock()
    board = Replay(str(written(tmp_path, text)), world(clock))
    board.open()
    clock.t_s += 0.05
    block = board.read()
    assert block is not None
    assert block.scale == counted(block).scale == scale


def patched(path: Path, at: int, words: str) -> Path:
    """A file in which a field of the header says something else."""
    data = path.read_bytes()
    path.write_bytes(data[:at] + words.ljust(8).encode() + data[at + 8 :])
    return path


_PHYSICAL_MIN = 256 + 2 * (16 + 80 + 8)
_PHYSICAL_MAX = _PHYSICAL_MIN + 2 * 8

ODD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "no unit": (lambda tmp: edf(tmp, signal("Left", unit=""), signal("Right")), "does not say its unit"),
    "another unit": (lambda tmp: edf(tmp, signal("Left", unit="degC"), signal("Right")), "--left NAME --right NAME"),
    "no EMG": (lambda tmp: edf(tmp, signal("Fp1"), signal("Fp2"), signal("Cz")), "--left NAME --right NAME"),
    "two rates": (
        lambda tmp: edf(tmp, signal("Left"), signal("Right", rate=500.0), signal("ECG", rate=500.0)),
        "--left NAME --right NAME: Left 1000, Right 500, ECG 500.",
    ),
    "no duration of records": (
        lambda tmp: patched(edf(tmp, signal("Left"), signal("Right")), 244, "0"),
        "damaged one.",
    ),
    "no records": (lambda tmp: patched(edf(tmp, signal("Left"), signal("Right")), 236, "0"), "was cut short"),
    "no range": (
        lambda tmp: patched(edf(tmp, signal("Left"), signal("Right")), _PHYSICAL_MIN, "100"),
        "has a header that cannot be right",
    ),
    "a range beyond all": (
        lambda tmp: patched(edf(tmp, signal("Left"), signal("Right")), _PHYSICAL_MAX, "1e300"),
        "sample 2 is beyond 1000 volts",
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_edf_files_are_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    make, told = ODD[name]
    path = make(tmp_path)
    with pytest.raises(DataError) as error:
        read_recording(path)
    assert told in str(error.value)
    assert str(path) in str(error.value)
    assert "local variable" not in str(error.value)
    assert "\n" not in str(error.value)
