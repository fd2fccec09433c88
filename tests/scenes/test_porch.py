"""Who plays, where several do."""

from pathlib import Path

import pytest

from game.model.inputs import Input
from game.model.profile import Emblem, Profile
from game.ports import RoughRuler
from game.scenes.me import Me
from game.scenes.porch import Porch
from game.scenes.scene import Scene, Tick
from game.store.profile import RememberedProfile
from game.training.fusion import Fusion
from tests.fakes import NullCanvas
from tests.scenes.arriving import NEXT, Arrived
from tests.scenes.sitting import BACK, CONFIRM

PEOPLE = [Profile("Mara", Emblem.OWL), Profile(emblem=Emblem.SNAIL), Profile()]
MANY = [Profile(f"Player {number}", list(Emblem)[number % 6]) for number in range(19)]


def step(porch: Porch, *inputs: Input) -> Scene | None:
    return porch.step(Tick(0.0, 1 / 60, inputs, Fusion().at(0.0), None, False, None, None))


def words(porch: Porch) -> list[str]:
    canvas = NullCanvas()
    porch.draw(canvas)
    return canvas.texts


@pytest.mark.parametrize("number", range(3))
def test_everybody_can_be_chosen(number: int) -> None:
    porch = Porch(PEOPLE, RoughRuler())
    assert {"Mara", "Snail", "Player"} <= set(words(porch))
    assert porch.waits
    assert step(porch, *[NEXT] * number) is porch
    assert step(porch, CONFIRM) is None
    assert (porch.chosen, porch.is_new) == (number, False)


def test_somebody_else_may_come() -> None:
    porch = Porch(PEOPLE, RoughRuler())
    assert step(porch, *[NEXT] * 3, CONFIRM) is None
    assert (porch.chosen, porch.is_new) == (None, True)


def test_who_leaves_has_chosen_nobody() -> None:
    for inputs in ([BACK], [*[NEXT] * 4, CONFIRM]):
        porch = Porch(PEOPLE, RoughRuler())
        assert step(porch, *inputs) is None
        assert (porch.chosen, porch.is_new) == (None, False)


def test_many_people_are_turned_through_in_a_round() -> None:
    porch = Porch(MANY, RoughRuler())
    seen: list[set[str]] = []
    for _ in range(4):
        seen.append({said for said in words(porch) if said.startswith("Player")})
        step(porch, *[NEXT] * (len(seen[-1]) + 1), CONFIRM)
    assert seen[0] | seen[1] | seen[2] == {each.name for each in MANY}
    assert [len(each) for each in seen] == [8, 8, 3, 8]
    assert seen[3] == seen[0]
    assert step(porch, NEXT, CONFIRM) is None
    assert porch.chosen == 9, "numbers count over all pages"


def test_somebody_hands_over_from_their_own_page(tmp_path: Path) -> None:
    RememberedProfile(tmp_path).keep(Profile("Mara", Emblem.OWL, False, "left", looked=True, electrodes=False))
    arrived = Arrived(tmp_path)
    arrived.press("My therapist is here: show everything")
    arrived.press("Yes, show everything")
    arrived.step(BACK)
    assert arrived.now == "setup"
    arrived.scene = Me(arrived.visit, arrived.guest)  # the garden leads there by the own picture
    assert arrived.now == "me"
    arrived.press("What I said of myself")
    assert arrived.now == "who"
    for words in ("Daisy", "I am a grown-up", "My right side"):
        arrived.press(words)
    assert arrived.now == "me"
    assert arrived.visit.affected == "right"
    arrived.press("Back")
    assert arrived.guest.profile.called == "Daisy"
    arrived.scene = Me(arrived.visit, arrived.guest)
    arrived.press("Somebody else plays")
    assert arrived.now == "", "the game is over"
    assert arrived.guest.hands_over
