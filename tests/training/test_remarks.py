import re
from dataclasses import replace
from itertools import product

import pytest

from game import exercises, plugins
from game.exercises.blink import Blink
from game.exercises.smile import Smile
from game.model.moment import Phase
from game.model.result import Parts, Repetition
from game.model.side import PerSide, Side
from game.training.exercise import Exercise
from game.training.judge import judge
from game.training.remarks import headline, remarks
from tests.training.efforts import LEVEL, calibration, effort, repetition, steady

HARSH = re.compile(r"\b(fail\w*|wrong\w*|weak\w*|bad\w*|poor\w*|error\w*|harder)\b", re.IGNORECASE)
KINDS = plugins.discover(exercises, Exercise)
GOOD = judge(steady(0.45, 0.45), LEVEL, calibration(), "left", 1, 0.0)
LOST = judge(repetition(lambda *_: None), LEVEL, calibration(), "left", 1, 0.0)
STILL = judge(steady(0.0, 0.0), LEVEL, calibration(), "left", 1, 0.0)


def done(parts: Parts, smaller: Side | None = None, intruder: Side | None = None) -> Repetition:
    return replace(GOOD, parts=parts, smaller=smaller, intruder=intruder)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_whatever_is_said_is_kind(name: str) -> None:
    kind = KINDS[name]
    values, sides = (0.0, 0.3, 0.5, 0.85, 1.0), (None, *Side)
    for value, quiet, symmetry, smaller, intruder in product(values, (None, *values), (None, 0.1, 0.9), sides, sides):
        each = done(Parts(symmetry, value, value, None if quiet is None else value, quiet), smaller, intruder)
        said = [headline(each, kind), *(f"{remark.name} {remark.words}" for remark in remarks([each], kind))]
        for words in said:
            assert words.strip()
            assert not HARSH.search(words), words
    for each in (LOST, STILL):
        assert not HARSH.search(headline(each, kind))


def test_words_of_every_part_are_given_in_order() -> None:
    found = remarks([GOOD], Smile)
    assert [remark.name for remark in found] == ["Together", "In the band", "Steady", "Letting go", "Quiet"]
    assert [remark.value for remark in found] == [1, 1, 1, 1, 1]
    assert all(remark.words for remark in found)


def test_a_part_that_does_not_apply_is_left_out() -> None:
    found = remarks([done(Parts(None, 0.5, 0.5, 0.5, 1.0))], Smile)
    assert "Together" not in [remark.name for remark in found]
    found = remarks([done(Parts(0.5, 0.5, 0.5, None, None))], Smile)
    assert [remark.name for remark in found] == ["Together", "In the band", "Steady"]


def test_what_was_not_measured_has_no_remarks_and_no_share_in_them() -> None:
    assert remarks([], Smile) == []
    assert remarks([LOST, STILL], Smile) == []
    assert remarks([LOST, GOOD], Smile) == remarks([GOOD], Smile)
    assert headline(LOST, Smile) == LOST.reasons[0]


def test_values_are_means_over_repetitions() -> None:
    found = remarks([done(Parts(0.0, 0.2, 0, 0, 1.0)), done(Parts(1.0, 0.4, 0, 0, 0.0))], Smile)
    assert [remark.value for remark in found] == pytest.approx([0.5, 0.3, 0, 0, 0.5])
    found = remarks([done(Parts(None, 0.2, 0, None, None)), done(Parts(1.0, 0.4, 0, 0.6, 0.5))], Smile)
    assert [remark.value for remark in found] == pytest.approx([1.0, 0.3, 0, 0.6, 0.5])


def test_an_intruder_asks_for_less_and_comes_first() -> None:
    each = done(Parts(1.0, 1.0, 1.0, 1.0, 0.2), Side.LEFT, Side.RIGHT)
    assert "right eye" in headline(each, Smile)
    assert "Smaller" in headline(each, Smile)
    assert "right mouth corner" in headline(each, Blink)
    assert "right mouth corner" in remarks([each], Blink)[-1].words


def test_the_smaller_side_is_named_by_the_patients_own_side() -> None:
    each = done(Parts(0.3, 1.0, 1.0, 1.0, 1.0), Side.RIGHT)
    assert "right side" in headline(each, Smile)
    assert "right side" in remarks([each], Smile)[0].words


def test_low_symmetry_is_not_called_together() -> None:
    each = done(Parts(0.1, 1.0, 1.0, 1.0, 1.0), smaller=None)
    assert remarks([each], Smile)[0].words == "Nearly together"
    assert "Both sides" not in headline(each, Smile)


def test_quiet_that_was_not_seen_is_not_praised() -> None:
    def at(phase: Phase, _: float) -> object:
        moving = 0.45 if phase in {Phase.MOVE, Phase.HOLD} else 0.0
        return replace(effort(moving, moving), mm=None, uv=PerSide(moving * 50, moving * 50), intrusion=None)

    heard = judge(repetition(at), LEVEL, calibration(), "left", 1, 0.0)  # type: ignore[arg-type]
    assert "Everything else stayed quiet" not in [remark.words for remark in remarks([heard], Smile)]
