from dataclasses import replace

import numpy as np
import pytest

from game.errors import UsageError
from game.model.signals import Intent
from game.simulation.muscles import Nerves, blinks
from game.simulation.patient import PATIENTS, Patient, named
from game.simulation.truth import truth
from tests.simulation.asking import HOLD_S, REST_S, asked


def unblinking(name: str) -> Patient:
    patient = named(name, 3)
    return replace(patient, nerves=replace(patient.nerves, blinks_per_min=0.0, tremor=0.0))


def test_an_unknown_name_is_answered_with_the_known_ones_and_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"Did you mean 'weak-left'\?.*synkinetic-right"):
        named("weak-lefft", 0)


def test_nothing_moves_before_the_reaction_and_everything_returns_to_rest() -> None:
    patient = unblinking("healthy")
    assert patient.muscles(1.2, asked("smile")) == patient.resting()
    assert patient.muscles(8.0, asked("smile")) == patient.resting()
    assert patient.muscles(HOLD_S, asked("smile")).smile.left == pytest.approx(1.0, abs=0.08)


def test_an_aim_changed_on_the_way_is_followed_without_a_jump() -> None:
    hasty = (Intent(1.0, "smile", 1.0), Intent(1.4, "pucker", 0.5), Intent(1.7, "rest", 0.0))
    smile = [unblinking("healthy").muscles(t, hasty).smile.left for t in np.arange(1.0, 4.0, 0.01)]
    assert 0.05 < max(smile) < 0.6
    assert np.abs(np.diff(smile)).max() < 0.03


def test_what_is_asked_later_does_not_change_what_was() -> None:
    patient = named("child", 5)
    history = asked("smile")
    for t in (0.5, 1.3, 1.7, 3.0, 5.9):
        assert patient.muscles(t, history) == patient.muscles(t, tuple(i for i in history if i.t_s <= t))


@pytest.mark.parametrize("movement", ["smile", "pucker"])
def test_the_weak_left_side_moves_less_than_half_as_far(movement: str) -> None:
    moved = truth(unblinking("weak-left"), HOLD_S, asked(movement))
    mm = moved.smile_mm if movement == "smile" else moved.pucker_mm
    assert mm.left / mm.right == pytest.approx(0.45, abs=0.05)
    assert mm.right == pytest.approx(6.0, abs=0.4)


def test_a_healthy_smile_narrows_both_eyes_by_a_fifth() -> None:
    patient = unblinking("healthy")
    before, during = (truth(patient, t, asked("smile")).eye_mm for t in (REST_S, HOLD_S))
    for side in ("left", "right"):
        assert getattr(during, side) / getattr(before, side) == pytest.approx(0.8, abs=0.03)


@pytest.mark.parametrize(("movement", "narrowed"), [("smile", 0.83), ("pucker", 0.64)])
def test_the_synkinetic_right_eye_narrows_in_excess_of_the_left(movement: str, narrowed: float) -> None:
    patient = unblinking("synkinetic-right")
    before, during = (truth(patient, t, asked(movement)).eye_mm for t in (REST_S, HOLD_S))
    assert 1 - during.right / before.right == pytest.approx(narrowed, abs=0.05)
    assert 1 - during.left / before.left < 0.23


def test_the_synkinetic_mouth_corner_follows_the_eye() -> None:
    smile_mm = truth(unblinking("synkinetic-right"), HOLD_S, asked("blink")).smile_mm
    assert 3.8 < smile_mm.right < 5.0
    assert abs(smile_mm.left) < 0.2


def test_spontaneous_blinks_are_short_and_about_ten_a_minute() -> None:
    closed = blinks(np.arange(0.0, 600.0, 0.01), 4, 10.0) > 0.05
    starts, ends = np.flatnonzero(np.diff(closed.astype(int)) == 1), np.flatnonzero(np.diff(closed.astype(int)) == -1)
    assert 95 <= len(starts) <= 105
    assert (ends - starts).max() * 0.01 < 0.32


def test_the_wanderer_leaves_and_comes_back() -> None:
    present = [named("wanderer", 1).head(t).present for t in np.arange(0.0, 60.0, 0.25)]
    assert 0.1 < 1 - np.mean(present) < 0.5
    assert all(named("healthy", 1).head(t).present for t in range(60))


def test_every_patient_is_one_of_a_kind() -> None:
    assert len(PATIENTS) == 11
    assert all(name == patient.name for name, patient in PATIENTS.items())
    assert Nerves().synkinesis == ()


@pytest.mark.parametrize(("movement", "mm"), [("brow", 5.0), ("nose", 3.0)])
def test_brows_and_nose_move_up_each_side_by_its_own_strength(movement: str, mm: float) -> None:
    for name, left in (("healthy", 1.0), ("weak-left", 0.45)):
        moved = getattr(truth(unblinking(name), HOLD_S, asked(movement)), f"{movement}_mm")
        assert moved.right == pytest.approx(mm, rel=0.15)
        assert moved.left / moved.right == pytest.approx(left, abs=0.05)


def test_a_tight_side_lets_go_when_asked_and_tightens_again() -> None:
    patient = unblinking("tight-left")
    tone = [patient.muscles(t_s, asked("relax")).smile.left for t_s in (REST_S, HOLD_S, 8.0)]
    assert tone[0] == tone[2] == patient.resting().smile.left
    assert tone[1] == pytest.approx(0.3 * tone[0])
    hanging = unblinking("flaccid")
    assert hanging.muscles(HOLD_S, asked("relax")) == hanging.resting(), "what hangs has nothing to let go"


def test_the_over_doer_does_not_keep_to_what_is_asked() -> None:
    smiles = [unblinking("over-doer").muscles(HOLD_S, asked("smile", amount)).smile.left for amount in (0.45, 1.0)]
    assert smiles[0] / smiles[1] > 0.75


def test_who_tires_does_less_and_less_and_trembles_more() -> None:
    patient = named("tiring", 1)
    begun = (Intent(0.0, "rest", 0.0), Intent(1.0, "smile", 1.0))
    early, late = (
        np.array([patient.muscles(at_s + k / 30, begun).smile.left for k in range(60)]) for at_s in (3.0, 200.0)
    )
    assert late.mean() < 0.6 * early.mean()
    assert late.std() / late.mean() > 2 * early.std() / early.mean()
