"""Whose garden it is: a small picture with a name, which opens the player's own page."""

from collections.abc import Sequence

from game.ports import Box, Canvas
from game.scenes.me import Me
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene
from game.scenes.visit import Visit
from game.scenes.widgets.emblems import emblem_button, emblem_width

KEY = "me"
_X, _Y, _HIGH, _WIDEST = 28.0, 28.0, 64.0, 380.0


def choices(visit: Visit) -> Sequence[Choice]:
    """The button, where somebody was asked who they are."""
    guest = visit.guest
    if guest is None or not guest.is_asked:
        return []
    called = guest.profile.called
    return [Choice(KEY, called, Box(_X, _Y, min(_WIDEST, emblem_width(visit.ruler, called)), _HIGH))]


def page(visit: Visit, pressed: str | None) -> Scene | None:
    """The player's page, if that was pressed."""
    return Me(visit, visit.guest) if pressed == KEY and visit.guest is not None else None


def draw(canvas: Canvas, visit: Visit, menu: Menu) -> None:
    """The button, where there is one."""
    found = next((each for each in menu.choices if each.key == KEY), None)
    if visit.guest is not None and found is not None:
        emblem_button(canvas, found, visit.guest.profile.emblem, menu.focused == KEY, menu.hovers(found))
