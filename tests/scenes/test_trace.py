"""What is kept of a repetition to be seen again: little, never a picture, and only for a while."""

from dataclasses import replace

import numpy as np
import pytest

from game.model.moment import Phase
from game.model.side import PerSide
from game.scenes.trace import BEFORE_S, MOST, RATE_HZ, Trace, Traces
from game.scenes.widgets.avatar import NEEDED
from game.signal.landmarks import MOUTH_CORNER, NOSE_BRIDGE, OUTER_CANTHUS
from tests.faces import landmarks, seen
from tests.moments import moment
from tests.scenes.sitting import PAUSE, TEMPO, Sitting, level
from tests.store.values import MEASURED, UNMEASURED

STEP_S = 1 / 60


def followed(traces: Traces, seconds: float, phase: Phase = Phase.HOLD, activation: float | None = 0.4) -> None:
    """Show a phase that goes on for so long, from its beginning on."""
    both = None if activation is None else PerSide(activation, activation / 2)
    for number in range(round(seconds / STEP_S)):
        at = replace(moment(both, phase), t_s=number * STEP_S, share=number * STEP_S / seconds,
                     left_s=seconds - number * STEP_S)  # fmt: skip
        traces.step(at, seen(landmarks(smile=PerSide(3.0, 1.0)), at.t_s))


def finished(seconds: float = 4.0, score: float | None = 71.5) -> Trace:
    traces = Traces()
    followed(traces, seconds)
    traces.finish(replace(MEASURED, score=score))
    assert traces.newest is not None
    return traces.newest


def test_a_repetition_is_kept_at_a_few_samples_a_second() -> None:
    trace = finished(4.0)
    assert len(trace.t_s) == pytest.approx(4 * RATE_HZ, abs=1)
    assert np.diff(trace.t_s) == pytest.approx(1 / RATE_HZ, abs=STEP_S)
    assert trace.both(10) == PerSide(float(np.float32(0.4)), float(np.float32(0.2)))
    assert set(trace.phases) == {Phase.HOLD}


def test_however_long_it_is_little_is_kept_and_no_picture() -> None:
    trace = finished(240.0)
    assert MOST / 2 <= len(trace.t_s) <= MOST
    assert trace.lasts_s == pytest.approx(240, abs=1)
    assert trace.t_s.nbytes + trace.sides.nbytes + trace.points.nbytes < 500_000
    assert trace.points.shape == (len(trace.t_s), len(NEEDED), 2)
    assert trace.points.dtype == np.float16


def test_a_face_comes_back_as_it_was_between_its_samples_too() -> None:
    trace, shown = finished(), landmarks(smile=PerSide(3.0, 1.0))
    wide = np.linalg.norm(shown[OUTER_CANTHUS.left, :2] - shown[OUTER_CANTHUS.right, :2])
    for at_s in (0.0, 1.234, trace.lasts_s):
        face = trace.face(at_s)
        assert face is not None
        for corner in MOUTH_CORNER:
            expected = (shown[corner, :2] - shown[NOSE_BRIDGE, :2]) / wide
            assert face[corner] == pytest.approx(tuple(expected), abs=0.002)


def test_where_no_face_was_seen_there_is_none() -> None:
    traces = Traces()
    for number in range(60):
        traces.step(replace(moment(PerSide(0.4, 0.4)), t_s=number * STEP_S), None)
    traces.finish(MEASURED)
    assert traces.newest is not None
    assert not traces.newest.has_face
    assert traces.newest.face(0.3) is None
    assert traces.newest.both(3) is not None


def test_what_was_not_measured_stays_a_gap() -> None:
    traces = Traces()
    followed(traces, 1.0, activation=None)
    traces.finish(UNMEASURED)
    assert traces.newest is not None
    assert traces.newest.both(0) is None


def test_the_best_and_the_newest_are_kept_and_a_repetition_that_is_begun_again_is_forgotten() -> None:
    traces = Traces()
    for number, score in ((1, 60.0), (2, 80.0), (3, None), (4, 70.0)):
        followed(traces, 1.0)
        traces.finish(replace(MEASURED, number=number, score=score))
    assert traces.newest is not None
    assert traces.best is not None
    assert (traces.newest.number, traces.best.number) == (4, 2)
    followed(traces, 3.0)
    followed(traces, 3.0, Phase.PROMPT)
    traces.finish(MEASURED)
    assert traces.newest.lasts_s == pytest.approx(BEFORE_S, abs=0.1)


def test_play_keeps_what_was_done_until_another_level_is_played() -> None:
    sitting = Sitting(level())
    sitting.begin()
    sitting.wait(0.8)
    sitting.step(PAUSE)
    sitting.step(PAUSE)
    sitting.until("results")
    traces = sitting.visit.played[0].traces
    assert traces.newest is not None
    assert traces.newest.number == 2
    whole_s = TEMPO.prompt_s + TEMPO.move_s + TEMPO.hold_s + TEMPO.release_s
    assert traces.newest.lasts_s == pytest.approx(whole_s, abs=0.2)
    assert traces.newest.has_face
    high, low = traces.newest.both(traces.newest.sample(1.5)), traces.newest.both(0)
    assert high is not None
    assert low is not None
    assert high.left > 0.3 > low.left
    sitting.begin()
    assert sitting.visit.played[0].traces.newest is None
