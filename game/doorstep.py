"""Before and between sittings: who plays, where there are several people."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

from game import app
from game.clocks import RealClock
from game.ending import Ending
from game.loop import Loop
from game.scenes.porch import Porch
from game.scenes.visit import Visit
from game.screen.window import Window
from game.senses.resting import RestingSenses
from game.settings import Settings
from game.store.comfort import RememberedComfort
from game.store.places import data_folder
from game.store.players import Players
from game.training.fusion import Fusion

Say = Callable[[str], None]


def play(settings: Settings, say: Say, ending: Ending, player: str | None = None) -> Visit | None:
    """Let whoever is chosen play, and after them whomever they hand over to; the last sitting, None without any.

    `player` is who plays, by name. Where several do and nobody was named, that is asked in the window.
    Raises FaceGardenError with one clear line, as where it cannot be asked.
    """
    players = Players(data_folder(settings.data))
    asks = player is None and settings.offscreen is None and len(players.all()) > 1
    comfort, visit = RememberedComfort(players.root).last(), None
    while not ending.wanted:
        with ExitStack() as stack:
            window = stack.enter_context(closing(Window(offscreen=False, comfort=comfort))) if asks else None
            folder = players.named(player) if window is None else chosen(players, window, ending)
            if folder is None:
                break
            own = None if folder == players.root else folder
            visit = app.play(replace(settings, own=own), say=say, ending=ending, opened=window).visit
        if visit.guest is None or not visit.guest.hands_over:
            break
        asks = True
    return visit


def chosen(players: Players, window: Window, ending: Ending) -> Path | None:
    """Ask in the window who plays; the folder of somebody, or a new one, or None where nobody does."""
    everybody = players.all()
    porch = Porch([each.profile for each in everybody], window)
    Loop(RealClock(), window, RestingSenses(), Fusion(), ends=lambda: ending.wanted).run(porch)
    if porch.is_new:
        return players.new()
    return None if porch.chosen is None else everybody[porch.chosen].folder
