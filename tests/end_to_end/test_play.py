"""Play with a real video file and a real serial line, offscreen and in a window."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import cv2
import numpy as np
import pytest

from game.model.signals import ByteArray, Intent
from game.simulation.face import picture_of
from game.simulation.patient import named
from tests.end_to_end.running import running, tool
from tests.pty_board import PtyBoard

FILM_S, RATE_HZ = 6, 15
SECONDS = 90
"""Far more than is needed: whoever has seen enough ends the game."""
_PIXEL = 4
_PAUSE_CARD = (slice(250, 480), slice(489, 511))
"""Rows and columns of the margin of the card of a pause, where every other scene shows the garden."""
_MIRROR = (slice(140, 460), slice(40, 460))
_SENSES = (slice(490, 690), slice(40, 460))
_TITLE = (slice(30, 76), slice(28, 280))


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six seconds of the simulated patient, smiling in the middle."""
    path = tmp_path_factory.mktemp("film") / "a face.mp4"
    patient = named("healthy", 1)
    asked = (Intent(0.0, "rest", 0.0), Intent(2.0, "smile", 1.0), Intent(4.0, "rest", 0.0))
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), RATE_HZ, (640, 480))
    for k in range(FILM_S * RATE_HZ):
        writer.write(picture_of(patient, k / RATE_HZ, asked))
    writer.release()
    return path


def scenes(album: Path) -> list[str]:
    """What the pictures saved so far show, oldest first."""
    names = sorted(path.name for path in album.glob("frame-*.png"))
    return [match[1] for name in names if (match := re.fullmatch(r"frame-\d+-(\w+)\.png", name))]


def test_a_lost_board_pauses_and_its_return_resumes(film: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with PtyBoard(tmp_path / "board") as board:
        line = ("play", "--camera", film, "--emg", board.link, "--offscreen", out, "--realtime", "--seconds", SECONDS)
        with running(tmp_path, *line, forked=True) as game:
            game.wait(lambda: "calibrate" in scenes(out))
            board.unplug()
            game.wait(lambda: "pause" in scenes(out))
            board.replug()
            game.wait(lambda: scenes(out)[-1] == "calibrate")
            game.send(signal.SIGTERM)
            ran = game.ended()
    assert ran.status == 128 + signal.SIGTERM
    assert ran.stderr == ""
    assert ran.says_nothing_of_libraries()
    assert (out / "summary.json").is_file()
    seen = "".join(scene[0] for scene in scenes(out))
    assert re.fullmatch(r"s+c+p+c+", seen), seen


def test_lines_of_garbage_pause_the_game(film: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with PtyBoard(tmp_path / "board") as board:
        line = ("play", "--camera", film, "--emg", board.link, "--offscreen", out, "--realtime", "--seconds", SECONDS)
        with running(tmp_path, *line, forked=True) as game:
            game.wait(lambda: "calibrate" in scenes(out))
            board.hush()
            noise = np.random.default_rng(3)

            def paused() -> bool:
                board.say(noise.bytes(40) + b"\r\nE,1,2\r\nhello,world\r\nE,,,\r\n1e999,nan\r\n\xff\xfe\r\n")
                return "pause" in scenes(out)

            game.wait(paused)
            before = len(scenes(out))
            game.wait(lambda: paused() and len(scenes(out)) > before + 1)
            game.send(signal.SIGINT)
            ended = game.ended()
    assert "Traceback" not in ended.stderr


@contextmanager
def display(folder: Path) -> Iterator[tuple[dict[str, str], Path]]:
    """A screen of 1280 x 720 without a window manager, and the file its pixels are in."""
    reader, writer = os.pipe()
    line = ["-displayfd", str(writer), "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-fbdir", str(folder)]
    server = subprocess.Popen([tool("Xvfb"), *line], pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as pipe:
            yield {"DISPLAY": f":{pipe.readline().strip()}", "SDL_VIDEODRIVER": "x11"}, folder / "Xvfb_screen0"
    finally:
        server.terminate()
        server.wait()


def screenshot(pixels: Path) -> ByteArray:
    """What Xvfb shows: an XWD file with a header, a colour map of 12 bytes an entry, and rows of BGRX."""
    data = pixels.read_bytes()
    header = np.frombuffer(data, ">u4", 25)
    size, wide, high, row, colours = (int(header[k]) for k in (0, 4, 5, 12, 19))
    rows = np.frombuffer(data, np.uint8, row * high, size + 12 * colours).reshape(high, row)
    return rows[:, : wide * _PIXEL].reshape(high, wide, _PIXEL)[:, :, :3]


def is_paused(pixels: Path) -> bool:
    return bool(screenshot(pixels)[_PAUSE_CARD].std(axis=(0, 1)).max() < 2)


def key(screen: dict[str, str], name: str) -> None:
    subprocess.run([tool("xdotool"), "key", name], env={**os.environ, **screen}, check=True, timeout=20)


def differs(pixels: Path, before: ByteArray, part: tuple[slice, slice]) -> bool:
    return bool((screenshot(pixels)[part] != before[part]).any(axis=2).mean() > 0.01)


def test_in_a_window_a_lost_board_pauses_and_keys_quit(film: Path, tmp_path: Path) -> None:
    with display(tmp_path) as (screen, pixels), PtyBoard(tmp_path / "board") as board:
        line = ("play", "--camera", film, "--emg", board.link, "--level", "demo-smile", "--seconds", 600)
        with running(tmp_path, *line, more=screen) as game:
            game.wait(lambda: screenshot(pixels).std() > 20)
            setting_up = screenshot(pixels)
            game.wait(lambda: differs(pixels, setting_up, _MIRROR))
            setting_up = screenshot(pixels)
            board.unplug()
            game.wait(lambda: differs(pixels, setting_up, _SENSES))
            board.replug()

            def begun() -> bool:
                key(screen, "Return")
                return differs(pixels, setting_up, _TITLE)

            game.wait(begun)
            board.unplug()
            game.wait(lambda: is_paused(pixels))
            board.replug()
            game.wait(lambda: not is_paused(pixels))
            resumed = screenshot(pixels)
            game.wait(lambda: differs(pixels, resumed, _MIRROR))
            cards: list[bool] = []

            def left() -> bool:
                """Escape pauses, and on the card Tab and Return leave the level; in the way in Escape ends the game."""
                cards.append(is_paused(pixels))
                for name in ("Tab", "Return") if cards[-1] else ("Escape",):
                    key(screen, name)
                time.sleep(0.3)  # until the answer is shown
                return game.process.poll() is not None

            with suppress(AssertionError):  # it has ended meanwhile
                game.wait(left)
            ran = game.ended()
    assert any(cards), "Escape pauses"
    assert ran.status == 0, ran.stderr
    assert ran.stderr == ""
    assert ran.says_nothing_of_libraries()
