"""A programme in play: the day's dose and cap, the daily question, the plan, and what may be shown."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from game.model.feelings import Eye, Feelings, Pain, Tiredness
from game.model.inputs import Action, Input
from game.model.programme import Mirror, Switches
from game.model.side import Side
from game.ports import Align, Point, Role, Style
from game.scenes.guide import Guide
from game.scenes.plan import Plan
from game.training.day import ENOUGH, UNASKED
from tests.fakes import NullCanvas
from tests.scenes.prescribed import BLINK, GUIDED, LEVELS, SMILE, Prescribed, written
from tests.scenes.sitting import BACK, CONFIRM, Sitting
from tests.scenes.test_levels import at
from tests.store.clinics import TODAY

NEXT = Input(Action.NEXT)


def press(sitting: Sitting, words: str) -> None:
    x, y = at(sitting, words)
    sitting.step(Input(point=(x, y + 4)))


def test_without_a_programme_nobody_is_asked() -> None:
    sitting = Sitting()
    assert sitting.now == "setup"
    sitting.wait(0.2)
    assert "Your day" not in sitting.drawn()


def test_a_day_begins_with_the_question_and_the_plan_follows_it_once() -> None:
    sitting = Prescribed(feelings=None)
    assert sitting.now == "question"
    for _ in range(4):
        sitting.step(CONFIRM)
    assert sitting.now == "question", "an answer can still be changed"
    sitting.step(CONFIRM)
    assert sitting.now == "plan"
    assert [feelings for _, feelings in sitting.diary.said] == [Feelings()]
    sitting.step(CONFIRM)
    assert sitting.now == "setup"
    sitting.garden()
    assert sitting.now == "setup"
    again = Prescribed()
    assert again.now == "plan"


def test_each_answer_can_be_given_by_pointer_and_changed() -> None:
    sitting = Prescribed(feelings=None)
    for words in ("Calm", "Tight or twitching", "Yes, it hurts", "Worn out", "Sore, red or blurry"):
        press(sitting, words)
    press(sitting, "Go on")
    feelings = sitting.prescription.today.feelings
    assert feelings is not None
    assert (feelings.eye, feelings.pain, feelings.tiredness) == (Eye.SORE, Pain.HURTS, Tiredness.WORN_OUT)
    assert "Not today: your eye needs its rest" not in sitting.drawn(), "what hurts is said first"
    assert "Not today: nothing moves while it hurts" in sitting.drawn()


@pytest.mark.parametrize("passed_over_by", ["I would rather not say", "escape"])
def test_whoever_does_not_answer_finds_quiet_levels_only(passed_over_by: str) -> None:
    sitting = Prescribed(feelings=None)
    if passed_over_by == "escape":
        sitting.step(BACK)
    else:
        press(sitting, passed_over_by)
    assert sitting.now == "plan"
    assert not sitting.diary.said
    sitting.garden()
    assert sitting.visit.level is GUIDED
    sitting.visit.chosen = LEVELS.index(SMILE)
    sitting.step(CONFIRM)
    assert sitting.now == "setup"
    assert UNASKED in sitting.drawn()
    sitting.scene = Plan(sitting.visit, sitting.prescription)
    press(sitting, "How are you today?")
    assert sitting.now == "question"


def test_what_was_closed_in_the_morning_stays_closed_for_the_day() -> None:
    sitting = Prescribed(feelings=Feelings(eye=Eye.SORE))
    press(sitting, "I feel different now")
    for _ in range(5):
        sitting.step(CONFIRM)
    assert sitting.prescription.closed(BLINK)
    sitting.at += timedelta(days=1)
    sitting.garden()
    assert sitting.now == "question", "a new day asks anew"
    for _ in range(5):
        sitting.step(CONFIRM)
    assert not sitting.prescription.closed(BLINK)


def test_a_set_is_played_then_it_rests_and_the_results_say_what_is_next() -> None:
    sitting = Prescribed(written(sets=2))
    sitting.garden()
    assert sitting.visit.level.id == SMILE.id
    sitting.begin()
    sitting.until("results")
    assert f"Next: {BLINK.title}" in sitting.drawn()
    assert "Once more" not in sitting.drawn()
    assert sitting.visit.start().name == "setup", "no way round the rest"
    sitting.at += timedelta(minutes=1)
    sitting.step()
    assert "Once more" in sitting.drawn()
    press(sitting, "To the garden")
    assert sitting.visit.level.id == BLINK.id


def test_a_dose_that_was_begun_elsewhere_today_is_only_completed() -> None:
    sitting = Prescribed(levels=[SMILE])
    sitting.did(SMILE, 5)
    sitting.garden()
    sitting.measure()
    assert sitting.visit.level.repetitions == 1
    assert sitting.visit.levels[0].repetitions == 2


def test_a_worn_out_day_asks_for_half() -> None:
    sitting = Prescribed(feelings=Feelings(tiredness=Tiredness.WORN_OUT))
    assert "Half as much is enough today." in sitting.drawn()
    sitting.garden()
    sitting.measure()
    assert sitting.visit.level.repetitions == 1


@pytest.mark.parametrize("why", ["the dose", "the minutes"])
def test_the_end_of_the_day_is_kind_and_nothing_goes_past_it(why: str) -> None:
    few = replace(written(), minutes_a_day=1)
    sitting = Prescribed(few if why == "the minutes" else None)
    for chosen in LEVELS:
        if chosen.imagery:
            sitting.did(chosen, 0)
            sitting.did(chosen, 0)
            sitting.did(chosen, 0)
        else:
            sitting.did(chosen, 6 if why == "the dose" else 7)
    sitting.garden()
    assert f"{ENOUGH}. Well done, and see you tomorrow" in sitting.drawn()
    for number in range(len(LEVELS)):
        sitting.visit.chosen = number
        sitting.step(CONFIRM)
        assert sitting.now == "setup"
        assert sitting.visit.start().name == "setup"


def test_repetitions_count_though_the_disk_refuses_them() -> None:
    sitting = Prescribed(levels=[SMILE])
    sitting.diary.refuses = sitting.store.refuses = True
    for _ in range(3):
        sitting.garden()
        assert sitting.prescription.notice
        sitting.begin()
        sitting.until("results")
        sitting.at += timedelta(hours=1)
    assert f"{ENOUGH}. Well done, and see you tomorrow" in sitting.drawn()


def test_a_tour_passes_over_what_is_closed_and_asks_nobody() -> None:
    sitting = Prescribed(feelings=None, tour=True)
    assert sitting.now == "setup"
    sitting.did(SMILE, 6)
    sitting.scene = sitting.visit.home()
    assert sitting.visit.level.id == BLINK.id
    assert not sitting.diary.said, "nobody answered"
    sitting.begin()
    sitting.until("results")
    assert "Go on" in sitting.drawn()
    sitting.step(CONFIRM)
    assert sitting.now == "guided"


def test_a_tour_ends_where_nothing_is_open() -> None:
    sitting = Prescribed(levels=[SMILE], tour=True)
    sitting.did(SMILE, 6)
    sitting.step()
    assert sitting.scene is None


def test_past_the_review_what_is_open_stays_open_and_an_appointment_is_asked_for() -> None:
    sitting = Prescribed()
    due = "Time for your review: please ask your therapist for an appointment."
    assert due not in sitting.drawn()
    sitting.at += timedelta(weeks=1, days=1)
    sitting.prescription.feels(Feelings())
    sitting.scene = Plan(sitting.visit, sitting.prescription)
    assert due in sitting.drawn()
    sitting.garden()
    assert due in sitting.drawn()
    sitting.measure()


def test_the_plan_shows_note_days_and_doses() -> None:
    sitting = Prescribed(replace(written(), note="Slowly.\nSee you on Monday"))
    sitting.diary.days = [sitting.at - timedelta(days=3), sitting.at]
    sitting.prescription.refresh()
    sitting.did(SMILE, 2)
    sitting.scene = Plan(sitting.visit, sitting.prescription)
    drawn = sitting.drawn()
    assert {"From your therapist", "Slowly.", "See you on Monday", "Monday, 2 March", SMILE.title} <= set(drawn)
    assert "1 day in bloom" in drawn, "days before the programme are not its own"
    canvas = NullCanvas()
    sitting.scene.draw(canvas)
    seeds = [call for call in canvas.calls if call[0] == "disc" and call[2] == 8]
    assert [call[3] for call in seeds].count("petal") == 1


class Edges(NullCanvas):
    """Words have to stay between the margins; `noted` is where the note ends, `days` where the days begin."""

    def __init__(self) -> None:
        super().__init__()
        self.noted, self.days = 0.0, 0.0

    def text(
        self, words: str, at: Point, style: Style = "body", role: Role = "ink", align: Align = "left",
        width: float | None = None,
    ) -> float:  # fmt: skip
        high = super().text(words, at, style, role, align, width)
        wide = min(self.text_width(words, style), width or 2000)
        assert at[0] >= 28
        assert not words or at[1] + high <= 692, words
        self.noted = at[1] + high if "word" in words else self.noted
        self.days = at[1] if words == "Your days will bloom here" else self.days
        assert align != "left" or at[0] + wide <= 1252, words
        return high


@pytest.mark.parametrize("note", ["", "word", "word " * 80, "word\n" * 80, "word" + "\n" * 396])
@pytest.mark.parametrize("count", [1, 3, 60])
def test_however_much_there_is_the_plan_stays_on_its_cards(note: str, count: int) -> None:
    levels = [replace(SMILE, id=f"smile-{number}", title=f"A small smile {number}") for number in range(count)]
    says = replace(written(levels, sets=10, times=6), note=note)
    sitting = Prescribed(says, levels, Feelings(eye=Eye.SORE, pain=Pain.HURTS))
    sitting.at += timedelta(weeks=2)
    sitting.prescription.feels(Feelings(eye=Eye.SORE, pain=Pain.HURTS))
    canvas = Edges()
    Plan(sitting.visit, sitting.prescription).draw(canvas)
    assert canvas.texts
    assert canvas.noted < canvas.days


def drawn_by(sitting: Sitting) -> set[object]:
    canvas = NullCanvas()
    assert sitting.scene is not None
    sitting.scene.draw(canvas)
    return {call[0] for call in canvas.calls}


@pytest.mark.parametrize(
    ("mirror", "show_face", "seen"),
    [
        (Mirror.MIRROR, True, True),
        (Mirror.HEALTHY_HALF, True, True),
        (Mirror.AVATAR, True, False),
        (Mirror.AVATAR, False, False),
        (Mirror.NONE, True, False),
        (Mirror.MIRROR, False, False),
        (Mirror.HEALTHY_HALF, False, False),
    ],
)
def test_no_more_of_the_face_is_shown_than_the_programme_says(mirror: Mirror, show_face: bool, seen: bool) -> None:
    says = replace(written(), mirror=mirror, switches=Switches(show_face=show_face))
    sitting = Prescribed(says)
    sitting.garden()
    shown = {"setup": "picture" in drawn_by(sitting)}
    sitting.measure()
    sitting.wait(0.5)
    shown["calibrate"] = "picture" in drawn_by(sitting)
    sitting.begin()
    sitting.wait(0.5)
    shown["play"] = "picture" in drawn_by(sitting)
    sitting.step(Input(Action.PAUSE))
    sitting.wait(0.5)
    shown["pause"] = "picture" in drawn_by(sitting)
    assert shown == dict.fromkeys(shown, seen)
    assert ("No mirror: feel how it moves" in sitting.drawn()) is (says.shown is Mirror.NONE)


@pytest.mark.parametrize("show_score", [True, False])
def test_scores_are_shown_only_where_the_programme_says_so(show_score: bool) -> None:
    sitting = Prescribed(replace(written(), switches=Switches(show_score=show_score)))
    sitting.garden()
    sitting.begin()
    sitting.until("results")
    assert ("This time" in sitting.words()) is show_score
    assert ("You took the time, and that is what counts." in sitting.drawn()) is not show_score
    assert ("Together" in sitting.drawn()) is show_score


def test_side_and_electrodes_are_the_programmes_and_not_asked_for() -> None:
    says = written()
    assert says.electrodes.coupled is None
    assert replace(says, montage="coupled").electrodes.coupled is Side.LEFT
    sitting = Prescribed(says, has_board=True)
    sitting.garden()
    assert sitting.visit.affected_side == "left"
    guide = Guide(sitting.visit)
    sitting.scene = guide
    sitting.step(CONFIRM)
    assert not any(words.startswith("Now: ") for words in sitting.drawn())
    free = Sitting(has_board=True)
    free.scene = Guide(free.visit)
    free.step(CONFIRM)
    assert any(words.startswith("Now: ") for words in free.drawn())


def test_a_face_affected_on_both_sides_has_no_healthy_half() -> None:
    says = replace(written(), mirror=Mirror.HEALTHY_HALF)
    assert says.shown is Mirror.HEALTHY_HALF
    assert replace(says, affected="both").shown is Mirror.MIRROR


def test_the_question_is_answered_by_keys_alone() -> None:
    sitting = Prescribed(feelings=None)
    for turns in (1, 2, 0, 1):
        sitting.step(*[NEXT] * turns, CONFIRM)
    sitting.step(CONFIRM)
    assert isinstance(sitting.scene, Plan)
    said = sitting.diary.said[0][1]
    assert (said.eye.value, said.face.value, said.pain.value, said.tiredness.value) == (
        "dry", "weaker", "none", "tired",
    )  # fmt: skip


def test_today_is_a_day_of_the_programme() -> None:
    assert Prescribed().at.date() == TODAY == date(2026, 3, 2)
