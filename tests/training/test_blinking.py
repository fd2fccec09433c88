"""Blinks on their way through play: pictures into fusion, efforts into a session, words and score out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import pytest

from game.exercises.blink import Blink
from game.exercises.smile import Smile
from game.model.level import Level
from game.model.moment import Moment
from game.model.result import Repetition
from game.model.side import Affected, PerSide, Side
from game.training.calibration import Calibration
from game.training.exercise import Exercise
from game.training.fusion import Fusion
from game.training.rest import Rest
from game.training.session import Session
from tests.faces import landmarks, seen
from tests.signal.test_blinks import closed
from tests.training.efforts import BEST_MM, FACE, LEVEL, TEMPO

RATES = [(24, 30), (60, 15), (60, 30), (120, 30)]
"""Steps and pictures a second."""
HOLD_S = TEMPO.prompt_s + TEMPO.move_s
CLOSED_MM = 8.5


def crossed(first_s: float, second_s: float, third_s: float) -> list[tuple[tuple[int, int], float]]:
    """Each moment at the usual rates, and each of the others at one of them."""
    slow, coarse, usual, fast = RATES
    return [(usual, first_s), (usual, second_s), (usual, third_s), (slow, first_s), (coarse, second_s), (fast, third_s)]


Face = Callable[[float], tuple[PerSide[float], PerSide[float]]]
"""What a face shows at a moment: how far each eye is shut, 0..1, and each side's smile in millimetres."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A repetition that was played: what was said meanwhile, and what came of it."""

    moments: Sequence[Moment]
    judged: Repetition

    @property
    def quiet(self) -> float | None:
        return None if self.judged.parts is None else self.judged.parts.quiet

    @property
    def said(self) -> set[Side | None]:
        """Which intruders were named."""
        return {None if moment.intruder is None else moment.intruder.side for moment in self.moments}

    @property
    def intruder(self) -> Side | None:
        """The side of the intruder that the judge names."""
        return None if self.judged.intruder is None else self.judged.intruder.side

    @property
    def dimmest(self) -> float:
        return min(moment.quiet for moment in self.moments)


def played(
    face: Face,
    exercise: Exercise | None = None,
    rates: tuple[int, int] = (60, 30),
    affected: Affected | None = "left",
    level: Level = LEVEL,
) -> Outcome:
    """One repetition; the camera has been running for a second before."""
    step_hz, picture_hz = rates
    rest = Rest(FACE, None)
    calibration = Calibration(exercise or Smile(), rest, PerSide(BEST_MM, BEST_MM), None)
    fusion, session = Fusion(), Session(level, calibration, affected)
    fusion.rest(rest)
    moments, shown = [], -picture_hz
    step = 0
    while not session.done:
        t_s = step / step_hz
        while shown / picture_hz <= t_s:
            shut, smile_mm = face(shown / picture_hz)
            eye_mm = PerSide(9 - CLOSED_MM * shut.left, 9 - CLOSED_MM * shut.right)
            fusion.see(seen(landmarks(smile=smile_mm, eye_mm=eye_mm), shown / picture_hz))
            shown += 1
        moments.append(session.step(t_s, 1 / step_hz, calibration.effort(fusion.at(t_s))))
        step += 1
    return Outcome(moments, session.done[0])


def smiling(t_s: float) -> float:
    """A calm smile in the middle of the band, in millimetres."""
    return 0.45 * BEST_MM * closed(t_s, TEMPO.prompt_s, 0.5, HOLD_S + TEMPO.hold_s - TEMPO.prompt_s - 0.5, 0.4)


def eyes(left: Callable[[float], float], right: Callable[[float], float]) -> Face:
    """Eyes that do this while the mouth smiles calmly."""
    return lambda t_s: (PerSide(left(t_s), right(t_s)), PerSide(smiling(t_s), smiling(t_s)))


def blink(t_s: float, begin_s: float, lasting_s: float = 0.3) -> float:
    return closed(t_s, begin_s, 0.4 * lasting_s, 0.0, 0.6 * lasting_s)


def narrowed(t_s: float, from_s: float, to_s: float, by: float) -> float:
    return by * closed(t_s, from_s, 0.2, to_s - from_s - 0.4, 0.2)


@cache
def narrow_left(rates: tuple[int, int]) -> Outcome:
    """A left eye that narrows with the smile, without any blink."""
    return played(eyes(lambda t_s: narrowed(t_s, 0.7, 3.4, 0.21), lambda _: 0.0), rates=rates)


@pytest.mark.parametrize(("rates", "begin_s"), crossed(0.45, HOLD_S + 0.5, HOLD_S + TEMPO.hold_s - 0.3))
def test_a_blink_is_no_intruder_also_where_one_eye_closes_less(rates: tuple[int, int], begin_s: float) -> None:
    """A weak left eye closes by a third, so that the right one is narrower by up to 65 points for 0.37 s."""

    def right(t_s: float) -> float:
        return closed(t_s, begin_s, 0.1, 0.1, 0.25)

    found = played(eyes(lambda t_s: 0.35 * right(t_s), right), rates=rates, affected=None)
    assert found.quiet == 1
    assert found.dimmest == 1
    assert found.said == {None}


@pytest.mark.parametrize("rates", RATES)
def test_blink_upon_blink_of_an_eye_that_opens_late_is_no_synkinesis(rates: tuple[int, int]) -> None:
    begins_s = [0.6 + 0.55 * k for k in range(5)]

    def left(t_s: float) -> float:
        return max(closed(t_s, begin_s, 0.08, 0.12, 0.25) for begin_s in begins_s)

    def right(t_s: float) -> float:
        return max(0.7 * closed(t_s, begin_s, 0.08, 0.0, 0.25) for begin_s in begins_s)

    found = played(eyes(left, right), rates=rates)
    assert found.quiet == 1
    assert found.dimmest == 1
    assert found.said == {None}


