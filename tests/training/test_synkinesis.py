"""What moves along: which part, on which side, how much, since when, and by which senses."""

from dataclasses import replace

import numpy as np
import pytest

from game.exercises.blink import Blink
from game.model.moment import Phase
from game.model.reading import Coupled, Effort
from game.model.result import Intrusion, Repetition
from game.model.side import Affected, PerSide, Side
from game.signal.face import RestFace
from game.training.calibration import Calibration
from game.training.exercise import Exercise
from game.training.judge import judge
from game.training.rest import Rest, RestEmg
from game.training.synkinesis import Watch
from tests.training.efforts import AT_EASE, BEST_MM, FACE, LEVEL, TEMPO, calibration, effort, repetition

MOVE_S = TEMPO.prompt_s
HOLD_S = TEMPO.prompt_s + TEMPO.move_s


def moving(phase: Phase) -> float:
    return 0.45 if phase in {Phase.MOVE, Phase.HOLD} else 0.0


def along(
    eye: PerSide[float] = AT_EASE,
    brow: PerSide[float] = AT_EASE,
    affected: Affected | None = "left",
    from_s: float = 0.5,
    exercise: Exercise | None = None,
) -> Repetition:
    """A perfect repetition in whose hold an eye narrows or a brow rises from `from_s` on."""

    def at(phase: Phase, t_s: float) -> Effort:
        there = phase is Phase.HOLD and t_s >= from_s
        return replace(effort(moving(phase), moving(phase)), intrusion=(eye, brow) if there else (AT_EASE, AT_EASE))

    return judge(repetition(at), LEVEL, calibration(exercise), affected, 1, 0.0)


def quiet(done: Repetition) -> float | None:
    assert done.parts is not None
    return done.parts.quiet


def named(done: Repetition) -> tuple[str, Side] | None:
    return None if done.intruder is None else (done.intruder.part, done.intruder.side)


def test_what_moves_along_is_told_with_its_part_side_amount_and_beginning() -> None:
    found = along(eye=PerSide(25.0, 5.0)).intruder
    assert found is not None
    assert (found.part, found.side, found.unit) == ("eye", Side.LEFT, "points")
    assert found.amount == pytest.approx(20)
    assert found.since_s == pytest.approx(HOLD_S + 0.5, abs=0.02)


def test_both_eyes_of_a_real_smile_cost_nothing() -> None:
    for affected in ("left", "right", None):
        assert quiet(along(eye=PerSide(40.0, 38.0), affected=affected)) == 1


def test_the_worse_of_several_intruders_is_named() -> None:
    assert named(along(eye=PerSide(16.0, 0.0), brow=PerSide(3.5, 0.0))) == ("brow", Side.LEFT)
    assert named(along(eye=PerSide(28.0, 0.0), brow=PerSide(1.5, 0.0))) == ("eye", Side.LEFT)


def test_an_eye_that_is_hidden_leaves_the_brow_to_be_watched() -> None:
    def at(phase: Phase, _: float) -> Effort:
        return replace(effort(moving(phase), moving(phase)), intrusion=(None, PerSide(4.0, 0.0)))

    assert named(judge(repetition(at), LEVEL, calibration(), "left", 1, 0.0)) == ("brow", Side.LEFT)


def test_a_healthy_eye_that_opens_wider_makes_the_other_no_narrower() -> None:
    assert quiet(along(eye=PerSide(8.0, -30.0))) == 1


@pytest.mark.parametrize(("eyes", "expected"), [(PerSide(40.0, 38.0), 1.0), (PerSide(60.0, 60.0), 0.25)])
def test_where_both_sides_are_affected_the_other_is_no_measure_beyond_what_is_natural(
    eyes: PerSide[float], expected: float
) -> None:
    assert quiet(along(eye=eyes, affected="both")) == pytest.approx(expected)


def test_both_corners_pulled_along_by_closing_eyes_count_where_both_sides_are_affected() -> None:
    corners = PerSide(4.0, 4.0)
    assert quiet(along(eye=corners, affected="both", exercise=Blink())) == 0
    assert quiet(along(eye=corners, affected="left", exercise=Blink())) == 1


