"""A webcam gives as large pictures as it quickly can: their middle for a face, all of them for codes."""

from typing import Any, ClassVar

import cv2
import numpy as np
import pytest

from game.cameras.webcam import Webcam
from game.errors import DeviceLost
from game.model.attention import Attention
from game.model.signals import Picture
from tests.fakes import nowhere


class Capture:
    """A driver with two sizes: any width above 640 is 1280 x 720, `large_hz` times a second where it says so."""

    large_hz: ClassVar[float] = 30.0
    stubborn: ClassVar[bool] = False
    """Knows only the small size."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.asked: dict[int, float] = {}
        self.released = False

    @property
    def is_large(self) -> bool:
        return self.asked[cv2.CAP_PROP_FRAME_WIDTH] > 640 and not self.stubborn

    def set(self, property_: int, value: float) -> bool:
        self.asked[property_] = value
        return True

    def get(self, property_: int) -> float:
        assert property_ == cv2.CAP_PROP_FPS
        return self.large_hz if self.is_large else 30.0

    def isOpened(self) -> bool:  # noqa: N802
        return not self.released

    def grab(self) -> bool:
        return not self.released

    def retrieve(self, *_: Any) -> Any:
        picture = np.zeros((720, 1280, 3) if self.is_large else (480, 640, 3), np.uint8)
        picture[:, picture.shape[1] // 2] = 255
        return True, picture

    def read(self, *_: Any) -> Any:
        return self.retrieve()

    def release(self) -> None:
        self.released = True


class Stubborn(Capture):
    stubborn = True


class Slow(Capture):
    large_hz = 10.0


class Silent(Capture):
    large_hz = 0.0


class Lost(Capture):
    large_hz = float("nan")


class Driven(Webcam):
    driver = Capture  # type: ignore[assignment]  # OpenCV's own cannot be a base: its memory is not Python's


def seen(camera: Webcam) -> Picture:
    picture = camera.read()
    assert picture is not None
    return picture


def opened(driver: type[Capture], monkeypatch: pytest.MonkeyPatch) -> Webcam:
    monkeypatch.setattr(Driven, "driver", driver)
    camera = Driven("0", nowhere())
    camera.open()
    return camera


def test_a_face_is_looked_for_in_the_middle_and_codes_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    camera = opened(Capture, monkeypatch)
    assert seen(camera).size_px == (960, 720)
    assert seen(camera).bgr[:, 480].all()
    assert seen(camera).bgr.flags.c_contiguous
    camera.attend(Attention.CODES)
    assert seen(camera).size_px == (1280, 720)
    camera.open()  # as after it was lost
    assert seen(camera).size_px == (1280, 720)
    camera.attend(Attention.FACE)
    assert seen(camera).size_px == (960, 720)
    camera.close()
    with pytest.raises(DeviceLost):
        camera.read()


@pytest.mark.parametrize(
    ("driver", "size_px"),
    [(Stubborn, (640, 480)), (Slow, (640, 480)), (Silent, (960, 720)), (Lost, (960, 720))],
)
def test_a_camera_that_has_no_large_pictures_or_is_slow_with_them_gives_small_ones(
    driver: type[Capture], size_px: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    camera = opened(driver, monkeypatch)
    assert seen(camera).size_px == size_px
    camera.attend(Attention.CODES)
    assert seen(camera).size_px == (size_px if size_px[0] == 640 else (1280, 720))
    camera.close()


def test_a_camera_that_comes_back_is_asked_for_what_it_gave_before(monkeypatch: pytest.MonkeyPatch) -> None:
    camera = opened(Slow, monkeypatch)
    monkeypatch.setattr(Driven, "driver", Capture)
    camera.open()
    assert seen(camera).size_px == (640, 480)
    camera.close()


def test_large_pictures_are_asked_for_compressed(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Capture] = []

    class Kept(Capture):
        def __init__(self, index: int) -> None:
            super().__init__(index)
            made.append(self)

    opened(Kept, monkeypatch).close()
    assert made[0].asked[cv2.CAP_PROP_FOURCC] == cv2.VideoWriter.fourcc(*"MJPG")
    assert made[0].asked[cv2.CAP_PROP_FPS] == 30


@pytest.mark.parametrize(
    ("size_px", "middle_px"),
    [((1280, 720), (960, 720)), ((640, 480), (640, 480)), ((640, 360), (480, 360)), ((480, 640), (480, 640))],
)
def test_what_is_wider_than_a_face_needs_is_cut_alike_on_both_sides(
    size_px: tuple[int, int], middle_px: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    wide, high = size_px

    class Sized(Capture):
        def retrieve(self, *_: Any) -> Any:
            return True, np.tile(np.arange(wide)[None, :, None] % 251, (high, 1, 3)).astype(np.uint8)

    picture = seen(opened(Sized, monkeypatch))
    assert picture.size_px == middle_px
    first = (wide - middle_px[0]) // 2
    assert (picture.bgr[0, :, 0] == np.arange(first, first + middle_px[0]) % 251).all()
