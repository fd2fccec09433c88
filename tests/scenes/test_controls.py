"""Keys are given to actions by pressing them; nobody can lock themselves out."""

from dataclasses import replace
from functools import partial

import pytest

from game.model.comfort import Comfort
from game.model.inputs import Action, Input
from game.scenes.comfort import LikeIt
from game.scenes.controls import Controls
from game.scenes.delivered import at_the_door
from game.scenes.keynames import DONE_BY
from game.scenes.remapping import WAITS_S
from game.scenes.scanning import Scanner
from tests.scenes.sitting import BACK, Sitting


class Remapped(Sitting):
    """Looks at the keys; `kept` is what the player has chosen."""

    def __init__(self, comfort: Comfort | None = None) -> None:
        super().__init__()
        self.visit.comfort = comfort or Comfort()
        self.scene = Controls(self.visit, self.visit.home)
        self.door = Scanner(self.visit, partial(at_the_door, self.visit)).step

    def choose(self, key: str) -> None:
        assert self.scene is not None
        assert self.scene.menu is not None
        self.step(Input(point=next(c.box for c in self.scene.menu.choices if c.key == key).center))

    @property
    def kept(self) -> Comfort:
        return self.visit.comfort

    def says(self, *words: str) -> None:
        drawn = self.drawn()
        for each in words:
            assert any(each in line for line in drawn), drawn


def test_an_action_is_given_another_key_by_pressing_it() -> None:
    sitting = Remapped()
    sitting.choose("pause")
    sitting.says("Press it now")
    sitting.step(Input(key="f"))
    assert sitting.kept.keys == {"f": Action.PAUSE}
    sitting.says("F is for “Pause” now.", "F", "Gamepad: Start")
    sitting.choose("next")
    sitting.step(Input(key="pad x"))
    assert sitting.kept.keys == {"f": Action.PAUSE, "pad x": Action.NEXT}


def test_a_key_that_did_something_else_says_so() -> None:
    sitting = Remapped()
    sitting.choose("pause")
    sitting.step(Input(Action.PREVIOUS, key="up"))
    assert sitting.kept.keys == {"up": Action.PAUSE}
    sitting.says("Up arrow is for “Pause” now, and no longer for “Previous”.")
    sitting.choose("previous")
    sitting.step(Input(Action.PAUSE, key="up"))
    assert sitting.kept.keys == {}
    sitting.choose("previous")
    sitting.step(Input(Action.PREVIOUS, key="up"))
    sitting.says("Up arrow does that already.")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("return", "Enter always stays with “Choose”. Press another one."),
        ("tab", "Tab always stays with “Next”. Press another one."),
        ("p", "P is all that “Pause” has. Press another one."),
    ],
)
def test_nobody_can_lock_themselves_out(key: str, said: str) -> None:
    sitting = Remapped()
    sitting.choose("previous")
    sitting.step(Input(key=key))
    sitting.says(said, "Press it now")
    assert sitting.kept.keys == {}
    sitting.step(Input(key="q"))
    assert sitting.kept.keys == {"q": Action.PREVIOUS}, "another one was pressed"


@pytest.mark.parametrize(
    "given", [Input(Action.BACK, key="escape"), Input(point=(640, 360)), Input(Action.SWITCH), None]
)
def test_nothing_is_changed_by_escape_by_a_click_or_by_waiting(given: Input | None) -> None:
    sitting = Remapped()
    sitting.choose("confirm")
    if given is None:
        sitting.wait(WAITS_S + 0.1)
    else:
        sitting.step(given)
    sitting.says("Nothing was changed.")
    assert sitting.now == "controls"
    assert sitting.kept.keys == {}
    sitting.step(BACK)
    assert sitting.now == "setup"


def test_all_can_be_as_it_was() -> None:
    sitting = Remapped(Comfort(keys={"f": Action.PAUSE, "space": Action.BACK}, switch_s=2.0, text=1.5))
    sitting.choose("reset")
    assert sitting.kept == Comfort(switch_s=2.0, text=1.5), "only the keys"
    sitting.choose("done")
    assert sitting.now == "setup"


def test_every_action_shows_what_does_it() -> None:
    sitting = Remapped(Comfort(keys={"pad 5": Action.SWITCH}))
    sitting.says(*DONE_BY.values(), "Escape", "Tab", "Gamepad: button 6")


def test_what_is_changed_is_worn_at_once_and_kept() -> None:
    sitting, worn = Remapped(), list[Comfort]()
    sitting.visit.dress = worn.append
    sitting.choose("pause")
    sitting.step(Input(key="f"))
    assert worn == [replace(Comfort(), keys={"f": Action.PAUSE})]


def test_it_is_come_to_from_how_one_likes_it_and_goes_back_there() -> None:
    sitting = Remapped()
    sitting.scene = LikeIt(sitting.visit, sitting.visit.home)
    sitting.choose("keys")
    assert sitting.now == "controls"
    sitting.choose("done")
    assert sitting.now == "comfort"
