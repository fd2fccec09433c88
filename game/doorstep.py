"""Before and between sittings: who plays, where there are several people."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

from game import app
from game.clocks import RealClock
from game.ending import Ending
from game.loop import Loop
from game.model.comfort import Comfort
from game.ports import RoughRuler, Ruler, Speaker
from game.scenes.porch import Porch
from game.scenes.scanning import Liking, Scanner
from game.scenes.visit import Visit
from game.screen.speaker import SilentSpeaker
from game.screen.window import Window
from game.senses.resting import RestingSenses
from game.settings import Settings
from game.store.comfort import RememberedComfort
from game.store.places import data_folder
from game.store.players import Players
from game.training.fusion import Fusion

Say = Callable[[str], None]


@dataclass(slots=True)
class _Hall:
    """What holds before anybody's own garden is open: as the first player likes it."""

    comfort: Comfort
    ruler: Ruler
    speaker: Speaker

    def suit(self, comfort: Comfort) -> None:
        """It is like this until somebody was chosen."""
        self.comfort = comfort


def play(settings: Settings, say: Say, ending: Ending, player: str | None = None) -> Visit | None:
    """Let whoever is chosen play, and after them whomever they hand over to; the last sitting, None without any.

    `player` is who plays, by name. Where several do and nobody was named, that is asked in the window.
    Raises FaceGardenError with one clear line, as where it cannot be asked.
    """
    players, visit = Players(data_folder(settings.data)), None
    asks = player is None and settings.offscreen is None and len(players.all()) > 1
    while not ending.wanted:
        with ExitStack() as stack:
            liked = RememberedComfort(players.root).last()
            window = stack.enter_context(closing(Window(offscreen=False, comfort=liked))) if asks else None
            hall = _Hall(liked, window or RoughRuler(), SilentSpeaker())
            folder = players.named(player) if window is None else chosen(players, window, hall, ending)
            if folder is None:
                break
            own = None if folder == players.root else folder
            visit = app.play(replace(settings, own=own), say=say, ending=ending, opened=window).visit
        if visit.guest is None or not visit.guest.hands_over:
            break
        asks = True
    return visit


def chosen(players: Players, window: Window, hall: Liking, ending: Ending) -> Path | None:
    """Ask in the window who plays; the folder of somebody, or a new one, or None where nobody does."""
    everybody = players.all()
    porch = Porch([each.profile for each in everybody], window)
    scanner = Scanner(hall, lambda scene, tick: scene.step(tick))
    Loop(
        RealClock(), window, RestingSenses(), Fusion(), ends=lambda: ending.wanted,
        door=scanner.step, show=scanner.draw,
    ).run(porch)  # fmt: skip
    if porch.is_new:
        return players.new()
    return None if porch.chosen is None else everybody[porch.chosen].folder
