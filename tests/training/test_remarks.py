import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from game import exercises, plugins
from game.exercises.smile import Smile
from game.model.moment import Phase
from game.model.reading import Effort
from game.model.result import Figures, Intrusion, Parts, Repetition
from game.model.side import PerSide, Side
from game.training.exercise import Exercise
from game.training.explained import explained
from game.training.judge import judge
from game.training.remarks import headline, remarks
from tests.training.efforts import LEVEL, calibration, effort, repetition, steady

HARSH = re.compile(r"\b(fail\w*|wrong\w*|weak\w*|bad\w*|poor\w*|error\w*|harder)\b", re.IGNORECASE)
KINDS = plugins.discover(exercises, Exercise)
GOOD = judge(steady(0.45, 0.45), LEVEL, calibration(), "left", 1, 0.0)
LOST = judge(repetition(lambda *_: None), LEVEL, calibration(), "left", 1, 0.0)
STILL = judge(steady(0.0, 0.0), LEVEL, calibration(), "left", 1, 0.0)


def done(parts: Parts, smaller: Side | None = None, intruder: Intrusion | None = None) -> Repetition:
    return replace(GOOD, parts=parts, smaller=smaller, intruder=intruder)


def along(part: str, side: Side = Side.RIGHT) -> Intrusion:
    """A part that came along."""
    unit = "points" if part == "eye" else "mm"
    return Intrusion(part, side, 18.0, unit, 3.5)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_whatever_is_said_is_kind(name: str) -> None:
    kind = KINDS[name]
    values, sides = (0.0, 0.3, 0.5, 0.85, 1.0), (None, *Side)
    intruders = (None, *(along(part.name, side) for part in kind.intruders for side in Side))
    for value, quiet, symmetry, smaller, intruder in product(
        values, (None, *values), (None, 0.1, 0.9), sides, intruders
    ):
        each = done(Parts(symmetry, value, value, None if quiet is None else value, quiet), smaller, intruder)
        said = [
            headline(each),
            *(f"{remark.name} {remark.words}" for remark in remarks([each])),
            *explained(each, kind),
        ]
        for words in said:
            assert words.strip()
            assert not HARSH.search(words), words
    for each in (LOST, STILL):
        assert not HARSH.search(headline(each))
        assert explained(each, kind) == each.reasons


def test_words_of_every_part_are_given_in_order() -> None:
    found = remarks([GOOD])
    assert [remark.name for remark in found] == ["Together", "In the band", "Steady", "Letting go", "Quiet"]
    assert [remark.value for remark in found] == [1, 1, 1, 1, 1]
    assert all(remark.words for remark in found)


def test_a_part_that_does_not_apply_is_left_out() -> None:
    found = remarks([done(Parts(None, 0.5, 0.5, 0.5, 1.0))])
    assert "Together" not in [remark.name for remark in found]
    found = remarks([done(Parts(0.5, 0.5, 0.5, None, None))])
    assert [remark.name for remark in found] == ["Together", "In the band", "Steady"]


def test_what_was_not_measured_has_no_remarks_and_no_share_in_them() -> None:
    assert remarks([]) == []
    assert remarks([LOST, STILL]) == []
    assert remarks([LOST, GOOD]) == remarks([GOOD])
    assert headline(LOST) == LOST.reasons[0]


def test_values_are_means_over_repetitions() -> None:
    found = remarks([done(Parts(0.0, 0.2, 0, 0, 1.0)), done(Parts(1.0, 0.4, 0, 0, 0.0))])
    assert [remark.value for remark in found] == pytest.approx([0.5, 0.3, 0, 0, 0.5])
    found = remarks([done(Parts(None, 0.2, 0, None, None)), done(Parts(1.0, 0.4, 0, 0.6, 0.5))])
    assert [remark.value for remark in found] == pytest.approx([1.0, 0.3, 0, 0.6, 0.5])


def test_an_intruder_asks_for_less_and_comes_first() -> None:
    each = done(Parts(1.0, 1.0, 1.0, 1.0, 0.2), Side.LEFT, along("eye"))
    assert "right eye" in headline(each)
    assert "Smaller, softer" in headline(each)
    each = done(Parts(1.0, 1.0, 1.0, 1.0, 0.2), Side.LEFT, along("mouth corner"))
    assert "right mouth corner" in headline(each)
    assert remarks([each])[-1].words == "Your right mouth corner moved 18.0 mm"


def test_what_only_stirred_is_told_as_such() -> None:
    figures = Figures(0.95, PerSide(0.42, 0.44), 0.07, 0.03, along("eye"))
    each = replace(done(Parts(1.0, 1.0, 1.0, 1.0, 1.0), None, None), figures=figures)
    assert headline(each) == "Both sides arrived together"
    assert remarks([each])[-1].words == "Your right eye stirred 18 points"
    assert remarks([each, GOOD, GOOD])[-1].words == "Everything else stayed quiet"
    assert (
        explained(each, Smile)[-1] == "Your right eye stirred by 18 points from 3.5 s on, too little to cost anything."
    )


