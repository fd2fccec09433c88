import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from game.cameras.video import Film, Video
from game.errors import DataError, DeviceLost, DeviceMissing
from game.model.signals import Picture
from game.ports import Surroundings
from tests.cameras.mp4 import index_first, turned, unevenly
from tests.fakes import HandClock

RATE_HZ = 10.0
COUNT = 12
FORMATS = {"film.avi": "MJPG", "film.mp4": "mp4v"}


def film(path: Path, count: int = COUNT, code: str | None = None) -> Path:
    """A video whose picture k is grey 20 * k."""
    fourcc = cv2.VideoWriter.fourcc(*(code or FORMATS[path.name]))
    writer = cv2.VideoWriter(str(path), fourcc, RATE_HZ, (64, 48))
    assert writer.isOpened()
    for number in range(count):
        writer.write(np.full((48, 64, 3), 20 * number, np.uint8))
    writer.release()
    return path


def number(picture: Picture) -> int:
    return round(float(picture.bgr.mean()) / 20)


def playing(path: Path) -> tuple[Video, HandClock]:
    clock = HandClock(50.0)
    video = Video(str(path), Surroundings(clock, tuple))
    video.open()
    return video, clock


@pytest.mark.parametrize("name", FORMATS)
def test_a_film_gives_every_picture_with_its_own_time(tmp_path: Path, name: str) -> None:
    opened = Film(film(tmp_path / name))
    pictures = list(opened)
    assert opened.pictures == COUNT
    assert [number(each) for each in pictures] == list(range(COUNT))
    assert [each.t_s for each in pictures] == pytest.approx([k / RATE_HZ for k in range(COUNT)])
    assert pictures[0].bgr.shape == (48, 64, 3)
    assert pictures[0].bgr.dtype == np.uint8
    assert opened.take() is None
    assert opened.due_s() is None
    opened.close()
    opened.close()


@pytest.mark.parametrize("name", FORMATS)
def test_it_plays_at_its_own_pace(tmp_path: Path, name: str) -> None:
    video, clock = playing(film(tmp_path / name))
    seen = []
    for step in range(100):  # reads at 100 Hz
        clock.t_s = 50.0 + step / 100
        picture = video.read()
        if picture is not None:
            assert picture.t_s <= clock.t_s
            assert clock.t_s - picture.t_s < 0.011
            seen.append(number(picture))
    assert seen == list(range(10))
    video.close()


def test_late_pictures_are_passed_over(tmp_path: Path) -> None:
    video, clock = playing(film(tmp_path / "film.avi"))
    first = video.read()
    assert first is not None
    assert number(first) == 0
    assert video.read() is None
    clock.t_s = 50.74
    picture = video.read()
    assert picture is not None
    assert number(picture) == 7
    assert picture.t_s == pytest.approx(50.7)


def test_at_its_end_it_starts_again(tmp_path: Path) -> None:
    video, clock = playing(film(tmp_path / "film.avi"))
    seen, stamps = [], []
    for step in range(300):
        clock.t_s = 50.0 + step / 100
        picture = video.read()
        if picture is not None:
            seen.append(number(picture))
            stamps.append(picture.t_s)
    assert seen[:COUNT] == seen[COUNT : 2 * COUNT] == list(range(COUNT))
    assert (np.diff(stamps) > 0).all()
    video.close()


def test_closing_and_opening_begins_anew(tmp_path: Path) -> None:
    video, clock = playing(film(tmp_path / "film.avi"))
    clock.t_s = 50.5
    video.close()
    video.close()
    with pytest.raises(DeviceLost, match="closed"):
        video.read()
    video.open()
    picture = video.read()
    assert picture is not None
    assert number(picture) == 0
    assert picture.t_s == 50.5


def refused(path: Path) -> str:
    with pytest.raises(DataError) as data:
        Film(path)
    with pytest.raises(DeviceMissing) as device:
        playing(path)
    assert str(device.value) == str(data.value)
    assert str(path) in str(data.value)
    assert "\n" not in str(data.value)
    return str(data.value)


