"""The plan can be put into the player's calendar."""

from datetime import timedelta

from game.scenes.plan import Plan
from tests.scenes.prescribed import Prescribed
from tests.scenes.test_day import press

WORDS = "Put it into my calendar"
WHERE = "/home/ada/face-garden.ics: open this file with your calendar."


class Reminding(Prescribed):
    """Looks at the plan, from where it can be put into a calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0
        self.prescription.remind = self.remind
        self.look()

    def remind(self) -> str:
        self.times += 1
        return WHERE

    def look(self) -> None:
        self.scene = Plan(self.visit, self.prescription)


def test_a_press_puts_it_there_and_says_where() -> None:
    sitting = Reminding()
    assert WHERE not in sitting.drawn()
    press(sitting, WORDS)
    assert (sitting.now, sitting.times) == ("plan", 1)
    assert WHERE in sitting.drawn()
    assert sitting.speaker.cues[-1] == "press"


def test_once_the_review_is_over_there_is_nothing_to_put_there() -> None:
    sitting = Reminding()
    sitting.at += timedelta(weeks=60)
    sitting.look()
    assert WORDS not in sitting.drawn()


def test_where_no_file_can_be_made_nothing_is_offered() -> None:
    sitting = Prescribed()
    assert sitting.now == "plan"
    assert WORDS not in sitting.drawn()
