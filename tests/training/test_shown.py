from collections.abc import Sequence

import numpy as np
import pytest

from game.model.reading import Effort, Lids
from game.model.side import PerSide
from game.training.shown import Shown
from tests.training.efforts import effort

BLINKING = Lids(blinking=True)


def seen(level: float, lids: Lids = Lids()) -> Effort:  # noqa: B008 - a frozen value
    return Effort(0.0, PerSide(level, 0.8 * level), None, None, None, lids)


def last(efforts: Sequence[Effort | None], *, through_blinks: bool = False) -> PerSide[float] | None:
    """What is shown after these, 60 a second."""
    shown = Shown()
    return [shown.step(k / 60, each, through_blinks=through_blinks) for k, each in enumerate(efforts)][-1]


def test_what_stays_is_shown_as_it_is_on_either_side() -> None:
    found = last([effort(0.45, 0.3)] * 60)
    assert found is not None
    assert tuple(found) == pytest.approx((0.45, 0.3))


def test_what_is_not_measured_is_not_shown_and_leaves_nothing_behind() -> None:
    assert last([effort(0.45, 0.45), None]) is None
    assert last([effort(0.45, 0.45), Effort(None, None, None, None, None)]) is None
    assert last([effort(0.9, 0.9), None, effort(0.1, 0.1)]) == PerSide(0.1, 0.1)


def test_lids_that_shake_the_mouth_are_not_seen_in_what_is_shown() -> None:
    shaken = [*[seen(0.45)] * 60, *[seen(0.9, BLINKING)] * 12]
    found = last(shaken)
    assert found is not None
    assert tuple(found) == pytest.approx((0.45, 0.36))
    closing = last(shaken, through_blinks=True)
    assert closing is not None
    assert closing.left > 0.7
    assert last([seen(0.3, BLINKING)]) == PerSide(0.3, 0.24), "what comes first is shown whatever it is"


@pytest.mark.parametrize("rate_hz", [24, 60, 120])
def test_it_shows_the_same_at_any_frame_rate(rate_hz: int) -> None:
    def shown(hz: int) -> list[float]:
        both = Shown()
        steps = [both.step(k / hz, seen(0.45 * min(1.0, k / hz))) for k in range(2 * hz)]
        times = np.arange(2 * hz) / hz
        return [float(np.interp(t, times, [0.0 if each is None else each.left for each in steps])) for t in (0.5, 1.2)]

    assert shown(rate_hz) == pytest.approx(shown(480), abs=0.01)
