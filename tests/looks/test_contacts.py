"""However little room there is for how the electrodes sit, nothing of it is cut, and the worse channel is told of."""

import pytest

from game.model.comfort import Comfort
from game.model.contact import LISTENING, Contact, Grade
from game.model.phrase import say
from game.model.side import PerSide
from game.ports import Box
from game.scenes.widgets.contacts import contacts, contacts_height
from game.screen.theme import suited
from tests.looks.watched import Watched

HUMS = Contact(Grade.BAD, say("Mains hum: move away from chargers"), 50.0)
HEADING, BOARD = say("An electrode needs a look"), say("{rate_hz:.0f} samples a second, measured", rate_hz=1020)


@pytest.mark.parametrize("high", [600, 424, 300, 220])
@pytest.mark.parametrize("language", ["en", "de", "es", "ar"])
def test_how_electrodes_sit_keeps_to_its_card(language: str, high: float) -> None:
    canvas = Watched((1280, 720), suited(Comfort(language, text=2.0)), language)
    for both in (PerSide(HUMS, HUMS), PerSide(LISTENING, HUMS), PerSide(HUMS, LISTENING)):
        canvas.begin()
        contacts(canvas, Box(28, 100, 440, high), both, HEADING, BOARD)
        assert canvas.faults == []
        assert any(HUMS.words in each.words for each in canvas.found.written)
    canvas.close()


def test_both_channels_and_the_heading_have_room_in_the_height_they_need() -> None:
    canvas = Watched((1280, 720), suited(Comfort(text=2.0)))
    both = PerSide(HUMS, HUMS)
    contacts(canvas, Box(28, 100, 440, contacts_height(canvas, 440, both, HEADING)), both, HEADING, BOARD)
    assert canvas.found.written[0].words == HEADING
    assert len(canvas.found.written) == 3
    canvas.close()
