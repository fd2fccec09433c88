"""Keys, mouse and gamepad, put into the game's words."""

from collections.abc import Callable, Mapping

import pygame

from game.model.inputs import Action, Input
from game.ports import Point

KEYS: Mapping[int, Action] = {
    pygame.K_RETURN: Action.CONFIRM,
    pygame.K_KP_ENTER: Action.CONFIRM,
    pygame.K_SPACE: Action.CONFIRM,
    pygame.K_ESCAPE: Action.BACK,
    pygame.K_p: Action.PAUSE,
    pygame.K_TAB: Action.NEXT,
    pygame.K_RIGHT: Action.NEXT,
    pygame.K_DOWN: Action.NEXT,
    pygame.K_LEFT: Action.PREVIOUS,
    pygame.K_UP: Action.PREVIOUS,
}
BUTTONS: Mapping[int, Action] = {
    pygame.CONTROLLER_BUTTON_A: Action.CONFIRM,
    pygame.CONTROLLER_BUTTON_B: Action.BACK,
    pygame.CONTROLLER_BUTTON_START: Action.PAUSE,
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: Action.NEXT,
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: Action.NEXT,
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: Action.PREVIOUS,
    pygame.CONTROLLER_BUTTON_DPAD_UP: Action.PREVIOUS,
}


def meant(event: pygame.event.Event, design: Callable[[Point], Point]) -> Input | None:
    """What an event means, or None; `design` turns window pixels into the design's."""
    if event.type == pygame.QUIT:
        return Input(Action.QUIT)
    if event.type == pygame.KEYDOWN:
        backwards = event.key == pygame.K_TAB and event.mod & pygame.KMOD_SHIFT
        action = Action.PREVIOUS if backwards else KEYS.get(event.key)
        return Input(action) if action else None
    if event.type == pygame.CONTROLLERBUTTONDOWN:
        action = BUTTONS.get(event.button)
        return Input(action) if action else None
    if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
        return Input(point=design(event.pos))
    if event.type == pygame.MOUSEMOTION:
        return Input(hover=design(event.pos))
    return None
