"""What a gamepad is told, on a clock that is turned by hand."""

from itertools import pairwise

import pytest

from game.model.side import PerSide
from game.screen.pads import Pads
from game.screen.rumble import COMMAND_S, GENTLE, GENTLEST, LASTS_MS, PULSE, PULSE_MS, PULSES_APART_S, PULSES_S, Rumble
from tests.fakes import HandClock

STEP_S = 1 / 60


class Telling(Pads):
    """Remembers what it was told to let both hands feel, and when."""

    def __init__(self, clock: HandClock) -> None:
        super().__init__()
        self._clock = clock
        self.told: list[tuple[float, float, float, int]] = []

    def feel(self, left: float, right: float, length_ms: int) -> None:
        self.told.append((self._clock.t_s, left, right, length_ms))


class Felt:
    """A gamepad that is followed step by step."""

    def __init__(self) -> None:
        self.clock = HandClock(0.0)
        self.pads = Telling(self.clock)
        self.rumble = Rumble(self.pads, self.clock.now_s)

    def follow(self, seconds: float, sides: PerSide[float] | None, intrudes: bool = False) -> None:
        for _ in range(round(seconds / STEP_S)):
            self.rumble.follow(sides, intrudes=intrudes)
            self.clock.t_s += STEP_S


def test_either_hand_feels_its_side_gently_and_a_still_face_nothing() -> None:
    felt = Felt()
    felt.follow(0.5, PerSide(0.0, 0.0))
    assert felt.pads.told == []
    felt.follow(1.0, PerSide(1.0, 0.2))
    assert {told[1] for told in felt.pads.told} == {GENTLE}
    assert {told[2] for told in felt.pads.told} == {GENTLEST + (GENTLE - GENTLEST) * 0.2}
    felt.follow(0.2, PerSide(0.0, 0.2))
    assert felt.pads.told[-1][1] == 0
    assert felt.pads.told[-1][2] > 0


def test_it_is_held_without_a_gap_and_told_no_more_often_than_it_can_take() -> None:
    felt = Felt()
    for number in range(300):
        felt.follow(STEP_S, PerSide((number % 7) / 7, (number % 5) / 5))
    felt.follow(2.0, PerSide(0.5, 0.5))
    times_s = [told[0] for told in felt.pads.told]
    gaps = [later - earlier for earlier, later in pairwise(times_s)]
    assert min(gaps) >= COMMAND_S - 1e-9
    assert max(gaps) < LASTS_MS / 1000


def test_an_intruder_is_two_soft_pulses_in_both_hands_and_not_again_at_once() -> None:
    felt = Felt()
    felt.follow(0.5, PerSide(0.5, 0.5))
    felt.pads.told.clear()
    for _ in range(6):
        felt.follow(0.1, PerSide(0.5, 0.5), intrudes=True)
        felt.follow(0.1, PerSide(0.5, 0.5))
    pulses = [told for told in felt.pads.told if told[3] == PULSE_MS]
    assert [(left, right) for _, left, right, _ in pulses] == [(PULSE, PULSE)] * 2
    assert pulses[1][0] - pulses[0][0] == pytest.approx(PULSES_S[1], abs=2 * STEP_S)
    after = [told for told in felt.pads.told if told[0] > pulses[0][0] and told[3] != PULSE_MS]
    assert after[0][0] > pulses[1][0] + PULSE_MS / 1000, "in between both hands are still"
    felt.follow(PULSES_APART_S, PerSide(0.5, 0.5))
    felt.follow(0.5, PerSide(0.5, 0.5), intrudes=True)
    assert sum(told[3] == PULSE_MS for told in felt.pads.told) == 4


def test_a_cue_is_felt_to_its_end() -> None:
    felt = Felt()
    felt.follow(0.3, PerSide(0.5, 0.5))
    felt.rumble.hum(600)
    count = len(felt.pads.told)
    felt.follow(0.58, PerSide(0.9, 0.9), intrudes=True)
    assert len(felt.pads.told) == count
    felt.follow(0.5, PerSide(0.9, 0.9), intrudes=True)
    assert felt.pads.told[count][3] == PULSE_MS
