"""Over-effort and fatigue in play: a rest is offered, and where that does not help the level ends kindly."""

from dataclasses import replace

import pytest

from game.model.signals import FloatArray
from game.scenes.breather import BREATHER_S
from game.scenes.sticker_book import new_ones
from tests.scenes.sitting import BACK, CONFIRM, Sitting, face, level


def forced(movement: str, amount: float) -> FloatArray:
    """A face that always goes far beyond what is asked."""
    return face(movement, 2.2 * amount)


def over_done() -> Sitting:
    sitting = Sitting(level(repetitions=8))
    sitting.face = forced
    sitting.begin()
    sitting.until("breather", "results")
    return sitting


def test_who_over_does_is_offered_a_rest_that_ends_by_itself_and_then_the_end() -> None:
    sitting = over_done()
    assert sitting.now == "breather"
    assert len(sitting.store.repetitions) == 2
    assert "Half of that is plenty. Let it rest for a moment." in sitting.drawn()
    sitting.wait(BREATHER_S - 0.5)
    assert sitting.now == "breather"
    sitting.wait(1.0)
    assert sitting.now == "play"
    sitting.until("results")
    assert len(sitting.store.repetitions) == 4, "before the eight are done"
    assert "Half of that is plenty. Enough for now; rest does the remainder." in sitting.drawn()
    assert [number for number, _ in sitting.store.finished] == [1]


def test_who_comes_down_after_the_rest_plays_to_the_end() -> None:
    sitting = over_done()
    sitting.face = face
    sitting.step(CONFIRM)
    assert sitting.now == "play"
    sitting.until("results", at_most_s=90)
    assert len(sitting.store.repetitions) == 8
    assert not sitting.store.rests, "whoever goes on at once has not rested"


@pytest.mark.parametrize("leaves", [False, True])
def test_a_rest_that_was_taken_is_thanked_for(leaves: bool) -> None:
    sitting = over_done()
    if leaves:
        sitting.step(BACK)
    else:
        sitting.wait(BREATHER_S + 0.5)
        sitting.until("results")
    assert len(sitting.store.rests) == 1
    (rest,) = [each for each in new_ones(sitting.visit) if each.key == "rested"]
    assert (rest.title, rest.words) == ("A good rest", "You let a tired face rest")


def test_a_disk_that_refuses_a_rest_is_told_and_nobody_is_held_up() -> None:
    sitting = over_done()
    sitting.store.refuses = True
    sitting.step(BACK)
    assert sitting.now == "results"
    assert sitting.visit.log.notice == "The disk is full. Nothing is lost yet."


def test_the_rest_is_taken_anew_in_it() -> None:
    sitting = over_done()
    before = len(sitting.store.calibrations)
    sitting.face = lambda _, amount: face("smile", 0.1 + amount)
    sitting.wait(BREATHER_S + 0.5)
    assert sitting.now == "play"
    assert len(sitting.store.calibrations) == before + 1
    assert sitting.visit.fusion.at(sitting.t_s).face is not None
    moved = sitting.visit.fusion.at(sitting.t_s).face.measures.smile_mm  # type: ignore[union-attr]
    assert abs(moved.left) < 0.2, "what has settled elsewhere is the rest from now on"


@pytest.mark.parametrize("leaving", [BACK, None])
def test_a_rest_may_be_the_end(leaving: object) -> None:
    sitting = over_done()
    if leaving is None:
        done = replace(CONFIRM, action=None, point=(600, 590))
        sitting.step(done)
    else:
        sitting.step(BACK)
    assert sitting.now == "results"


def test_who_plays_gently_is_left_alone() -> None:
    sitting = Sitting(level(repetitions=6))
    sitting.begin()
    sitting.until("results", "breather", at_most_s=90)
    assert sitting.now == "results"


def test_letting_go_needs_a_rest_only_and_says_where_nothing_can_tell() -> None:
    sitting = Sitting(level("relax", repetitions=1))
    sitting.measure()
    sitting.until("play")
    assert "gentle" not in sitting.drawn()
    sitting.until("results")
    assert sitting.visit.played[0].repetitions[0].score is None
    assert any("one corner of the mouth" in words for words in sitting.drawn())


def test_letting_go_is_heard() -> None:
    sitting = Sitting(replace(level("relax", repetitions=2)), has_board=True)
    sitting.uv = lambda amount: 9.0 * (1 - 0.8 * amount)
    sitting.wait(1.5)
    sitting.measure()
    sitting.until("results")
    scores = [each.score for each in sitting.visit.played[0].repetitions]
    assert all(score is not None and score > 40 for score in scores), scores
    assert ("relax", 1.0) in {(asked.movement, asked.amount) for asked in sitting.visit.asked}
