"""What of screen, sound and gamepads is connected."""

import pygame

from game.screen.speaker import MUTE_DRIVERS, RATE_HZ


def refresh_hz() -> float | None:
    """How often the screen with the window shows a picture, as far as the system says; ask while it is open."""
    try:
        return float(pygame.display.get_current_refresh_rate()) or None
    except pygame.error:
        return None


def sound() -> str | None:
    """The name of the sound system, None where nothing can be heard."""
    try:
        pygame.mixer.init(RATE_HZ, -16, 2, 512, allowedchanges=0)
    except pygame.error:
        return None
    driver = pygame.mixer.get_driver()
    pygame.mixer.quit()
    return None if driver in MUTE_DRIVERS else driver


def pads() -> tuple[str, ...]:
    """The gamepads' names."""
    listening = pygame.joystick.get_init()
    try:
        pygame.joystick.init()
        names = tuple(pygame.joystick.Joystick(number).get_name() for number in range(pygame.joystick.get_count()))
        if not listening:  # else somebody would hear nothing of them any more
            pygame.joystick.quit()
    except pygame.error:
        return ()
    return names
