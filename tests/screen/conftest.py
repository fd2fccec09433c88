"""Nothing here needs a display or a sound card."""

import pygame
import pytest

from game.screen.canvas import SurfaceCanvas
from game.screen.theme import EVENING


@pytest.fixture
def surface() -> pygame.Surface:
    return pygame.Surface((640, 360), 0, 32)


@pytest.fixture
def canvas(surface: pygame.Surface) -> SurfaceCanvas:
    return SurfaceCanvas(surface, EVENING)