def test_every_part_is_explained_with_its_own_numbers() -> None:
    figures = Figures(0.62, PerSide(0.42, 0.68), 0.07, 0.03)
    each = replace(done(Parts(0.44, 0.6, 1.0, 1.0, 0.6), Side.LEFT, along("eye")), figures=figures)
    assert explained(each, Smile) == (
        "Your left mouth corner reached 0.42 of your gentle best, your right 0.68; the band is 0.30 to 0.60.",
        "Your left side went 0.62 of the other's way.",
        "The hold swayed by 7% of its height.",
        "0.03 was left as the release ended.",
        "Your right eye came along by 18 points from 3.5 s on; a smaller, softer movement lets it sleep.",
    )
    quiet = replace(done(Parts(1.0, 1.0, 1.0, None, 1.0)), figures=replace(figures, ratio=0.95, after=None))
    assert explained(quiet, Smile)[1:] == (
        "Both sides went together: the smaller went 0.95 of the larger's way.",
        "The hold swayed by 7% of its height.",
        "Your eye and brow stayed quiet.",
    )
    slight = replace(quiet, figures=replace(figures, reached=PerSide(0.1, 0.12), after=None))
    assert "counts 0.48" in explained(slight, Smile)[3]


def test_the_smaller_side_is_named_by_the_patients_own_side() -> None:
    each = done(Parts(0.3, 1.0, 1.0, 1.0, 1.0), Side.RIGHT)
    assert "right side" in headline(each)
    assert "right side" in remarks([each])[0].words


def of_a_weak_side(left: float, right: float) -> Repetition:
    """A repetition of somebody whose left side's gentle best is 3 mm, the right one's 6 mm; activations by these."""

    def at(phase: Phase, _: float) -> Effort:
        moving = phase in {Phase.MOVE, Phase.HOLD}
        own = PerSide(left, right) if moving else PerSide(0.0, 0.0)
        return replace(effort(0, 0), activation=own, mm=PerSide(3.0 * own.left, 6.0 * own.right))

    weak = replace(calibration(), best_mm=PerSide(3.0, 6.0))
    return judge(repetition(at), LEVEL, weak, "left", 1, 0.0)


def test_two_halves_that_opened_alike_are_told_so_and_that_the_way_is_shorter() -> None:
    each = of_a_weak_side(0.5, 0.5)
    assert each.smaller is Side.LEFT, "the score goes on comparing millimetres"
    assert headline(each) == "Your left side did its own share, and still goes less far"
    assert remarks([each], numbers=False)[0].words == "Your left side did its own share, and still goes less far"
    assert remarks([each])[0].words == "Your left side did its own share; it goes less far: 0.50"
    assert explained(each, Smile)[1] == (
        "Your left side did no less of its own gentle best, and went 0.50 of the other's way."
    )


def test_a_half_that_opened_less_is_still_waited_for() -> None:
    each = of_a_weak_side(0.3, 0.55)
    assert headline(each) == "Wait for your left side; small is fine"
    assert remarks([each], numbers=False)[0].words == "Your left side goes less far"
    assert explained(each, Smile)[1] == "Your left side went 0.27 of the other's way."


def test_low_symmetry_is_not_called_together() -> None:
    each = done(Parts(0.1, 1.0, 1.0, 1.0, 1.0), smaller=None)
    assert remarks([each])[0].words == "Nearly together"
    assert "Both sides" not in headline(each)


def test_quiet_that_was_not_seen_is_not_praised() -> None:
    def at(phase: Phase, _: float) -> Effort:
        moving = 0.45 if phase in {Phase.MOVE, Phase.HOLD} else 0.0
        return replace(effort(moving, moving), mm=None, uv=PerSide(moving * 50, moving * 50), intrusion=None)

    heard = judge(repetition(at), LEVEL, calibration(), "left", 1, 0.0)
    assert "Everything else stayed quiet" not in [remark.words for remark in remarks([heard])]


def test_what_was_named_now_and_then_is_not_called_quiet() -> None:
    named = done(Parts(1.0, 1.0, 1.0, 1.0, 0.85), intruder=along("eye"))
    assert remarks([named, named, GOOD, GOOD])[-1].words == "Your right eye stirred 18 points"


def test_what_costs_a_little_is_told_to_cost_a_little() -> None:
    figures = Figures(0.95, PerSide(0.42, 0.44), 0.07, 0.03, along("eye"))
    each = replace(done(Parts(1.0, 1.0, 1.0, 1.0, 0.93)), figures=figures)
    assert explained(each, Smile)[-1] == "Your right eye stirred by 18 points from 3.5 s on, which costs 7%."


def test_what_goes_beyond_the_band_is_not_praised() -> None:
    forced = judge(steady(0.83, 0.83), LEVEL, calibration(), "left", 1, 0.0)
    assert headline(forced) == "That went further than asked. Smaller, softer is better"
    assert remarks([forced, forced])[1].words == "Further than asked: left 0.83, right 0.83"
    assert "so the score is" in " ".join(explained(forced, Smile))


@pytest.mark.parametrize(
    ("ratio", "sway", "words"),
    [(0.2, 0.0, "One side went far less than the other, so the score is 38 at most."),
     (1.0, 0.37, "It swayed too much for a hold, so the score is")],
)  # fmt: skip
def test_what_bounds_a_score_is_told(ratio: float, sway: float, words: str) -> None:
    def at(phase: Phase, t_s: float) -> Effort:
        level = 0.45 + (sway * 0.45 * np.sqrt(2) * np.sin(2 * np.pi * t_s) if phase is Phase.HOLD else 0.0)
        return effort(ratio * level, level) if phase in {Phase.MOVE, Phase.HOLD} else effort(0.0, 0.0)

    found = judge(repetition(at), LEVEL, calibration(), "left", 1, 0.0)
    told = " ".join(explained(found, Smile))
    assert words in told
    assert found.score is not None
    if sway:
        at_most = float(told.partition("so the score is ")[2].split()[0])
        assert found.score == pytest.approx(at_most, abs=0.6)
