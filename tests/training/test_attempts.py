"""Gentle trials: a bad one is asked for again, alone, and does not make the gentle best."""

from collections.abc import Callable

import numpy as np
import pytest

from game.exercises.smile import Smile
from game.model.reading import FaceMeasures, FaceReading, Pose, Reading
from game.model.side import PerSide
from game.training.attempts import EARLY, FURTHER, REPEATS, SMALLER, STILL, UNSEEN, Attempts
from game.training.rest import Rest, RestEmg
from tests.muscles import steady
from tests.training.efforts import FACE

RATE_HZ, LASTS_S = 60, 2.5


def seen(t_s: float, mm: float | None, uv: float | None = None) -> Reading:
    measures = FaceMeasures.each(lambda name: FACE.eye_mm if name == "eye_mm" else PerSide(0.9 * (mm or 0), mm or 0))
    face = None if mm is None else FaceReading(t_s, Pose(0, 0, 0), measures, 1.0)
    return Reading(t_s, face, None if uv is None else steady(uv, uv, t_s))


def trial(attempts: Attempts, mm_at: Callable[[float], float | None], uv: float | None = None) -> str:
    for step in range(round(LASTS_S * RATE_HZ)):
        attempts.add(seen(step / RATE_HZ, mm_at(step / RATE_HZ), uv))
    return attempts.end()


def rising(mm: float) -> Callable[[float], float]:
    return lambda t_s: mm * min(1.0, t_s / 0.8)


def attempts() -> Attempts:
    return Attempts(Smile(), Rest(FACE, RestEmg(PerSide(3.0, 3.0), PerSide(0.5, 0.5))))


def test_three_alike_make_the_best() -> None:
    tried = attempts()
    assert [trial(tried, rising(mm)) for mm in (6.0, 5.0, 7.0)] == ["", "", ""]
    best = tried.finish().best_mm
    assert best is not None
    assert best.right == pytest.approx(6.9, abs=0.2)
    assert best.left == pytest.approx(0.9 * best.right)


BAD: dict[str, Callable[[float], float | None]] = {
    UNSEEN: lambda t_s: None if t_s > 1 else 6.0 * min(1.0, t_s),
    STILL: lambda _: 0.1,
    EARLY: lambda _: 6.0,
    SMALLER: rising(12.0),
    FURTHER: rising(2.0),
}


@pytest.mark.parametrize("said", BAD)
def test_a_bad_one_is_asked_for_again_alone_and_does_not_count(said: str) -> None:
    tried, calm = attempts(), attempts()
    assert [trial(tried, rising(6.0)), trial(tried, BAD[said]), trial(tried, rising(6.0))] == ["", said, ""]
    assert [trial(calm, rising(6.0)), trial(calm, rising(6.0))] == ["", ""]
    assert (tried.finish().best_mm, tried.finish().best_uv) == (calm.finish().best_mm, None)


def test_nobody_is_asked_for_ever() -> None:
    tried = attempts()
    assert trial(tried, rising(6.0)) == ""
    assert [trial(tried, rising(13.0)) for _ in range(REPEATS + 1)] == [SMALLER] * REPEATS + [""]


def test_who_cannot_move_is_not_held_up() -> None:
    tried = attempts()
    assert [trial(tried, lambda _: 0.0) for _ in range(3)] == ["", "", ""]


def test_muscles_alone_are_enough() -> None:
    tried = Attempts(Smile(), Rest(None, RestEmg(PerSide(3.0, 3.0), PerSide(0.5, 0.5))))
    rng = np.random.default_rng(3)
    for _ in range(3):
        for step in range(round(LASTS_S * RATE_HZ)):
            loud = 3 + 50 * min(1.0, step / 40) * rng.uniform(0.8, 1.2)
            tried.add(seen(step / RATE_HZ, None, loud))
        assert tried.end() == ""
    best = tried.finish().best_uv
    assert best is not None
    assert best.left > 45
