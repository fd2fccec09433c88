"""What the terminal says of a level in a few words."""

from dataclasses import replace

import pytest

from game.exercises.smile import Smile
from game.model.side import PerSide, Side
from game.terminal import noticed
from tests.store.values import MEASURED


@pytest.mark.parametrize(
    ("reached", "words"),
    [
        (PerSide(0.2, 0.5), "left goes less far"),
        (PerSide(0.5, 0.5), "left did its own share, still goes less far"),
    ],
)
def test_a_side_that_did_its_own_share_is_told_so_as_on_the_screen(reached: PerSide[float], words: str) -> None:
    assert MEASURED.figures is not None
    lesser = replace(MEASURED, smaller=Side.LEFT, intruder=None, reasons=())
    told = replace(lesser, figures=replace(MEASURED.figures, reached=reached))
    assert noticed([told, told, replace(told, smaller=None)], Smile) == words


def test_nothing_of_a_side_that_went_less_far_now_and_then() -> None:
    once, never = (replace(MEASURED, smaller=side, intruder=None, reasons=()) for side in (Side.LEFT, None))
    assert noticed([once, never, never], Smile) == "both sides together"
