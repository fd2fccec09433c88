"""A few scenes as they were found good to look at: small pictures, compared loosely.

`pytest tests/looks/test_golden.py --update-golden` takes them anew; look at each before it is kept.
"""

from pathlib import Path

import cv2
import numpy as np
import pygame
import pytest

from game.model.comfort import Comfort, Light
from game.model.signals import ByteArray
from game.screen.canvas import SurfaceCanvas
from game.screen.sprites import pixels
from game.screen.theme import suited
from tests.looks.catalogue import SCENES
from tests.scenes.onlookers import Onlooker

FOLDER = Path(__file__).resolve().parents[1] / "golden"
SIZE = (160, 90)
BLUR_PX = 1.25
MOST = 4.0
"""How far blurred pictures may be apart on the mean, of 255; a card elsewhere or another light is further."""
FRAMES = {
    "question": Comfort(),
    "plan": Comfort(),
    "guide, smile": Comfort(),
    "delivered": Comfort(light=Light.CONTRAST),
    "comfort, light": Comfort(text=2.0),
    "play, hold": Comfort(),
}


def shown(name: str, folder: Path) -> ByteArray:
    """A scene as a small picture, blue-green-red."""
    canvas = SurfaceCanvas(pygame.Surface((1280, 720), 0, 32), suited(FRAMES[name]))
    scene = SCENES[name](Onlooker(FRAMES[name], canvas, folder))
    scene.draw(canvas)
    canvas.close()
    return np.asarray(cv2.resize(pixels(canvas.surface)[:, :, :3], SIZE, interpolation=cv2.INTER_AREA), np.uint8)


def apart(one: ByteArray, other: ByteArray) -> float:
    """The mean difference of two pictures once small things are blurred."""
    soft = [cv2.GaussianBlur(each, (0, 0), BLUR_PX).astype(np.float64) for each in (one, other)]
    return float(np.abs(soft[0] - soft[1]).mean())


@pytest.mark.parametrize("name", FRAMES)
def test_it_looks_as_it_was_found_good(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    file = FOLDER / f"{name.replace(', ', '-')}.png"
    now = shown(name, tmp_path)
    if request.config.getoption("--update-golden"):
        cv2.imwrite(str(file), now)
    kept = cv2.imread(str(file))
    assert kept is not None, f"{file.name} is missing: run with --update-golden, and look at it"
    assert apart(np.asarray(kept, np.uint8), now) < MOST


def test_another_scene_or_light_is_not_taken_for_it() -> None:
    files = sorted(FOLDER.glob("*.png"))
    pictures = [np.asarray(cv2.imread(str(file)), np.uint8) for file in files]
    assert len(pictures) == len(FRAMES)
    for number, one in enumerate(pictures):
        assert all(apart(one, other) > 2 * MOST for other in pictures[:number])
