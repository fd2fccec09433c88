"""Imagery: lines one after the other, nothing measured, nothing scored; and it may be paused and left."""

from dataclasses import replace

from game.model.level import Level, Tempo
from game.model.retraining import Course
from tests.scenes.sitting import BACK, CONFIRM, DT, PAUSE, Sitting, level

LINES = ("Think of the sea", "In your mind both corners rise", "Let it go")
IMAGERY = replace(
    level("smile"),
    imagery=True,
    lines=LINES,
    repetitions=2,
    phase=Course.INITIATION,
    tempo=Tempo(hold_s=3.0, rest_s=2.0),
)


def begun(*levels: Level, tour: bool = False) -> Sitting:
    sitting = Sitting(*levels or (IMAGERY,), tour=tour)
    sitting.wait(0.2)
    sitting.step(CONFIRM)
    assert sitting.now == "guided"
    return sitting


def test_each_line_has_its_time_in_each_round_and_nothing_is_measured() -> None:
    sitting, said = begun(), []
    while sitting.now == "guided":
        sitting.step()
        if sitting.now == "guided" and sitting.steps % round(0.5 / DT) == 0:
            said.append(sitting.drawn()[-1])
    for line in LINES:
        assert said.count(line) in {11, 12, 13}, "three seconds in each of two rounds"
    assert said.count("Rest as you like") in {7, 8, 9}
    assert sitting.now == "results"
    assert "You took the time, and that is what counts." in sitting.drawn()
    assert (sitting.store.visits, sitting.store.calibrations, sitting.store.repetitions) == ([IMAGERY.id], [], [])
    assert sitting.store.finished == [(1, 0)]
    assert {asked.movement for asked in sitting.visit.asked} == {"rest"}


def test_it_needs_neither_face_nor_muscles() -> None:
    sitting = Sitting(IMAGERY)
    sitting.face = lambda *_: None
    sitting.wait(0.3)
    sitting.step(CONFIRM)
    sitting.until("results")


def test_a_pause_holds_it_still() -> None:
    sitting = begun()
    sitting.wait(4.0)
    before = sitting.drawn()
    sitting.step(PAUSE)
    assert sitting.now == "pause"
    sitting.wait(20.0)
    sitting.step(CONFIRM)
    assert sitting.now == "guided"
    assert sitting.drawn() == before


def test_it_can_be_left() -> None:
    sitting = begun()
    sitting.step(BACK)
    sitting.step(*[CONFIRM])
    assert sitting.now == "guided"
    sitting.step(BACK)
    assert "Leave" in sitting.drawn()


def test_a_tour_goes_on_from_it() -> None:
    sitting = begun(IMAGERY, level(repetitions=1), tour=True)
    sitting.until("results")
    sitting.step(CONFIRM)
    assert sitting.now == "calibrate"


def test_its_landscape_is_painted_while_it_is_chosen() -> None:
    for chosen in (IMAGERY, level("smile")):
        sitting = Sitting(chosen)
        sitting.wait(1.0)
        assert ("prepare", "meadow") in sitting.canvas.calls
