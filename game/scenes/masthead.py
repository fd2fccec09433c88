"""Whose garden it is: a small picture with a name, which opens the player's own page."""

from collections.abc import Sequence

from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.me import Me
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene
from game.scenes.visit import Visit
from game.scenes.widgets.emblems import emblem_button

KEY = "me"
_PLACE = Box(28, 20, 256, 64)


def choices(visit: Visit) -> Sequence[Choice]:
    """The button, where somebody was asked who they are."""
    guest = visit.guest
    return [Choice(KEY, guest.profile.called, _PLACE)] if guest is not None and guest.is_asked else []


def page(visit: Visit, pressed: str | None) -> Scene | None:
    """The player's page, if that was pressed."""
    return Me(visit, visit.guest) if pressed == KEY and visit.guest is not None else None


def draw(canvas: Canvas, visit: Visit, menu: Menu) -> None:
    """The button; the game's name where there is none."""
    found = next((each for each in menu.choices if each.key == KEY), None)
    if visit.guest is None or found is None:
        canvas.text(say("Face Garden"), (28, 28), "heading")
    else:
        emblem_button(canvas, found, visit.guest.profile.emblem, menu.focused == KEY, menu.hovers(found))
