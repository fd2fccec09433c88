from collections.abc import Callable
from dataclasses import replace

import pytest

from game.model.level import Level
from game.model.moment import Moment, Phase
from game.model.reading import Effort
from game.model.side import PerSide, Side
from game.training.session import Session, stars
from tests.training.efforts import AT_EASE, LEVEL, TEMPO, calibration, effort

HZ = 60
Player = Callable[[Session, float], Effort | None]


def good(session: Session, _: float) -> Effort:
    return effort(session.amount, session.amount)


def played(
    session: Session, seconds: float, player: Player = good, rate_hz: int = HZ, from_s: float = 0.0
) -> list[Moment]:
    moments = []
    for step in range(round(seconds * rate_hz)):
        t_s = from_s + step / rate_hz
        moments.append(session.step(t_s, 1 / rate_hz, player(session, t_s)))
    return moments


def new(level: Level = LEVEL) -> Session:
    return Session(level, calibration(), "left")


def test_phases_follow_each_other_in_the_level_s_tempo() -> None:
    moments = played(new(), 2 * TEMPO.total_s)
    phases = [moment.phase for moment in moments]
    expected = [phase for phase in Phase for _ in range(round(getattr(TEMPO, f"{phase.value}_s") * HZ))]
    assert phases == expected * 2


@pytest.mark.parametrize("rate_hz", [24, 50, 60, 120])
def test_the_tempo_is_the_same_at_any_step(rate_hz: int) -> None:
    session = new()
    moments = played(session, 2 * TEMPO.total_s - 0.25, rate_hz=rate_hz)
    assert not session.finished
    holds = sum(moment.dt_s for moment in moments if moment.phase is Phase.HOLD)
    assert holds == pytest.approx(2 * TEMPO.hold_s, abs=2 / rate_hz)
    played(session, 0.5, rate_hz=rate_hz)
    assert len(session.done) == 2
    assert session.done[0].score == pytest.approx(100)


def test_a_moment_says_where_the_repetition_stands() -> None:
    moments = played(new(), 2 * TEMPO.total_s)
    for moment in moments:
        assert 0 <= moment.share <= 1
        assert 0 <= moment.left_s <= getattr(TEMPO, f"{moment.phase.value}_s")
        assert moment.repetitions == 2
        assert moment.quiet == 1
    half = len(moments) // 2
    assert {moment.repetition for moment in moments[:half]} == {0}
    assert {moment.repetition for moment in moments[half:]} == {1}
    assert {moment.last_score for moment in moments if moment.repetition == 0 and moment.phase is not Phase.REST} == {
        None
    }


def test_what_is_asked_for_is_the_middle_of_the_band_while_moving_and_holding() -> None:
    session = new()
    asked: dict[Phase, set[float]] = {}
    for step in range(round(TEMPO.total_s * HZ)):
        amount = session.amount
        phase = session.step(step / HZ, 1 / HZ, effort(0, 0)).phase
        asked.setdefault(phase, set()).add(amount)
    assert asked == {
        Phase.PROMPT: {0.0}, Phase.MOVE: {LEVEL.band.middle}, Phase.HOLD: {LEVEL.band.middle}, Phase.RELEASE: {0.0},
        Phase.REST: {0.0},
    }  # fmt: skip


def test_each_repetition_is_judged_as_its_release_ends() -> None:
    session = new()
    before_rest_s = TEMPO.total_s - TEMPO.rest_s
    played(session, before_rest_s - 1 / HZ)
    assert not session.done
    played(session, 1 / HZ, from_s=before_rest_s)
    assert len(session.done) == 1
    assert session.done[0].number == 1
    assert session.done[0].started_s == 0.0
    assert session.done[0].score == pytest.approx(100)


def test_a_repetition_starts_when_its_prompt_does() -> None:
    session = new()
    played(session, 2 * TEMPO.total_s, from_s=50.0)
    assert [each.started_s for each in session.done] == pytest.approx([50.0, 50.0 + TEMPO.total_s])


