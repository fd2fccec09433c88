"""`face-garden doctor` as a person types it."""

import json
import signal
import sys
from pathlib import Path

import pytest

from tests.end_to_end.running import run, running, tool
from tests.fake_boards import Bitalino
from tests.pty_board import PtyBoard
from tests.test_studies import filmed, smiling

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")


def test_a_film_and_a_board_are_measured(tmp_path: Path) -> None:
    filmed(tmp_path / "film.mp4", smiling(2.0, 30.0), 30.0)
    with PtyBoard(tmp_path / "emg", Bitalino()) as pty:
        ran = run(
            tmp_path, "doctor", "--camera", "film.mp4", "--emg", f"bitalino:{pty.link}", "--seconds", 2.5,
            "--data", "data", "--json", "out.json",
        )  # fmt: skip
    assert ran.status == 0
    assert ran.stderr == ""
    assert ran.says_nothing_of_libraries()
    assert "Screen" in ran.stdout
    figures = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["figures"]
    assert figures["mirror"]["seen"]["rate_hz"] == pytest.approx(30, rel=0.05)
    assert figures["mirror"]["seen"]["faces"] > 0.9
    assert 0 < figures["mirror"]["seen"]["delay_ms"][0] < 500
    assert figures["places"][0]["heard"]["rate_hz"] == pytest.approx(1000, rel=0.01)
    assert figures["display"] is None
    assert figures["sound"] is None


def test_a_computer_without_anything_is_a_report_too(tmp_path: Path) -> None:
    ran = run(tmp_path, "doctor", "--camera", "missing.mp4", "--emg", "none", "--data", "data")
    assert ran.status == 0
    assert ran.stderr == ""
    assert all(word in ran.stdout for word in ("missing.mp4", "There is no video file", "no display", "Python 3."))


def test_a_real_window_is_paced(tmp_path: Path) -> None:
    ran = run(
        tmp_path, "doctor", "--camera", "no.mp4", "--emg", "none", "--data", "data", "--json", "out.json",
        through=(tool("xvfb-run"), "-a"),
    )  # fmt: skip
    assert ran.status == 0
    display = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["figures"]["display"]
    assert display["size_px"] == [1280, 720]
    assert 20 < display["rate_hz"] < 61


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_it_can_be_interrupted_while_it_measures(tmp_path: Path) -> None:
    film = filmed(tmp_path / "film.mp4", smiling(2.0, 30.0), 30.0)
    with running(tmp_path, "doctor", "--camera", film, "--emg", "none", "--seconds", 60, forked=True) as doctor:
        files = Path(f"/proc/{doctor.process.pid}/fd")
        doctor.wait(lambda: any(file.resolve() == film for file in files.iterdir()))
        doctor.send(signal.SIGINT)
        ended = doctor.ended(20.0)
    assert ended.status == 130
    assert ended.stdout == ended.stderr == ""
