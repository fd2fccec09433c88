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
BUTTONS: Mapping[int, Action] = {0: Action.CONFIRM, 1: Action.BACK, 7: Action.PAUSE, 9: Action.PAUSE}
"""A gamepad's buttons as most number them: A, B, and start."""
HATS: Mapping[tuple[int, int], Action] = {
    (1, 0): Action.NEXT,
    (0, -1): Action.NEXT,
    (-1, 0): Action.PREVIOUS,
    (0, 1): Action.PREVIOUS,
}
"""The gamepad's cross: right and down, left and up."""


def pressed(event: pygame.event.Event) -> Action | None:
    """The action of a key, the mouse's wheel, a gamepad's button or the closed window."""
    if event.type == pygame.QUIT:
        return Action.QUIT
    if event.type == pygame.KEYDOWN:
        backwards = event.key == pygame.K_TAB and event.mod & pygame.KMOD_SHIFT
        return Action.PREVIOUS if backwards else KEYS.get(event.key)
    if event.type == pygame.JOYBUTTONDOWN:
        return BUTTONS.get(event.button)
    if event.type == pygame.MOUSEWHEEL and event.y:
        return Action.PREVIOUS if event.y > 0 else Action.NEXT
    if event.type == pygame.JOYHATMOTION:
        return HATS.get(event.value)
    return None


def meant(event: pygame.event.Event, design: Callable[[Point], Point]) -> Input | None:
    """What an event means, or None; `design` turns window pixels into the design's."""
    action = pressed(event)
    if action is not None:
        return Input(action)
    if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
        return Input(point=design(event.pos))
    if event.type == pygame.MOUSEMOTION:
        return Input(hover=design(event.pos))
    if event.type == pygame.DROPFILE:
        return Input(file=event.file)
    return None
