"""Somebody arrives: a data folder, what a start finds in it, and the first scene that is shown."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from game.clocks import wall_clock
from game.model.inputs import Action, Input
from game.model.level import Level
from game.scenes.arrival import arrival
from game.scenes.guest import Guest
from game.scenes.outset import resume
from game.scenes.setup import Setup
from game.scenes.wellbeing import Wellbeing
from game.store.beginning import RememberedBeginning
from game.store.comfort import RememberedComfort
from game.store.diary import Diary
from game.store.places import DATABASE
from game.store.players import known
from game.store.profile import RememberedProfile
from tests.scenes.sitting import Sitting, level
from tests.scenes.test_levels import at
from tests.shipped import beginnings

NEXT = Input(Action.NEXT)
OFFERED = beginnings()
NOON = wall_clock().replace(hour=12, minute=0, second=0, microsecond=0)


class Arrived(Sitting):
    """A start in a data folder that may have been played in before; mini-games are plain unless told."""

    def __init__(
        self, folder: Path, *levels: Level, has_board: bool = False, now: datetime = NOON, plain: bool = True
    ) -> None:
        super().__init__(*levels or (level(), level("blink")), has_board=has_board)
        self.folder, self.now_is, visit = folder, now, self.visit
        folder.mkdir(parents=True, exist_ok=True)
        self.diary = Diary(folder / DATABASE, lambda: self.now_is)
        comforts = RememberedComfort(folder)
        visit.beginnings = [
            replace(each, levels=tuple(replace(one, minigame="plain") if plain else one for one in each.levels))
            for each in OFFERED
        ]
        visit.memory, visit.comfort, visit.comforts = RememberedBeginning(folder), comforts.last(), comforts
        visit.guest = Guest(known(folder), RememberedProfile(folder))
        visit.wellbeing = Wellbeing(self.diary, lambda: self.now_is)
        resume(visit)
        self.scene = arrival(visit, Setup(visit))
        self.names = [self.scene.name]

    @property
    def guest(self) -> Guest:
        assert self.visit.guest is not None
        return self.visit.guest

    def press(self, words: str) -> None:
        """Press the button with these words."""
        x, y = at(self, words)
        self.step(Input(point=(x, y + 4)))

    def leave(self) -> None:
        """As if the program was killed here."""
        self.diary.close()


def left(arrived: Arrived) -> Path:
    """Kill it, and keep its folder."""
    arrived.leave()
    return arrived.folder
