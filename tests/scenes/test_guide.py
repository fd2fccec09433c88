"""The placement guide: where electrodes go, for every movement and montage."""

import math
from itertools import product

import pytest

from game.model.inputs import Action, Input
from game.model.montage import BILATERAL, MONTAGES, Montage, Site
from game.model.side import Side
from game.scenes.guide import Guide
from game.scenes.widgets.placement import CENTIMETRE, PAIRS
from game.screen.art import ArtBook
from game.screen.theme import EVENING
from tests.scenes.sitting import BACK, CONFIRM, Sitting, level

GUIDE_BUTTON = Input(point=(600, 50))
NEXT = Input(Action.NEXT)
TABS = {Site.SMILE: 1, Site.PUCKER: 2, Site.BLINK: 3, Site.BROW: 4, Site.NOSE: 5}
MONTAGE_AT = 7


def opened(exercise: str = "smile") -> Sitting:
    sitting = Sitting(level(exercise), has_board=True)
    sitting.wait(0.1)
    sitting.step(GUIDE_BUTTON)
    assert sitting.now == "guide"
    return sitting


def press(sitting: Sitting, number: int) -> None:
    """Walk to the button with this number by keys, press it, and walk back."""
    sitting.step(*[NEXT] * number, CONFIRM)
    sitting.step(*[Input(Action.PREVIOUS)] * number)


def test_nobody_without_a_board_is_asked() -> None:
    sitting = Sitting()
    sitting.wait(0.1)
    assert not any("electrodes go" in words for words in sitting.drawn())
    sitting.step(GUIDE_BUTTON)
    assert sitting.now == "setup"


def test_the_battery_and_the_skin_come_first_then_the_places_of_the_level_chosen() -> None:
    sitting = opened("pucker")
    words = " ".join(sitting.drawn())
    assert "The laptop runs on its battery" in words
    assert "Wash it with soap and water" in words
    sitting.step(CONFIRM)
    words = " ".join(sitting.drawn())
    assert "1 cm below the lower lip" in words
    assert "in the middle of the forehead" in words
    assert "1 cm from middle to middle" in words
    sitting.step(CONFIRM)
    assert sitting.now == "setup"


def test_back_turns_a_page_back_and_then_leaves() -> None:
    sitting = opened()
    sitting.step(CONFIRM)
    sitting.step(BACK)
    assert "The skin" in sitting.drawn()
    sitting.step(BACK)
    assert sitting.now == "setup"


def test_every_movement_and_montage_can_be_shown_by_keys_alone() -> None:
    sitting = opened()
    sitting.step(CONFIRM)
    shown = set()
    for montage in MONTAGES:
        assert sitting.visit.fusion.montage == montage
        for site, number in TABS.items():
            press(sitting, number)
            words = " ".join(sitting.drawn())
            shown.add(words)
            assert ("what should stay quiet" in words) == (montage is not BILATERAL)
            assert ("behind an ear" in words) == (site is Site.BROW)
        press(sitting, MONTAGE_AT)
    assert len(shown) == len(MONTAGES) * len(TABS)
    assert sitting.visit.fusion.montage == BILATERAL


@pytest.mark.parametrize("side", Side)
def test_coupled_listens_to_target_and_intruder_of_one_side(side: Side) -> None:
    for site in Site:
        spots = Montage(side).spots(site)
        assert {spot.site for spot in spots} == {site, site.intruder}
        assert {spot.side for spot in spots} == {side}
    assert Montage(side).spots(Site.SMILE) == Montage(side).spots(Site.BLINK), "no electrode moves between levels"


@pytest.mark.parametrize(("site", "side"), list(product(Site, Side)))
def test_a_pair_is_a_centimetre_apart_on_its_muscle(site: Site, side: Side) -> None:
    one, two = PAIRS[site]
    assert math.dist(one, two) == pytest.approx(CENTIMETRE, rel=0.02)
    muscle = ArtBook(EVENING, 1).sprite(f"placement/{site.value}_{side.value}", 520, 0, 1, 1)
    for x, y in (one, two):
        seen_x = x if side is Side.LEFT else 400 - x
        at = (round(seen_x - 200 - muscle.left), round(y - 260 - muscle.top))
        near = [muscle.surface.get_at((at[0] + dx, at[1] + dy))[3] for dx in range(-5, 6) for dy in range(-5, 6)]
        assert max(near) > 40, f"no fibre of {site.value} within 2.5 mm"


def test_the_guide_is_no_place_where_a_run_is_stuck() -> None:
    guide = Guide(Sitting(has_board=True).visit)
    assert guide.waits
    assert guide.stuck_on == ""
    left = guide.left()
    assert left is not None
    assert left.name == "setup"
