"""The real process aside, with the drawn face and the real tracker."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic

import numpy as np
import pytest

from game.devices import await_open
from game.errors import DeviceMissing
from game.model.attention import Attention
from game.model.signals import Anchor, FaceFrame, Intent
from game.senses import Gathered
from game.senses.aside import AsideSenses
from game.senses.posts import Watched
from game.senses.silence import Silence
from tests.fakes import picture
from tests.pty_board import PtyBoard

PATIENCE_S = 40.0
SHARED = Path("/dev/shm")  # noqa: S108
WATCHED = Watched(("simulated", "simulated:healthy@15"), ("simulated", "simulated:healthy"), 1)


@pytest.fixture
def asked() -> list[Intent]:
    return []


@pytest.fixture
def senses(asked: list[Intent]) -> Iterator[AsideSenses]:
    with closing(AsideSenses(WATCHED, lambda: tuple(asked))) as made:
        made.start()
        yield made


def eventually(senses: AsideSenses, done: Callable[[Gathered], bool]) -> Gathered:
    until_s, pause = monotonic() + PATIENCE_S, threading.Event()
    while monotonic() < until_s:
        gathered = senses.collect()
        if done(gathered):
            return gathered
        pause.wait(0.01)
    raise AssertionError("it never happened")


def has_face(gathered: Gathered) -> bool:
    return gathered.face is not None and gathered.face.landmarks_px is not None


def test_faces_and_samples_come_from_a_process_that_is_started_again_when_it_dies(
    senses: AsideSenses, asked: list[Intent]
) -> None:
    seen = eventually(senses, has_face)
    assert seen.face is not None
    assert seen.face.picture.bgr.shape == (480, 640, 3)
    assert seen.face.picture.bgr.std() > 10
    assert eventually(senses, lambda gathered: bool(gathered.blocks)).board_trouble is None
    senses.rest(Anchor(FaceFrame(seen.face.picture, None, 0.0), np.zeros((478, 3))))
    asked.append(Intent(seen.face.t_s, "smile", 1.0))
    senses.attend(Attention.CODES)
    assert eventually(senses, lambda gathered: gathered.face is not None and not has_face(gathered)).face
    first = senses._process.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    trouble = eventually(senses, lambda gathered: gathered.camera_trouble is not None).camera_trouble
    assert trouble == "The camera's program has stopped. It is started again; the game goes on by itself."
    again = eventually(senses, lambda gathered: gathered.face is not None)
    assert not has_face(again)  # codes are looked for as before
    senses.attend(Attention.FACE)
    back = eventually(senses, has_face)
    assert back.camera_trouble is None
    assert senses._process.pid != first
    assert senses._told == len(asked)


def test_a_process_that_stands_still_is_noticed_and_never_waited_for(senses: AsideSenses) -> None:
    eventually(senses, has_face)
    assert senses._process.pid is not None
    os.kill(senses._process.pid, signal.SIGSTOP)
    try:
        begun_s = monotonic()
        for number in range(5):
            senses.rest(Anchor(FaceFrame(picture(float(number)), None, 0.0), np.zeros((478, 3))))
        assert monotonic() - begun_s < 1.0
        silent = eventually(senses, lambda gathered: gathered.camera_trouble is not None)
        assert silent.camera_trouble is not None
        assert silent.camera_trouble.startswith("The camera gives no more pictures.")
    finally:
        os.kill(senses._process.pid, signal.SIGCONT)
    assert eventually(senses, lambda gathered: gathered.camera_trouble is None and has_face(gathered)).face


def test_a_camera_that_hangs_for_good_is_begun_anew() -> None:
    with closing(AsideSenses(WATCHED, tuple, Silence(next_s=1.0, hopeless_s=1.0))) as senses:
        eventually(senses, has_face)
        hanging = senses._process.pid
        assert hanging is not None
        os.kill(hanging, signal.SIGSTOP)
        silent = eventually(senses, lambda gathered: gathered.camera_trouble is not None)
        assert silent.camera_trouble is not None
        assert silent.camera_trouble.startswith("The camera gives no more pictures.")
        assert eventually(senses, has_face).camera_trouble is None
        assert senses._process.pid != hanging


def test_a_board_that_is_gone_when_the_process_starts_again_is_the_boards_trouble_and_the_face_goes_on(
    tmp_path: Path,
) -> None:
    with PtyBoard(tmp_path / "board") as board:
        watched = Watched(("simulated", "simulated:healthy@15"), ("csv_lines", str(board.link)), 1)
        with closing(AsideSenses(watched, tuple)) as senses:
            eventually(senses, has_face)
            assert senses._process.pid is not None
            board.unplug()
            os.kill(senses._process.pid, signal.SIGKILL)
            eventually(senses, lambda gathered: gathered.camera_trouble is not None)
            back = eventually(senses, lambda gathered: has_face(gathered) and gathered.board_trouble is not None)
            assert back.camera_trouble is None
            assert back.board_trouble is not None
            assert str(board.link) in back.board_trouble
            board.replug()
            assert eventually(senses, lambda gathered: bool(gathered.blocks)).board_trouble is None


def memory_of(process: Path) -> str:
    with suppress(OSError):
        return (process / "maps").read_text(encoding="utf-8", errors="replace")
    return ""


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared memory has names on Linux alone")
def test_senses_that_cannot_begin_leave_no_shared_memory_behind() -> None:
    before = set(SHARED.glob("psm_*"))
    unsendable = Watched(("simulated", "simulated:healthy"), None, threading.Lock())  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="lock"):
        AsideSenses(unsendable, tuple)
    others = "".join(memory_of(path) for path in Path("/proc").iterdir() if path.name not in {str(os.getpid()), "self"})
    assert not [path.name for path in set(SHARED.glob("psm_*")) - before if path.name not in others]


def test_a_device_that_is_missing_at_the_start_is_said() -> None:
    watched = Watched(("simulated", "simulated:healthy@15"), ("csv_lines", "nowhere-to-be-found"), 1)
    with closing(AsideSenses(watched, tuple)) as made, pytest.raises(DeviceMissing, match="nowhere-to-be-found"):
        await_open(made, lambda: False)


def test_senses_that_load_slowly_are_told_as_that_and_come_in_the_end() -> None:
    with closing(AsideSenses(WATCHED, tuple, Silence(loading_s=1.0))) as senses:
        assert senses._process.pid is not None
        os.kill(senses._process.pid, signal.SIGSTOP)
        slow = eventually(senses, lambda gathered: gathered.camera_trouble is not None)
        assert slow.camera_trouble is not None
        assert "A little patience" in slow.camera_trouble
        os.kill(senses._process.pid, signal.SIGCONT)
        assert eventually(senses, lambda gathered: has_face(gathered) and not gathered.camera_trouble).face


def test_whoever_has_no_window_is_told_in_the_end_that_nothing_answers() -> None:
    with closing(AsideSenses(WATCHED, tuple, Silence(loading_s=0.02))) as senses:
        assert senses._process.pid is not None
        os.kill(senses._process.pid, signal.SIGSTOP)
        with pytest.raises(DeviceMissing, match="did not wake up"):
            await_open(senses, lambda: False)
