"""Who closes their eyes learns when to open them, also where there is no sound."""

import pytest

from game.ports import Box
from tests.fakes import RecordingSpeaker
from tests.scenes.sitting import CONFIRM, EXERCISES, Sitting, level

NOTES = "two falling notes"
COUNT = "count to 2"
"""The tempo of these sittings moves for half a second and holds for one."""


def unheard(name: str, felt: bool = False) -> Sitting:
    sitting = Sitting(level(name, repetitions=1))
    assert isinstance(sitting.speaker, RecordingSpeaker)
    sitting.speaker.unheard, sitting.speaker.felt = True, felt
    return sitting


def played(sitting: Sitting) -> str:
    """Everything the screen said, from setup to the results."""
    sitting.wait(0.2)
    said = [*sitting.drawn()]
    sitting.measure()
    while sitting.now != "results":
        sitting.step()
        if sitting.steps % 10 == 0:
            said += sitting.drawn()
    return " | ".join(said)


def test_where_sound_is_heard_notes_lead() -> None:
    said = played(Sitting(level("blink", repetitions=1)))
    assert NOTES in said
    assert "no sound" not in said


def test_without_sound_the_player_is_told_at_the_beginning_to_count_and_how_far() -> None:
    said = played(unheard("blink"))
    assert NOTES not in said
    assert "There is no sound here. With closed eyes count slowly to 2, then open them." in said
    for words in (f"Soon close both eyes; {COUNT}, then open", "Softly closed until you have counted to 2", COUNT):
        assert words in said


def test_without_sound_a_gamepad_that_hums_leads() -> None:
    said = played(unheard("blink", felt=True))
    assert NOTES not in said
    assert "count" not in said
    assert "a long hum says open your eyes" in said
    assert "Softly closed until the long hum" in said


def test_with_open_eyes_nothing_is_said_of_sound() -> None:
    assert "no sound" not in played(unheard("smile"))


def test_another_level_is_counted_by_its_own_tempo_and_kept_by_its_own_name() -> None:
    sitting = unheard("blink")
    sitting.wait(0.2)
    for _ in range(2):
        sitting.step(CONFIRM)
        assert sitting.now == "calibrate"
        made = sitting.visit.exercises["blink"]
        assert made.__mro__[1] is EXERCISES["blink"]
        assert made.__module__ == EXERCISES["blink"].__module__
        assert made.title == "Blink"
        sitting.scene = sitting.visit.home()
        assert sitting.visit.exercises == EXERCISES
        sitting.wait(0.2)


@pytest.mark.parametrize("felt", [True, False])
@pytest.mark.parametrize("board", [True, False])
def test_what_is_said_at_the_beginning_fits_on_its_card(felt: bool, board: bool) -> None:
    sitting = unheard("blink", felt)
    sitting.visit.has_board = board
    sitting.wait(0.2)
    sitting.canvas.calls.clear()
    assert sitting.scene is not None
    sitting.scene.draw(sitting.canvas)
    card = Box(28, 484, 440, 208)
    said = [call for call in sitting.canvas.calls if call[0] == "text" and card.holds(call[2])]  # type: ignore[arg-type]
    assert any("no sound" in str(call[1]) for call in said)
    for call in said:
        high = sitting.canvas.text_height(call[1], call[3], call[6])  # type: ignore[arg-type]
        assert call[2][1] + high <= card.y + card.h  # type: ignore[index]
