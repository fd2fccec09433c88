from collections.abc import Callable

import numpy as np
import pytest

from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.signal.face import rest_face
from game.signal.stillness import Stir, stirred
from tests.faces import landmarks

COUNT = 60


def found(face: Callable[[float], FloatArray]) -> Stir | None:
    """What stirs in 60 pictures over a time from 0 to 1, as if they were 2 s."""
    frames = [face(share) for share in np.linspace(0, 1, COUNT)]
    return stirred(frames, rest_face(frames))


def shivering(share: float) -> FloatArray:
    """A still face as far as trackers see one: it sways, trembles and blinks."""
    dice = np.random.default_rng(round(1000 * share))
    smile, brow = (PerSide(*dice.normal(0, 0.4, 2).tolist()) for _ in range(2))
    shut = 8.0 * (0.4 < share < 0.55)
    sway = 5 * np.sin(7 * share)
    return landmarks(smile, brow=brow, eye_mm=PerSide(9 - shut, 9 - shut), yaw_deg=sway, roll_deg=-sway)


def test_a_face_that_sways_and_blinks_is_still() -> None:
    assert found(shivering) is None


def test_what_a_blink_shakes_is_no_stir() -> None:
    def shaken(share: float) -> FloatArray:
        shut = float(0.4 < share < 0.6)
        return landmarks(smile=PerSide(3 * shut, 0), eye_mm=PerSide(9 - 8 * shut, 9 - 8 * shut))

    assert found(shaken) is None


WAYS: tuple[Callable[[float], float], ...] = (
    lambda share: 3 * share,
    lambda share: 2.5 * (share > 0.7),
    lambda share: 2.5 * (share < 0.3),
)
MOVES: dict[str, Callable[[PerSide[float]], FloatArray]] = {
    "corner of the mouth": lambda both: landmarks(smile=both),
    "brow": lambda both: landmarks(brow=both),
    "side of the nose": lambda both: landmarks(nose=both),
}


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("part", MOVES)
@pytest.mark.parametrize("way", WAYS)
def test_a_movement_and_a_drift_are_told_with_their_side(side: Side, part: str, way: Callable[[float], float]) -> None:
    def moving(share: float) -> FloatArray:
        both = PerSide(way(share), 0.0)
        return MOVES[part](both if side is Side.LEFT else both.swapped())

    stir = found(moving)
    assert stir is not None
    assert (stir.part, stir.side) == (part, side)
    assert stir.mm == pytest.approx(2.3, abs=0.3)


def test_eyes_that_close_for_half_of_the_rest_stir() -> None:
    stir = found(lambda share: landmarks(eye_mm=PerSide(9.0, 9.0 - 4.0 * (share > 0.6))))
    assert stir is not None
    assert (stir.part, stir.side) == ("eye", Side.RIGHT)
