"""A start with all that the program keeps on disk, and a wall clock that goes on while it is played."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from game import minigames, plugins
from game.model.inputs import Input
from game.model.level import Level
from game.model.programme import Programme
from game.ports import Ruler
from game.scenes.arrival import arrival
from game.scenes.garden import Garden
from game.scenes.grounds import Grounds
from game.scenes.logbook import Logbook
from game.scenes.outset import put_in_force, resume
from game.scenes.plots import plot_of
from game.scenes.prescription import Prescription
from game.settings import chosen_levels, library
from game.store.home import Home
from game.store.lessons import RememberedLessons
from game.training.minigame import MiniGame
from tests.fakes import NullCanvas
from tests.scenes.arriving import NOON, Arrived
from tests.scenes.sitting import DT, EXERCISES, TEMPO
from tests.shipped import all_levels, leaflets


def short(levels: Sequence[Level]) -> tuple[Level, ...]:
    """The same levels, over soon."""
    return tuple(
        replace(each, tempo=TEMPO, repetitions=1 if each.imagery else 2, lines=each.lines[:2]) for each in levels
    )


class AtHome(Arrived):
    """Diary, profile, comfort, beginning, lessons and programme are those of its folder; its levels are short."""

    def __init__(self, folder: Path, ruler: Ruler, now: datetime = NOON) -> None:
        trusted = Home(folder).trusted()
        programme = None if trusted is None else trusted.programme
        levels = short(chosen_levels((), programme))
        super().__init__(folder, *levels, has_board=True, now=now, plain=False)
        visit = self.visit
        visit.minigames, visit.lessons = plugins.discover(minigames, MiniGame), RememberedLessons(folder)
        visit.log, visit.leaflets, visit.library = Logbook(self.diary), leaflets, library(levels)
        visit.ruler, visit.prescribe = ruler, self._prescribe
        visit.beginnings = [replace(each, levels=short(each.levels)) for each in visit.beginnings]
        resume(visit)
        if programme is not None:
            put_in_force(visit, programme, levels)
        grounds = Grounds({name: plot_of(each) for name, each in all_levels().items()}, lambda: self.now_is)
        self.scene = arrival(visit, Garden(visit, grounds))
        self.names = [self.now]

    def _prescribe(self, programme: Programme, levels: Sequence[Level]) -> Prescription:
        return Prescription(programme, self.diary, lambda: self.now_is, levels, EXERCISES)

    def step(self, *inputs: Input) -> None:
        self.now_is += timedelta(seconds=DT)
        super().step(*inputs)

    def plants(self, art: str) -> int:
        """How many plants of this drawing stand in the garden, beside those that only count."""
        assert self.scene is not None
        canvas = NullCanvas()
        self.scene.draw(canvas)
        return [call[1] for call in canvas.calls if call[0] == "art"].count(f"plants/{art}")