@pytest.mark.parametrize("rates", RATES)
def test_both_eyes_that_close_slowly_and_unevenly_do_count(rates: tuple[int, int]) -> None:
    found = played(
        eyes(lambda t_s: narrowed(t_s, 2.0, 3.2, 0.9), lambda t_s: narrowed(t_s, 2.0, 3.2, 0.5)), rates=rates
    )
    assert found.quiet == 0
    assert found.intruder is Side.LEFT
    assert found.said == {None, Side.LEFT}


@pytest.mark.parametrize("rates", RATES)
def test_one_eye_that_narrows_with_the_smile_counts(rates: tuple[int, int]) -> None:
    found = narrow_left(rates)
    assert found.quiet == pytest.approx(0.5, abs=0.05)
    assert found.intruder is Side.LEFT
    assert found.said == {None, Side.LEFT}


@pytest.mark.parametrize(("rates", "begin_s"), crossed(1.0, 1.9, 2.6))
def test_a_blink_neither_hides_an_eye_that_stays_narrow_nor_deepens_it(rates: tuple[int, int], begin_s: float) -> None:
    def left(t_s: float) -> float:
        return max(narrowed(t_s, 0.7, 3.4, 0.21), blink(t_s, begin_s))

    plain = narrow_left(rates)
    found = played(eyes(left, lambda t_s: 0.4 * blink(t_s, begin_s)), rates=rates)
    assert found.quiet == pytest.approx(plain.quiet, abs=0.03)
    assert found.said == {None, Side.LEFT}
    named = [moment.intruder is not None and moment.intruder.side is Side.LEFT for moment in found.moments]
    first, last = named.index(True), len(named) - named[::-1].index(True)
    if begin_s > 1.5:
        assert all(named[first:last]), "the word stays while a blink passes"


def test_what_lasted_long_enough_only_with_a_blink_s_own_pictures_does_not_count() -> None:
    def left(t_s: float) -> float:
        return max(0.3 * closed(t_s, 2.0, 0.05, 0.1, 0.05), blink(t_s, 2.2))

    found = played(eyes(left, lambda t_s: 0.3 * blink(t_s, 2.2)))
    assert found.quiet == 1
    assert found.said == {None}


@pytest.mark.parametrize("rates", RATES)
def test_closing_the_eyes_on_purpose_is_measured_from_its_first_moment(rates: tuple[int, int]) -> None:
    def shut(t_s: float) -> float:
        return 0.45 * BEST_MM / CLOSED_MM * closed(t_s, TEMPO.prompt_s, 0.4, 2.6, 0.3)

    def face(t_s: float) -> tuple[PerSide[float], PerSide[float]]:
        return PerSide(shut(t_s), shut(t_s)), PerSide(2.5 * shut(t_s) / shut(2.0), 0.0)

    found = played(face, Blink(), rates)
    assert found.judged.parts is not None
    assert found.quiet == pytest.approx(0.5, abs=0.02)
    assert (found.judged.parts.symmetry, found.judged.parts.release) == (1, 1)
    assert found.judged.parts.reach > 0.98
    assert found.judged.parts.steadiness > 0.98


def test_eyes_that_shut_tight_for_a_moment_while_they_are_to_be_held_softly_cost_steadiness() -> None:
    def shut(t_s: float) -> float:
        return 0.3 * closed(t_s, TEMPO.prompt_s, 0.4, 2.6, 0.3) + 0.6 * blink(t_s, 2.3)

    found = played(lambda t_s: (PerSide(shut(t_s), shut(t_s)), PerSide(0.0, 0.0)), Blink())
    assert found.judged.parts is not None
    assert found.judged.parts.steadiness < 0.8


def test_a_hold_that_is_hardly_longer_than_its_blink_is_judged_with_it() -> None:
    level = replace(LEVEL, tempo=replace(TEMPO, hold_s=0.5))
    found = played(eyes(lambda t_s: blink(t_s, HOLD_S + 0.1), lambda t_s: blink(t_s, HOLD_S + 0.1)), level=level)
    assert found.judged.parts is not None
    assert (found.judged.parts.symmetry, found.judged.parts.reach) == (1, 1)


@pytest.mark.parametrize("rates", RATES)
def test_lids_that_shake_what_is_seen_of_the_mouth_cost_nothing(rates: tuple[int, int]) -> None:
    """While lids move the tracked corners are off by up to 3 mm."""
    begins_s = (1.7, 2.5, HOLD_S + TEMPO.hold_s + 0.6)

    def shaken(t_s: float) -> tuple[PerSide[float], PerSide[float]]:
        shut = max(blink(t_s, begin_s) for begin_s in begins_s)
        return PerSide(shut, shut), PerSide(smiling(t_s) + 1.5 * shut, smiling(t_s) - 2.5 * shut)

    found, calm = played(shaken, rates=rates), played(eyes(lambda _: 0.0, lambda _: 0.0), rates=rates)
    assert found.judged.mm is not None
    assert tuple(found.judged.mm) == pytest.approx(tuple(calm.judged.mm or ()), abs=0.02)
    assert found.judged.score == pytest.approx(calm.judged.score, abs=0.5)
    assert {moment.smaller for moment in found.moments} == {None}
