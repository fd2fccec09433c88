"""What is told of a whole film, from rows as long as films are."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest

from game.model.reading import Blink, FaceReading, Pose
from game.model.side import PerSide
from game.signal.face import measure, rest_face
from game.training.rows import Row
from game.training.study import Study
from tests.faces import OPEN_MM, STILL, landmarks

RATE_HZ = 30.0
REST = rest_face([landmarks()])
CALM = measure(landmarks(), REST)
Act = Callable[[float], PerSide[float] | None]


def filmed(lasting_s: float, rate_hz: float, smile: Act, closed: Act = lambda _: STILL) -> Iterator[Row]:
    """Smiles in millimetres and eyes by the share they are closed; None is no face."""
    for t_s in (np.arange(round(lasting_s * rate_hz)) / rate_hz).tolist():
        smiles, shut = smile(t_s), closed(t_s)
        if smiles is None or shut is None:
            yield t_s, None
            continue
        eye_mm = PerSide(OPEN_MM.left * (1 - shut.left), OPEN_MM.right * (1 - shut.right))
        measures = replace(CALM, smile_mm=smiles, eye_mm=eye_mm)
        yield t_s, FaceReading(t_s, Pose(0.0, 0.0, 0.0), measures, 1.0)


def study(
    smile: Act, closed: Act = lambda _: STILL, *, lasting_s: float = 10.0, rate_hz: float = RATE_HZ,
    blinks: tuple[Blink, ...] = (),
) -> Study:  # fmt: skip
    return Study(tuple(filmed(lasting_s, rate_hz, smile, closed)), REST, (0.0, 2.0), 60, blinks)


def while_(begin_s: float, end_s: float, there: PerSide[float]) -> Callable[[float], PerSide[float]]:
    return lambda t_s: there if begin_s <= t_s < end_s else STILL


def best(found: Study, movement: str = "smile") -> tuple[float, float]:
    both = found.best_mm(movement)
    assert both is not None
    return both.left, both.right


@pytest.mark.parametrize("lasting_s", [7.0, 70.0, 300.0])
@pytest.mark.parametrize("kept_s", [3.0, 0.34])
def test_a_short_smile_is_the_best_of_a_film_of_any_length(lasting_s: float, kept_s: float) -> None:
    found = study(while_(3, 3 + kept_s, PerSide(2.0, 5.0)), lasting_s=lasting_s)
    assert best(found) == (2.0, 5.0)
    assert found.symmetry("smile") == pytest.approx(0.4)


@pytest.mark.parametrize("rate_hz", [5.0, 15.0, 30.0, 60.0])
def test_what_is_not_kept_is_not_the_best(rate_hz: float) -> None:
    assert best(study(while_(3, 3.19, PerSide(2.0, 5.0)), rate_hz=rate_hz)) == (0, 0)
    assert best(study(while_(3, 3.41, PerSide(2.0, 5.0)), rate_hz=rate_hz)) == (2, 5)


def test_a_smile_goes_on_behind_a_blink_and_not_behind_a_lost_face() -> None:
    smile = PerSide(4.0, 4.0)
    blinking = study(
        lambda t_s: PerSide(9.0, 9.0) if 3.2 <= t_s < 3.4 else while_(3, 3.75, smile)(t_s), blinks=(Blink(3.2, 3.4),)
    )
    assert best(blinking) == pytest.approx((4, 4))
    lost = study(lambda t_s: None if 3.25 <= t_s < 3.5 else while_(3, 3.75, smile)(t_s))
    assert best(lost) == (0, 0)


def test_a_late_picture_is_no_long_one() -> None:
    rows = [row for row in filmed(10, RATE_HZ, while_(3, 3.05, PerSide(5.0, 5.0))) if not 3.03 < row[0] < 4]
    assert best(Study(tuple(rows), REST, (0.0, 2.0), 60, ())) == (0, 0)


def test_corners_that_take_turns_are_not_together() -> None:
    left, right = while_(3, 5, PerSide(6.0, 0.2)), while_(6, 8, PerSide(0.1, 6.0))
    found = study(lambda t_s: left(t_s) if t_s < 5.5 else right(t_s))
    assert best(found) == (6, 6)
    assert found.symmetry("smile") == pytest.approx(0.025)
    eyes = study(lambda _: STILL, lambda t_s: PerSide(left(t_s).left / 6, right(t_s).right / 6))
    assert eyes.symmetry("eye") == 0


def test_a_small_movement_beside_does_not_change_how_both_sides_compare() -> None:
    small = while_(6, 8, PerSide(2.5, 0.0))
    found = study(lambda t_s: small(t_s) if t_s > 5.5 else while_(3, 5, PerSide(3.0, 6.0))(t_s))
    assert found.symmetry("smile") == pytest.approx(0.5)


def test_a_side_that_is_never_seen_has_no_best_and_the_other_keeps_its_own() -> None:
    found = study(while_(3, 5, PerSide(float("nan"), 5.0)))
    assert best(found) == (0, 5)
    hidden = study(lambda t_s: PerSide(float("nan"), while_(3, 5, PerSide(0.0, 5.0))(t_s).right))
    assert best(hidden) == pytest.approx((float("nan"), 5), nan_ok=True)
    assert hidden.moves("smile")
    assert hidden.symmetry("smile") is None
