"""What keys and a gamepad's buttons are called."""

from collections.abc import Mapping

import pygame

from game.model.bindings import PAD
from game.model.inputs import Action

BUTTONS = (
    "a", "b", "x", "y", "back", "guide", "start", "left stick", "right stick", "left shoulder", "right shoulder",
    "up", "down", "left", "right", "share", "paddle 1", "paddle 2", "paddle 3", "paddle 4", "touchpad",
)  # fmt: skip
"""The buttons of a gamepad that SDL knows, in the order of its numbers for them."""
HATS: Mapping[tuple[int, int], Action] = {
    (1, 0): Action.NEXT,
    (0, -1): Action.NEXT,
    (-1, 0): Action.PREVIOUS,
    (0, 1): Action.PREVIOUS,
}
"""The cross of a gamepad that SDL does not know: right and down, left and up."""


def name_of(event: pygame.event.Event) -> str:
    """The name of the key or button that an event tells to be pressed; empty where it is another event."""
    if event.type == pygame.KEYDOWN:
        backwards = event.key == pygame.K_TAB and event.mod & pygame.KMOD_SHIFT
        return "shift tab" if backwards else pygame.key.name(event.key)
    if event.type == pygame.CONTROLLERBUTTONDOWN:
        return PAD + (BUTTONS[event.button] if event.button < len(BUTTONS) else str(event.button))
    if event.type == pygame.JOYBUTTONDOWN:
        return f"{PAD}{event.button}"
    return ""


def letter_of(event: pygame.event.Event) -> str | None:
    """The letter that a key writes, or a backspace; None where it is neither."""
    letter = event.dict.get("unicode", "") if event.type == pygame.KEYDOWN else ""
    return letter if letter == "\b" or (letter and letter.isprintable()) else None