@pytest.mark.parametrize("name", ["film.mp4", "film.avi", "film.mov", "film.webm"])
@pytest.mark.parametrize("content", [b"", b"This is a letter, not a film.\n" * 200, b"\x00" * 4096])
def test_a_file_that_is_no_video_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert "not a video that can be read" in refused(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "There is no video file" in refused(tmp_path / "film.mp4")
    assert "There is no video file" in refused(tmp_path)


def test_half_of_an_mp4_is_refused(tmp_path: Path) -> None:
    whole = film(tmp_path / "film.mp4").read_bytes()
    path = tmp_path / "half.mp4"
    path.write_bytes(whole[: len(whole) // 2])  # its index stands at the end
    assert "not a video that can be read" in refused(path)


def test_half_of_an_avi_plays_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = film(tmp_path / "film.avi").read_bytes()
    path = tmp_path / "half.avi"
    first = whole.index(b"movi")
    path.write_bytes(whole[: first + (whole.rindex(b"idx1") - first) // 2])
    opened = Film(path)
    seen = [number(each) for each in opened]
    assert seen == list(range(len(seen)))
    assert 1 <= len(seen) < COUNT
    opened.close()


@pytest.mark.parametrize("name", FORMATS)
def test_a_single_picture_is_no_film(tmp_path: Path, name: str) -> None:
    assert "is too short: it has 1 picture" in refused(film(tmp_path / name, count=1))


def test_the_shortest_film_plays_over_and_over(tmp_path: Path) -> None:
    video, clock = playing(film(tmp_path / "film.avi", count=2))
    seen = []
    for step in range(100):
        clock.t_s = 50.0 + step / 100
        picture = video.read()
        seen += [] if picture is None else [number(picture)]
    assert seen[:6] == [0, 1, 0, 1, 0, 1]
    assert len(seen) <= 20


def test_any_file_is_claimed_and_no_number() -> None:
    assert Video.claims("film.mp4")
    assert Video.claims("/home/me/my films/2024.mov")
    assert not Video.claims("0")
    assert not Video.claims("")
    assert not Video.claims("simulated:healthy")


def test_a_file_may_be_called_simulated() -> None:
    assert Video.claims("simulated.mp4")


@pytest.mark.parametrize(("degrees", "corner"), [(0, (0, 0)), (90, (0, 1)), (180, (1, 1)), (270, (1, 0))])
def test_a_phone_held_upright_gives_upright_pictures(tmp_path: Path, degrees: int, corner: tuple[int, int]) -> None:
    path = tmp_path / "film.mp4"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), RATE_HZ, (64, 48))
    picture = np.zeros((48, 64, 3), np.uint8)
    picture[:24, :32] = 255
    for _ in range(3):
        writer.write(picture)
    writer.release()
    turned(path, degrees)
    shown = next(iter(Film(path))).bgr
    assert shown.shape[:2] == ((48, 64) if degrees % 180 == 0 else (64, 48))
    height, width = shown.shape[:2]
    down, right = corner
    assert shown[height // 4 + down * height // 2, width // 4 + right * width // 2].mean() > 200
    assert shown.mean() == pytest.approx(64, abs=6)


def test_pictures_that_come_unevenly_keep_their_own_times(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4")
    unevenly(path, [1, 2, 3] * (COUNT // 3))
    pictures = list(Film(path))
    assert [number(each) for each in pictures] == list(range(COUNT))
    assert np.diff([each.t_s for each in pictures]) == pytest.approx(([0.1, 0.2, 0.3] * 4)[:-1], abs=1e-3)


def test_a_download_that_broke_off_plays_as_far_as_it_goes(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4")
    index_first(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: (len(whole) + whole.index(b"mdat")) // 2])
    opened = Film(path)
    seen = [number(each) for each in opened]
    assert opened.pictures == COUNT
    assert seen[:-1] == list(range(len(seen) - 1))  # the last picture is half a picture
    assert 2 <= len(seen) < COUNT


def test_large_pictures_are_shrunk(tmp_path: Path) -> None:
    path = tmp_path / "film.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), RATE_HZ, (2160, 3840))
    for _ in range(2):
        writer.write(np.full((3840, 2160, 3), 90, np.uint8))
    writer.release()
    assert [each.bgr.shape for each in Film(path)] == [(1280, 720, 3)] * 2


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs another user to be")
def test_a_film_that_may_not_be_read_is_told_as_that(ordinary_folder: Path) -> None:
    path = film(ordinary_folder / "film.avi")
    path.chmod(0)
    assert refused(path) == f"{path} cannot be read: Permission denied."