COUPLED = Calibration(
    calibration().exercise,
    Rest(FACE, RestEmg(PerSide(3.0, 3.0), PerSide(0.5, 0.5))),
    PerSide(BEST_MM, BEST_MM),
    None,
    best_target_uv=60.0,
)  # fmt: skip


def heard(intruder_uv: float, eye: PerSide[float] | None, brow: PerSide[float] = AT_EASE) -> Repetition:
    """Electrodes on the left side: the target's at 27 uV in the hold."""

    def at(phase: Phase, _: float) -> Effort:
        amount = moving(phase)
        coupled = Coupled(Side.LEFT, 60.0 * amount, intruder_uv if amount else 0.0)
        seen = None if eye is None else (eye, brow) if amount else (AT_EASE, AT_EASE)
        return replace(effort(amount, amount), intrusion=seen, coupled=coupled)

    return judge(repetition(at), LEVEL, COUPLED, "left", 1, 0.0)


@pytest.mark.parametrize(
    ("intruder_uv", "points", "expected"),
    [(27.0, 40.0, 0.0), (27.0, 20.0, 0.5), (5.0, 40.0, 1.0), (27.0, 5.0, 1.0), (12.38, 40.0, 0.5)],
)
def test_where_both_senses_know_of_an_intruder_they_have_to_agree(
    intruder_uv: float, points: float, expected: float
) -> None:
    assert quiet(heard(intruder_uv, PerSide(points, 0.0))) == pytest.approx(expected, abs=0.01)


def test_what_only_the_camera_sees_needs_no_muscle_to_agree() -> None:
    assert named(heard(0.0, AT_EASE, brow=PerSide(4.0, 0.0))) == ("brow", Side.LEFT)


def test_an_eye_out_of_sight_is_told_by_its_muscle_alone() -> None:
    found = heard(27.0, None).intruder
    assert found == Intrusion("eye", Side.LEFT, pytest.approx(1 / 0.35), "times", pytest.approx(MOVE_S))  # type: ignore[arg-type]


def test_electrodes_on_one_side_say_nothing_of_the_other() -> None:
    def at(phase: Phase, _: float) -> Effort:
        amount = moving(phase)
        along_mm = (PerSide(0.0, 40.0), AT_EASE) if amount else (AT_EASE, AT_EASE)
        return replace(effort(amount, amount), intrusion=along_mm, coupled=Coupled(Side.LEFT, 27.0, 0.0))

    assert named(judge(repetition(at), LEVEL, COUPLED, None, 1, 0.0)) == ("eye", Side.RIGHT)


def test_the_mean_of_electrodes_on_one_side_is_kept_with_the_repetition() -> None:
    assert heard(9.0, AT_EASE).coupled == Coupled(Side.LEFT, pytest.approx(27.0), pytest.approx(9.0))  # type: ignore[arg-type]


def test_nothing_to_watch_and_nothing_seen_are_no_quiet() -> None:
    class Relaxed(Blink):
        intruders = ()  # type: ignore[assignment]

    done = judge(
        repetition(lambda phase, _: effort(moving(phase), moving(phase), None)), LEVEL, calibration(), None, 1, 0.0
    )
    assert quiet(done) is None
    blank = replace(calibration(), exercise=Relaxed())
    samples = repetition(lambda phase, _: replace(effort(moving(phase), moving(phase)), intrusion=()))
    assert Watch(blank, None).worst(samples) is None


def test_severity_is_told_also_below_what_costs_something() -> None:
    rest = RestFace(FACE.template_mm, FACE.eye_mm, FACE.noise_mm)
    watch = Watch(replace(calibration(), rest=Rest(rest, None)), "left")
    worst = watch.worst(repetition(lambda phase, _: effort(moving(phase), moving(phase), PerSide(6.0, 0.0))))
    assert worst is not None
    assert worst[0] == pytest.approx(-0.2)
    assert np.isfinite(worst[0])
