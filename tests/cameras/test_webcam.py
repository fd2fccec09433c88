"""A webcam gives larger pictures while codes are read."""

from typing import Any, ClassVar

import cv2
import numpy as np
import pytest

from game.cameras.webcam import Webcam
from game.errors import DeviceLost
from game.model.attention import Attention
from tests.fakes import nowhere


class Capture:
    """A driver with two sizes: any width above 640 is 1280 x 720; `stubborn` ones know only the small one."""

    stubborn: ClassVar[bool] = False

    def __init__(self, index: int) -> None:
        self.index, self.wide = index, 0.0
        self.released = False

    def set(self, property_: int, value: float) -> bool:
        if property_ == cv2.CAP_PROP_FRAME_WIDTH:
            self.wide = value
        return True

    def isOpened(self) -> bool:  # noqa: N802
        return not self.released

    def grab(self) -> bool:
        return not self.released

    def retrieve(self, *_: Any) -> Any:
        large = self.wide > 640 and not self.stubborn
        return True, np.zeros((720, 1280, 3) if large else (480, 640, 3), np.uint8)

    def read(self, *_: Any) -> Any:
        return self.retrieve()

    def release(self) -> None:
        self.released = True


class Stubborn(Capture):
    stubborn = True


class Driven(Webcam):
    driver = Capture  # type: ignore[assignment]  # OpenCV's own cannot be a base: its memory is not Python's


class DrivenStubborn(Webcam):
    driver = Stubborn  # type: ignore[assignment]


def size_px(camera: Webcam) -> tuple[int, int]:
    picture = camera.read()
    assert picture is not None
    return picture.size_px


def test_pictures_grow_for_codes_and_shrink_again() -> None:
    camera = Driven("0", nowhere())
    camera.open()
    assert size_px(camera) == (640, 480)
    camera.attend(Attention.CODES)
    assert size_px(camera) == (1280, 720)
    camera.open()  # as after it was lost
    assert size_px(camera) == (1280, 720)
    camera.attend(Attention.FACE)
    assert size_px(camera) == (640, 480)
    camera.close()
    with pytest.raises(DeviceLost):
        camera.read()


def test_a_camera_of_one_size_goes_on_as_it_was() -> None:
    camera = DrivenStubborn("0", nowhere())
    camera.open()
    camera.attend(Attention.CODES)
    assert size_px(camera) == (640, 480)
    camera.close()
