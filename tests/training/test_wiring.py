"""Which channel is which, told from simulated patients' muscles through the real filters."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from game.model.montage import BILATERAL, MONTAGES, Montage, Site
from game.model.side import PerSide, Side
from game.model.signals import EmgBlock, FloatArray, Intent
from game.simulation.emg import BEST_UV, REST_UV, carrier
from game.simulation.intention import MOVEMENTS
from game.simulation.muscles import Nerves, contraction
from game.simulation.patient import PATIENTS
from game.training.muscles import Muscles
from game.training.wiring import Verdict, Wiring, tries

RATE_HZ = 1000.0
CROSS_TALK = 0.05
PART_S, HEARD_AFTER_S = 3.0, 1.2
BLOCK = 40
"""Samples that come at a time."""
Parts = tuple[tuple[Nerves, str], ...]


def pulled(nerves: Nerves, montage: Montage, site: Site, t_s: FloatArray, asked: tuple[Intent, ...]) -> FloatArray:
    """How much either channel's own muscle contracts, (n, 2)."""
    both = np.clip(contraction(nerves, 3, t_s, asked), 0, None)
    sides = tuple(Side)
    return np.stack(
        [both[:, sides.index(spot.side), MOVEMENTS.index(spot.site.value)] for spot in montage.spots(site)], axis=1
    )


@cache
def sent(parts: Parts, montage: Montage, site: Site, seed: int) -> list[tuple[float, FloatArray, FloatArray]]:
    """When each part starts, and the times and microvolts of its samples, on the channels that are drawn."""
    found = []
    for part, (nerves, movement) in enumerate(parts):
        start_s = 10.0 + part * PART_S
        index = np.arange(round(PART_S * RATE_HZ)) + round(part * PART_S * RATE_HZ)
        t_s = 10.0 + index / RATE_HZ
        asked = (Intent(start_s, movement, 1.0 if movement != "rest" else 0.0),)
        own = pulled(nerves, montage, site, t_s, asked)
        loud_uv = np.hypot(BEST_UV * (own + CROSS_TALK * own[:, ::-1]), REST_UV)
        noise = np.stack([carrier(2 * seed + k, RATE_HZ)[index] for k in range(2)], axis=1)
        found.append((start_s, t_s, loud_uv * noise))
    return found


def verdict(parts: Parts, montage: Montage, site: Site, *, swapped: bool, seed: int = 0) -> Verdict:
    """What is found when these nerves are asked for these movements, one after the other."""
    muscles, wiring = Muscles(), Wiring()
    for part, (start_s, t_s, drawn_uv) in enumerate(sent(parts, montage, site, seed)):
        uv = drawn_uv[:, ::-1] if swapped else drawn_uv
        for at in range(0, len(uv), BLOCK):
            muscles.hear(EmgBlock(t_s[at : at + BLOCK], uv[at : at + BLOCK], rate_hz=RATE_HZ))
            heard = muscles.at(float(t_s[at + BLOCK - 1]))
            if heard is not None and t_s[at] - start_s >= HEARD_AFTER_S:
                wiring.add(part, heard.level_uv)
    return wiring.verdict


def one_sided(nerves: Nerves, along: float) -> Parts:
    """A smile of the left alone and one of the right alone; the other side moves `along` as far as that."""
    nerves = replace(nerves, blinks_per_min=0.0)
    left, right = nerves.strength
    return (
        (nerves, "rest"),
        (replace(nerves, strength=PerSide(left, right * along)), "smile"),
        (replace(nerves, strength=PerSide(left * along, right)), "smile"),
    )


def whole(nerves: Nerves) -> Parts:
    return (nerves, "rest"), (nerves, "smile"), (nerves, "blink")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["healthy", "weak-left", "both-sides", "flaccid", "child", "synkinetic-right"])
@pytest.mark.parametrize("swapped", [False, True])
def test_one_sided_smiles_tell_left_from_right_also_beside_a_weak_side(name: str, swapped: bool, seed: int) -> None:
    found = verdict(one_sided(PATIENTS[name].nerves, 0.35), BILATERAL, Site.SMILE, swapped=swapped, seed=seed)
    assert found is (Verdict.SWAPPED if swapped else Verdict.AS_DRAWN)


@pytest.mark.parametrize("name", ["healthy", "weak-left", "flaccid", "synkinetic-right"])
def test_who_cannot_smile_with_one_side_alone_is_not_told_anything(name: str) -> None:
    for swapped in (False, True):
        found = verdict(one_sided(PATIENTS[name].nerves, 1.0), BILATERAL, Site.SMILE, swapped=swapped)
        assert found is Verdict.UNCLEAR


@pytest.mark.parametrize("name", ["healthy", "weak-left", "both-sides", "child"])
@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("swapped", [False, True])
def test_a_smile_and_closed_eyes_tell_cheek_from_eye(name: str, side: Side, swapped: bool) -> None:
    found = verdict(whole(PATIENTS[name].nerves), Montage(side), Site.SMILE, swapped=swapped)
    assert found is (Verdict.SWAPPED if swapped else Verdict.AS_DRAWN)


@pytest.mark.parametrize("swapped", [False, True])
def test_muscles_that_move_together_are_never_called_the_other_way_round(swapped: bool) -> None:
    nerves = PATIENTS["synkinetic-right"].nerves
    opposite = Verdict.AS_DRAWN if swapped else Verdict.SWAPPED
    for seed in range(6):
        assert verdict(whole(nerves), Montage(Side.RIGHT), Site.SMILE, swapped=swapped, seed=seed) is not opposite


def test_a_mild_synkinesis_still_tells() -> None:
    nerves = PATIENTS["synkinetic-right"].nerves
    mild = replace(nerves, synkinesis=tuple(replace(link, gain=link.gain / 2) for link in nerves.synkinesis))
    for swapped in (False, True):
        found = verdict(whole(mild), Montage(Side.RIGHT), Site.BLINK, swapped=swapped)
        assert found is (Verdict.SWAPPED if swapped else Verdict.AS_DRAWN)


def test_a_quiet_side_tells_nothing() -> None:
    nerves = replace(PATIENTS["flaccid"].nerves, blinks_per_min=0.0)
    for seed in range(6):
        assert verdict(whole(nerves), Montage(Side.LEFT), Site.SMILE, swapped=False, seed=seed) is Verdict.UNCLEAR


def test_nothing_heard_is_not_a_verdict() -> None:
    assert Wiring().verdict is Verdict.UNCLEAR


def test_every_montage_asks_for_two_different_movements() -> None:
    for montage in MONTAGES:
        for site in Site:
            one, two = tries(montage, site)
            assert one != two
            assert ("left" in one) == ("right" in two) == (montage is BILATERAL)
