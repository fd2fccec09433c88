"""Leaflets: from the way in to the last leaf and back, told as the player is."""

from collections.abc import Sequence

import pytest

from game.model.comfort import Comfort
from game.model.inputs import Action, Input
from game.model.leaflet import Leaflet, Manner, Piece
from game.model.phrase import Phrase
from game.scenes.learn import Learn
from game.scenes.reading import Reading
from game.scenes.setup import Setup
from tests.scenes.sitting import BACK, CONFIRM, Sitting
from tests.shipped import leaflets

NEXT = Input(Action.NEXT)
LONG = Leaflet(
    "long", Phrase("A long one"), "gate",
    tuple(Piece(Manner.SAID, Phrase(f"{number} " + "word " * 60)) for number in range(9)),
)  # fmt: skip


def learner(child: bool = False) -> Sitting:
    sitting = Sitting()
    sitting.visit.leaflets, sitting.visit.comfort = leaflets, Comfort(child=child)
    sitting.scene = Learn(sitting.visit)
    return sitting


def shown(sitting: Sitting, pieces: Sequence[Piece]) -> list[str]:
    """Which of some pieces are on the screen."""
    drawn = set(sitting.drawn())
    return [piece.words for piece in pieces if piece.words in drawn]


def focused(sitting: Sitting) -> str:
    assert isinstance(sitting.scene, Learn)
    return sitting.scene._menu.focused


def test_the_way_in_leads_there_and_back() -> None:
    sitting = Sitting()
    sitting.visit.leaflets = leaflets
    sitting.scene = Setup(sitting.visit)
    sitting.scene._menu.offer(sitting.scene._choices("begin"))
    sitting.scene._menu.focus("learn")
    sitting.step(CONFIRM)
    assert sitting.now == "learn"
    sitting.step(BACK)
    assert sitting.now == "setup"


def test_where_nothing_is_known_nothing_is_offered() -> None:
    sitting = Sitting()
    sitting.wait(0.1)
    assert "Good to know" not in sitting.drawn()


@pytest.mark.parametrize("child", [False, True])
def test_every_leaflet_is_read_to_its_end_with_one_button(child: bool) -> None:
    sitting = learner(child)
    for leaflet in leaflets(child):
        assert focused(sitting) == leaflet.name, "the next one waits to be chosen"
        sitting.step(CONFIRM)
        read: list[str] = []
        while sitting.now == "reading":
            assert leaflet.title in sitting.drawn()
            read += shown(sitting, leaflet.pieces)
            sitting.step(CONFIRM)
        assert read == [piece.words for piece in leaflet.pieces], "each piece once, in its order"
        assert sitting.now == "learn"
    assert focused(sitting) == leaflets(child)[0].name


def test_children_are_told_in_their_own_words() -> None:
    titles = {each.title for each in leaflets(True)}
    assert titles <= set(learner(child=True).drawn())
    assert not titles & set(learner().drawn())


def test_leaves_are_turned_back_one_by_one() -> None:
    sitting = learner()
    sitting.scene = Reading(sitting.visit, LONG, lambda read: Learn(sitting.visit, read))
    seen = [shown(sitting, LONG.pieces)]
    while "Done" not in sitting.drawn():
        sitting.step(CONFIRM)
        seen.append(shown(sitting, LONG.pieces))
    assert len(seen) >= 3
    assert [words for leaf in seen for words in leaf] == [piece.words for piece in LONG.pieces]
    for before in reversed(seen[:-1]):
        sitting.step(BACK)
        assert shown(sitting, LONG.pieces) == before
    sitting.step(BACK)
    assert sitting.now == "learn"


def test_all_pages_is_a_way_out_of_the_middle() -> None:
    sitting = learner()
    sitting.scene = Reading(sitting.visit, LONG, lambda read: Learn(sitting.visit, read))
    sitting.step(CONFIRM)
    sitting.step(NEXT)
    sitting.step(CONFIRM)
    assert sitting.now == "learn"