def test_a_level_of_one_repetition_ends_after_its_rest() -> None:
    session = new(replace(LEVEL, repetitions=1))
    ended = []
    for seconds in (0.0, TEMPO.total_s - 1 / HZ, 1 / HZ):
        played(session, seconds)
        ended.append((len(session.done), session.finished))
    assert ended == [(0, False), (1, False), (1, True)]


@pytest.mark.parametrize("into_s", [0.2, 1.0, 2.0, 4.0])
def test_a_restart_begins_the_repetition_again(into_s: float) -> None:
    session = new()
    played(session, into_s, lambda *_: effort(2.0, 2.0))
    session.restart()
    moment = session.step(10.0, 1 / HZ, effort(0, 0))
    assert moment.phase is Phase.PROMPT
    assert moment.share == 0
    played(session, TEMPO.total_s - 1 / HZ, from_s=10.0 + 1 / HZ)
    assert [each.score for each in session.done] == pytest.approx([100])
    assert session.done[0].started_s == 10.0


def test_a_restart_in_the_rest_goes_on_resting_and_judges_nothing_twice() -> None:
    session = new()
    played(session, TEMPO.total_s - TEMPO.rest_s / 2)
    session.restart()
    assert session.step(4.5, 1 / HZ, effort(0, 0)).phase is Phase.REST
    played(session, TEMPO.rest_s / 2 + TEMPO.total_s)
    assert [each.number for each in session.done] == [1, 2]
    assert session.done[1].score == pytest.approx(100)


def test_without_a_measurement_it_goes_on_and_gives_no_score() -> None:
    session = new()
    moments = played(session, 2 * TEMPO.total_s, lambda *_: None)
    assert session.finished
    assert {moment.activation for moment in moments} == {None}
    assert {moment.last_score for moment in moments} == {None}
    assert [each.score for each in session.done] == [None, None]
    assert stars(session.done) == 0


def intruder_from(begin_s: float, end_s: float, intrusion: PerSide[float]) -> Player:
    def player(session: Session, t_s: float) -> Effort:
        there = begin_s <= t_s < end_s
        return effort(session.amount, session.amount, intrusion if there else AT_EASE)

    return player


def test_the_live_quiet_sees_what_lasts_and_names_its_side() -> None:
    moments = played(new(), TEMPO.total_s, intruder_from(2.0, 3.0, PerSide(30.0, -30.0)))
    dim = [moment for moment in moments if moment.quiet < 1]
    assert dim[0].t_s == pytest.approx(2.3, abs=0.04)
    assert dim[-1].t_s == pytest.approx(3.05, abs=0.06), "what fell silent is known a moment later"
    assert {moment.intruder and moment.intruder.side for moment in dim} == {Side.LEFT}
    assert {moment.quiet for moment in dim} == {0.0}


def test_the_live_quiet_looks_at_the_affected_side() -> None:
    moments = played(new(), TEMPO.total_s, intruder_from(2.0, 3.0, PerSide(-30.0, 30.0)))
    assert {moment.quiet for moment in moments} == {1.0}
    both = Session(LEVEL, calibration(), None)
    moments = played(both, TEMPO.total_s, intruder_from(2.0, 3.0, PerSide(-30.0, 30.0)))
    assert {moment.intruder and moment.intruder.side for moment in moments} == {None, Side.RIGHT}


@pytest.mark.parametrize(
    ("scores", "expected"), [([], 0), ([39.9], 0), ([40.0], 1), ([60.0], 2), ([79.9, 80.1], 3), ([None, 80.0], 3)]
)
def test_stars_are_the_mean_of_what_could_be_measured(scores: list[float | None], expected: int) -> None:
    session = new()
    played(session, TEMPO.total_s)
    done = [replace(session.done[0], score=score) for score in scores]
    assert stars(done) == expected
