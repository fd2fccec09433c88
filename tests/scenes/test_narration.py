"""Each new prompt is said once, as it stands on the screen; where that is not wanted nothing is."""

from dataclasses import replace

import pytest

from game.model.comfort import Comfort
from game.model.programme import Switches
from game.scenes.narration import Narration
from game.scenes.scene import Scene, Tick
from tests.scenes.prescribed import Prescribed, written
from tests.scenes.sitting import CONFIRM, DT, PAUSE, Sitting, level


class Told:
    """A voice that remembers what it was asked to say; an empty line is to be silent."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def say(self, words: str, language: str) -> None:
        self.said.append((words, language))

    def hush(self) -> None:
        self.said.append(("", ""))


def narrated(sitting: Sitting, seconds: float) -> Told:
    """What is said while a sitting goes on so long; each is on the screen as it is said."""
    told = Told()

    def door(_scene: Scene, _tick: Tick) -> Scene | None:
        sitting.step()
        return sitting.scene

    narration = Narration(sitting.visit, told, door)
    tick = Tick(sitting.t_s, DT, (), sitting.visit.fusion.at(sitting.t_s), None, False, None, None)
    for _ in range(round(seconds / DT)):
        assert sitting.scene is not None
        count = len(told.said)
        narration.step(sitting.scene, tick)
        if len(told.said) > count and told.said[-1][0]:
            assert any(told.said[-1][0] in words for words in sitting.drawn())
    return told


def test_each_prompt_is_said_once_as_it_comes() -> None:
    sitting = Sitting(level(repetitions=1))
    sitting.begin()
    words = sitting.visit.exercises["smile"].words
    said = [each for each, _ in narrated(sitting, 2.9).said]
    assert said == [words.prompt, words.move, words.hold, words.release]


def test_from_the_way_in_to_the_results_something_is_said_in_every_scene_with_a_prompt() -> None:
    sitting = Sitting(level(repetitions=1))
    sitting.measure()
    told = narrated(sitting, 27.0)
    assert sitting.now == "results"
    assert "Sit comfortably and look ahead" in [words for words, _ in told.said]
    assert told.said[-1] == ("", ""), "nothing goes on being said once it is over"


def test_a_pause_says_why() -> None:
    sitting = Sitting(level())
    sitting.begin()
    sitting.step(PAUSE)
    assert narrated(sitting, 0.5).said == [("Take the time you need. What you have done is kept.", "")]


def test_a_guided_minute_is_read_aloud() -> None:
    imagery = replace(level("relax"), imagery=True, lines=("Breathe in", "Breathe out"), repetitions=1)
    sitting = Sitting(imagery)
    sitting.wait(0.2)
    sitting.step(CONFIRM)
    assert [words for words, _ in narrated(sitting, 1.5).said] == ["Breathe in", "Breathe out"]


@pytest.mark.parametrize("language", ["", "de"])
def test_it_is_said_in_the_players_language(language: str) -> None:
    sitting = Sitting(level())
    sitting.visit.suit(Comfort(language=language))
    sitting.begin()
    assert {code for _, code in narrated(sitting, 1.0).said} == {language}


def test_the_player_and_the_therapist_may_each_want_silence() -> None:
    quiet = Sitting(level())
    quiet.visit.suit(Comfort(voice=False))
    quiet.begin()
    assert narrated(quiet, 1.0).said == []
    silenced = Prescribed(replace(written(), switches=Switches(voice=False)))
    silenced.begin()
    assert narrated(silenced, 1.0).said == []
