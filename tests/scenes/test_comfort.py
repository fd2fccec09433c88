"""How the player likes it."""

import pytest

from game.model.comfort import Comfort, Light
from game.model.inputs import Action, Input
from game.scenes.comfort import LikeIt
from game.scenes.likings import TOPICS, Topic
from game.scenes.setup import Setup
from tests.scenes.sitting import BACK, CONFIRM, Sitting

NEXT, PREVIOUS = Input(Action.NEXT), Input(Action.PREVIOUS)


class Kept:
    """Remembers what was kept, and what the screen was told."""

    def __init__(self) -> None:
        self.kept: list[Comfort] = []
        self.shown: list[Comfort] = []

    def last(self) -> Comfort:
        return Comfort()

    def keep(self, comfort: Comfort) -> None:
        self.kept.append(comfort)


@pytest.fixture
def comforts() -> Kept:
    return Kept()


@pytest.fixture
def sitting(comforts: Kept) -> Sitting:
    begun = Sitting()
    begun.visit.comforts, begun.visit.dress = comforts, comforts.shown.append
    begun.visit.screens = lambda: 2
    begun.scene = LikeIt(begun.visit, begun.visit.home)
    return begun


def reach(sitting: Sitting, key: str) -> None:
    """Give a button the focus by going on from one to the next."""
    scene = sitting.scene
    assert isinstance(scene, LikeIt)
    for _ in scene._menu.choices:
        if scene._menu.focused == key:
            return
        sitting.step(NEXT)
    raise AssertionError(f"no {key}")


def test_the_home_has_a_way_to_it_and_back() -> None:
    sitting = Sitting()
    sitting.wait(0.1)
    assert isinstance(sitting.scene, Setup)
    sitting.scene._menu.focus("comfort")
    sitting.step(CONFIRM)
    assert sitting.now == "comfort"
    sitting.step(BACK)
    assert sitting.now == "setup"


def test_what_is_chosen_is_so_at_once_and_is_kept(sitting: Sitting, comforts: Kept) -> None:
    reach(sitting, "light")
    sitting.step(CONFIRM)
    reach(sitting, "0:2")
    sitting.step(CONFIRM)
    assert sitting.visit.comfort.light is Light.CONTRAST
    assert comforts.shown == comforts.kept == [sitting.visit.comfort]
    sitting.step(BACK)
    assert isinstance(sitting.scene, LikeIt)
    assert sitting.scene._menu.focused == "light", "where it was"


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
def test_every_way_can_be_chosen_and_undone(topic: Topic, sitting: Sitting) -> None:
    sitting.scene = LikeIt(sitting.visit, sitting.visit.home, topic)
    for row, matter in enumerate(topic.matters(Comfort(), 2)):
        for way, liking in enumerate(matter.ways):
            reach(sitting, f"{row}:{way}")
            sitting.step(CONFIRM)
            assert liking.chosen(sitting.visit.comfort)
            assert sum(each.chosen(sitting.visit.comfort) for each in matter.ways) == 1
        reach(sitting, f"{row}:0")
        sitting.step(CONFIRM)


def test_a_page_begins_at_what_is_chosen_now(sitting: Sitting) -> None:
    sitting.visit.comfort = Comfort(text=1.5)
    opened = LikeIt(sitting.visit, sitting.visit.home, TOPICS[0])
    assert opened._menu.focused == "0:2"


def test_children_are_not_offered_small_words() -> None:
    def names(comfort: Comfort) -> list[str]:
        return [way.words for way in TOPICS[0].matters(comfort, 1)[0].ways]

    assert names(Comfort(child=True)) == names(Comfort())[2:]
    assert Comfort(child=True).size == 1.5


def test_one_screen_is_not_asked_for() -> None:
    screen = next(topic for topic in TOPICS if topic.key == "screen")
    assert len(screen.matters(Comfort(), 1)) == 1
    assert len(screen.matters(Comfort(), 2)) == 2
