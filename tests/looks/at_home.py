"""The garden, the welcome and the pages about the player, each with what was grown, said or read there before."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from game.model.feelings import Eye, Face, Feelings, Pain, Tiredness
from game.model.inputs import Action, Input
from game.model.profile import Emblem, Profile
from game.scenes.advised import Advised
from game.scenes.garden import Garden
from game.scenes.grounds import Grounds
from game.scenes.guest import Guest
from game.scenes.learn import Learn
from game.scenes.me import Me
from game.scenes.plots import plot_of
from game.scenes.porch import Porch
from game.scenes.reading import Reading
from game.scenes.scene import Scene
from game.scenes.welcome.electrodes import Electrodes
from game.scenes.welcome.face import WhereNow
from game.scenes.welcome.grown import Grown
from game.scenes.welcome.look import Look
from game.scenes.welcome.page import Page, Ways
from game.scenes.welcome.side import AffectedSide
from game.scenes.welcome.spelling import Spelling
from game.scenes.welcome.who import Who
from game.senses.silence import LOADING
from game.training.caution import advice
from tests.looks.in_play import LEVELS, levels, shown
from tests.scenes.every import Brought
from tests.scenes.onlookers import GAMES, Onlooker
from tests.scenes.prescribed import NINE, Prescribed, written
from tests.scenes.sitting import CONFIRM, Sitting
from tests.shipped import beginnings, leaflets

SORE = Feelings(Eye.SORE, Face.WEAKER, Pain.HURTS, Tiredness.WORN_OUT)
MARA, SNAIL = Profile("Mara", Emblem.OWL), Profile(emblem=Emblem.SNAIL)
PEOPLE = [replace(MARA, name=name, emblem=emblem) for name in ("Mara", "Jo", "") for emblem in Emblem]
PLAYED = ("smile-1", "pucker-1", "blink-1", "kite-smile", "lake-relax", "soft-face")
"""Levels from which plants have come."""
HOUSE = {name: level for name, level in LEVELS.items() if not name.startswith("demo-")}


def garden(onlooker: Onlooker, plants: int = 12, *opened: str, board: bool = True, told: bool = False) -> Scene:
    """Home with so many plants; a programme opens some levels, and `told` says why a place sleeps."""
    chosen = levels(*opened or PLAYED)
    sitting = onlooker.sits(Prescribed(written(chosen), chosen, has_board=board))
    visit = sitting.visit
    visit.minigames, visit.post, visit.leaflets = GAMES, Brought(), leaflets
    for number in range(plants):
        sitting.store.finished.append((sitting.store.begin(PLAYED[number % len(PLAYED)]), 3))
    grounds = Grounds({name: plot_of(level) for name, level in HOUSE.items()}, lambda: NINE)
    sitting.scene = home = Garden(visit, grounds)
    if told:
        home._menu.focus(next(f"plot:{plot.key}" for plot in home._plots if plot.asleep))
        sitting.step(CONFIRM)
    return shown(sitting)


def unprescribed(onlooker: Onlooker, *opened: str) -> Scene:
    """Home without a programme: everything is open, or some levels, and a place that sleeps has said why."""
    sitting = onlooker.sits(Sitting(*(levels(*opened) if opened else HOUSE.values())))
    sitting.visit.minigames, sitting.visit.beginnings = GAMES, beginnings()
    sitting.scene = home = Garden(sitting.visit, Grounds({name: plot_of(level) for name, level in HOUSE.items()}))
    if opened:
        home._menu.focus(next(f"plot:{plot.key}" for plot in home._plots if plot.asleep))
        sitting.step(CONFIRM)
    return shown(sitting)


def place(onlooker: Onlooker) -> Scene:
    """At one place of the garden."""
    sitting = onlooker.sits(Prescribed(written(levels()), levels()))
    sitting.visit.minigames = GAMES
    grounds = Grounds({name: plot_of(level) for name, level in HOUSE.items()}, lambda: NINE)
    sitting.scene = Garden(sitting.visit, grounds)
    sitting.step(CONFIRM)
    sitting.wait(0.3)
    assert sitting.now == "setup"
    return shown(sitting)


def _asked(kind: Callable[..., Page], onlooker: Onlooker, profile: Profile = MARA, *, busy: bool = False) -> Scene:
    sitting = onlooker.sits(Sitting(*levels(), has_board=True))
    sitting.visit.beginnings = beginnings()
    sitting.board_notice = "A board is plugged in at the left."
    ways = Ways(sitting.visit.home, sitting.visit.home, 2, 6)
    sitting.scene = kind(sitting.visit, Guest(profile), ways)
    sitting.camera_trouble = LOADING if busy else None
    sitting.wait(0.4)
    return shown(sitting)


def _spelling(onlooker: Onlooker) -> Scene:
    def spelling(visit: object, player: object, ways: object) -> Page:
        return Spelling(visit, player, ways, Emblem.OWL, lambda: None)  # type: ignore[arg-type, return-value]

    return _asked(spelling, onlooker)


def me(onlooker: Onlooker) -> Scene:
    """The player's own page."""
    sitting = onlooker.sits(Prescribed())
    sitting.visit.beginnings = beginnings()
    return Me(sitting.visit, Guest(MARA))


def porch(onlooker: Onlooker, count: int) -> Scene:
    """Who plays, where so many do."""
    assert onlooker.ruler is not None
    return Porch(PEOPLE[:count], onlooker.ruler)


def learn(onlooker: Onlooker) -> Scene:
    """The shelf."""
    sitting = onlooker.sits(Sitting())
    sitting.visit.leaflets = leaflets
    return Learn(sitting.visit)


def reading(onlooker: Onlooker, number: int, turned: int, *, child: bool) -> Scene:
    """A leaflet, turned so many pages on."""
    sitting = onlooker.sits(Sitting())
    sitting.visit.comfort = replace(onlooker.comfort, child=child)
    sitting.visit.leaflets = leaflets
    sitting.scene = Reading(sitting.visit, leaflets(child)[number], lambda name: Learn(sitting.visit, name))
    for _ in range(turned):
        sitting.step(Input(Action.CONFIRM))
    return shown(sitting)


def advised(onlooker: Onlooker) -> Scene:
    """What is to be heeded today."""
    sitting = onlooker.sits(Sitting())
    return Advised(sitting.visit, advice(SORE), sitting.visit.home)


HOME: Mapping[str, Callable[[Onlooker], Scene]] = {
    "garden": garden,
    "garden, new": partial(garden, plants=0),
    "garden, after months": partial(garden, plants=300),
    "garden, one place": lambda g: garden(g, 12, "smile-1"),
    "garden, told why": lambda g: garden(g, 12, "smile-1", told=True),
    "garden, without a programme": unprescribed,
    "garden, told what wakes a place": lambda g: unprescribed(g, "smile-1", "pucker-1"),
    "place": place,
    "who": partial(_asked, Who),
    "spelling": _spelling,
    "grown": partial(_asked, Grown),
    "side": partial(_asked, AffectedSide),
    "where now": partial(_asked, WhereNow),
    "look": partial(_asked, Look),
    "look, on a busy computer": partial(_asked, Look, busy=True),
    "electrodes": partial(_asked, Electrodes),
    "porch": partial(porch, count=3),
    "porch, many": partial(porch, count=18),
    "me": me,
    "learn": learn,
    **{
        f"reading, {who} {number}.{turned}": partial(reading, number=number, turned=turned, child=who == "child")
        for who, number, turned in (("adult", 0, 0), ("adult", 3, 1), ("child", 0, 0), ("child", 3, 1))
    },
    "advised": advised,
}
"""Each scene by what it shows."""
