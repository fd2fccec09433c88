"""An imagined repetition is one that goes well: slow, even, into the band and back."""

from itertools import pairwise

import pytest

from game.model.level import Band
from game.model.moment import Moment, Phase
from game.model.side import PerSide
from game.training.exercise import Kind
from game.training.imagined import TEMPO, imagined

DT = 1 / 30
BAND = Band(0.2, 0.5)


def whole(kind: Kind) -> list[Moment]:
    return [imagined(BAND, kind, 100 + n * DT, DT, n * DT) for n in range(round(TEMPO.total_s / DT) + 5)]


def shown(moment: Moment) -> PerSide[float]:
    assert moment.activation is not None
    return moment.activation


def test_it_lasts_ten_seconds_and_goes_through_all_phases_in_their_order() -> None:
    assert TEMPO.total_s == pytest.approx(10.0)
    phases = [each.phase for each in whole(Kind.MOVE)]
    assert [now for before, now in pairwise([None, *phases]) if now is not before] == list(Phase)


@pytest.mark.parametrize("kind", Kind)
def test_both_sides_go_together_and_the_hold_is_in_the_band(kind: Kind) -> None:
    moments = whole(kind)
    assert all(shown(each).left == shown(each).right for each in moments)
    held = [each for each in moments if each.phase is Phase.HOLD]
    assert held
    assert all(each.in_band for each in held)
    rest = 0.0 if kind is Kind.MOVE else 1.0
    assert shown(moments[0]).left == shown(moments[-1]).left == rest


def test_it_is_gentle() -> None:
    ways = [abs(shown(b).left - shown(a).left) / DT for a, b in pairwise(whole(Kind.MOVE))]
    assert max(ways) < 0.5, "no faster than half a gentle best in a second"


def test_what_it_leaves_behind_comes_with_the_rest() -> None:
    moments = whole(Kind.MOVE)
    assert {each.last_score is not None for each in moments if each.phase is Phase.REST} == {True}
    assert {each.last_score is not None for each in moments if each.phase is not Phase.REST} == {False}
