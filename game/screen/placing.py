"""Where the window is: on which screen, how large, or filling it."""

import warnings

import pygame

from game.model.comfort import Comfort
from game.screen.landscape import HEIGHT, WIDTH

LEAST_PX = (960, 540)
"""No window is made smaller."""
_ROOM = 0.9
"""How much of a small screen's width and height a new window may take."""
LAID_BARE = frozenset({
    pygame.WINDOWEXPOSED, pygame.WINDOWSHOWN, pygame.WINDOWRESTORED, pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED,
    pygame.WINDOWDISPLAYCHANGED,
})  # fmt: skip
"""After these the system may have given the window another memory, with nothing in it."""


def screens() -> int:
    """How many screens there are."""
    return max(1, pygame.display.get_num_displays())


def placed(comfort: Comfort) -> pygame.Surface:
    """Show the window where the player wants it; on the first screen where theirs is not plugged in today."""
    number = comfort.screen if comfort.screen < screens() else 0
    wide, high = pygame.display.get_desktop_sizes()[number]
    if comfort.full_screen:
        return pygame.display.set_mode((wide, high), pygame.FULLSCREEN, display=number)
    scale = 1.0 if wide >= WIDTH and high >= HEIGHT else _ROOM * min(wide / WIDTH, high / HEIGHT)
    size = (max(LEAST_PX[0], round(WIDTH * scale)), max(LEAST_PX[1], round(HEIGHT * scale)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # where the system tiles windows it has another size at once
        made = pygame.display.set_mode(size, pygame.RESIZABLE, display=number)
        warnings.simplefilter("ignore", DeprecationWarning)  # there is no other way to the window of `display` yet
        pygame.Window.from_display_module().minimum_size = LEAST_PX
    return made
