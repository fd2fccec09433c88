"""What sounds stands there, too, where sounds lead; and the words are true of the notes."""

import pytest

from game.model.moment import Phase
from game.scenes.captions import SOUNDS, STAYS_S
from game.screen.sounds import CUES
from tests.scenes.sitting import DT, Sitting, level


def written(sitting: Sitting, seconds: float) -> list[str]:
    """The captions that were on the screen, in their order."""
    said: list[str] = []
    for _ in range(round(seconds / DT)):
        sitting.step()
        now = [words for words in sitting.drawn() if words in set(SOUNDS.values())]
        assert len(now) <= 1
        said += [words for words in now if words not in said[-1:]]
    return said


def test_closed_eyes_levels_say_what_sounds() -> None:
    sitting = Sitting(level("blink", repetitions=1))
    sitting.begin(best_mm=8.0)
    names = [name for words in written(sitting, 3.4) for name, each in SOUNDS.items() if each == words]
    assert names[:2] == ["prompt", "move"]
    assert names[-2:] == ["release", "rest"]
    assert {"press", "count_in_band"} & set(names)


def test_where_eyes_are_open_there_is_none() -> None:
    sitting = Sitting(level("smile", repetitions=1))
    sitting.begin()
    assert written(sitting, 3.4) == []


def test_a_caption_goes_after_a_while() -> None:
    sitting = Sitting(level("relax", repetitions=1))
    sitting.begin()
    sitting.until("results")
    assert not set(sitting.drawn()) & set(SOUNDS.values())
    assert STAYS_S < 3


@pytest.mark.parametrize("name", SOUNDS)
def test_the_words_are_true_of_the_notes(name: str) -> None:
    notes = CUES[name]
    moments = [start_s for _, start_s in notes]
    words = SOUNDS[name].lower()
    assert ("chord" in words) is (len(notes) > 1 and len(set(moments)) == 1)
    assert words.startswith("one note") is (len(notes) == 1)
    if "two" in words:
        (first, _), (second, _) = sorted(notes, key=lambda note: note[1])
        assert ("rising" in words) is (second > first)
        assert ("low" in words) is (min(first, second) < 0) or "falling" in words


def test_every_phase_has_its_caption() -> None:
    assert {phase.value for phase in Phase} <= set(SOUNDS)
