"""Stickers are given for taking part and for gentleness, and none is ever lost."""

from dataclasses import fields, replace

from game import exercises, minigames, plugins
from game.model.firsts import DAYS, SOFT_HOLDS, Firsts
from game.screen.assets import asset
from game.store.levels import all_levels
from game.training.exercise import Exercise
from game.training.minigame import MiniGame
from game.training.stickers import Sheet, earned, stickers

LEVELS = all_levels()
ALL = stickers(plugins.discover(exercises, Exercise), plugins.discover(minigames, MiniGame))
GUIDED = next(each for each in LEVELS.values() if each.imagery)
EVERYTHING = Firsts(
    movements=dict.fromkeys(plugins.names(exercises), 1),
    levels=dict.fromkeys(LEVELS, 2),
    finished=dict.fromkeys(LEVELS, 2),
    soft=dict.fromkeys(SOFT_HOLDS, 3),
    days=dict.fromkeys(DAYS, 4),
    quiet_level=5,
    told=6,
    rested=7,
)


def test_every_sticker_can_be_earned_and_has_its_own_name_and_drawing() -> None:
    assert set(earned(EVERYTHING, LEVELS)) == {each.key for each in ALL}
    assert len({each.key for each in ALL}) == len({each.art for each in ALL}) == len(ALL) >= 20
    assert {each.sheet for each in ALL} == set(Sheet)
    for each in ALL:
        assert asset("art", f"{each.art}.svg").exists()


def test_without_anything_done_nothing_is_given_and_each_deed_gives_its_own() -> None:
    assert earned(Firsts(), LEVELS) == {}
    gained = {
        each.name: set(earned(replace(Firsts(), **{each.name: getattr(EVERYTHING, each.name)}), LEVELS))
        for each in fields(Firsts)
    }
    assert gained["movements"] == {each.key for each in ALL if each.sheet is Sheet.MOVEMENTS}
    assert gained["levels"] == {each.key for each in ALL if each.sheet is Sheet.PLACES}
    assert (gained["finished"], gained["quiet_level"], gained["told"]) == ({"guided"}, {"quiet"}, {"told"})
    assert gained["rested"] == {"rested"}


def test_a_place_is_known_since_the_first_of_its_levels_and_a_level_that_is_gone_spoils_nothing() -> None:
    firsts = Firsts(levels={"smile-2": 9, "smile-1": 4, "a-level-of-last-year": 1})
    assert earned(firsts, LEVELS) == {"place:sunflower": 4}


def test_what_nobody_has_drawn_yet_has_a_seed() -> None:
    smile = plugins.discover(exercises, Exercise)["smile"]
    (first, *_) = stickers({"whistle": smile}, {})
    assert (first.key, first.art) == ("movement:whistle", "stickers/seed")
