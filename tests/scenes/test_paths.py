"""A child's way and an adult's from the very first start into the second day, with each of the five kinds of input.

The child has no clinic and begins as children do; the adult was given a programme on the way home, wears electrodes,
and has a sore eye on the second day. Every screen is come to and left by the hand alone; the folder is the only thing
that lasts from one day to the next.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from game.model.feelings import Eye
from game.model.profile import Emblem, Profile
from game.model.programme import Opened
from game.scenes.garden import Garden
from game.screen.window import Window
from game.settings import chosen_levels
from game.store.profile import PROFILE, RememberedProfile
from game.store.sittings import answers, sittings
from tests.hands import KINDS, SWITCH_S, Hand, Keyboard, Player
from tests.scenes.arriving import NOON
from tests.scenes.at_home import AtHome, short
from tests.scenes.sitting import face
from tests.store.clinics import Clinic, programme, take

IDS = [kind.__name__ for kind in KINDS]
TOMORROW = NOON + timedelta(days=1)
WELL = ("eye:0", "face:0", "pain:0", "tiredness:0", "go")
SORE = ("eye:2", *WELL[1:])
PROGRAMME = replace(
    programme(), issued=NOON.date(), review=NOON.date() + timedelta(weeks=4), affected="right",
    levels=tuple(Opened.like(each, times_a_day=3) for each in short(chosen_levels(("smile-1", "blink-1")))),
)  # fmt: skip


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        opened = Window(offscreen=True)
        yield opened
        opened.close()


class Day:
    """One sitting of somebody, played with one kind of input."""

    def __init__(self, folder: Path, window: Window, kind: type[Hand], left_share: float) -> None:
        """`left_share` is how far the left side goes of what the right one does."""
        came = NOON if not (folder / PROFILE).exists() else TOMORROW
        self.home = AtHome(folder, window, came)
        self.kept = self.home.visit.comfort
        self.home.face = lambda movement, amount: face(movement, amount, left_share)
        self.player = Player(window, self.home, kind)
        self._calibrates = kind is Keyboard and came is NOON

    @property
    def now(self) -> str:
        return self.home.now

    def press(self, *keys: str, to: str) -> None:
        """Press choices with the hand; then this screen is there."""
        self.player.choose(*keys)
        assert self.now == to

    def says(self, words: str) -> bool:
        """Whether it is written on the screen now."""
        return any(words in line for line in self.home.drawn())

    def play(self, *, is_new: bool) -> None:
        """From the calibration to the results; a pause in each by the hand, and the lesson where there is one.

        The calibration itself asks for no hand: one kind of input waits for it, the others go on with one made before.
        """
        self.player.pause()
        self.press("on", to="calibrate")
        if self._calibrates:
            self.home.until("lesson" if is_new else "play")
        else:
            self.home.begin()
        if is_new:
            self.home.wait(0.3)
            self.press("on", to="play")
        self.player.pause()
        self.press("on", to="play")
        self.home.until("results")

    def quiet_board(self) -> None:
        """Where nothing is calibrated the muscles need not be heard any longer; that takes most of the time."""
        self.home.uv = self.home.uv if self._calibrates else None

    def follow_the_guide(self, to: str) -> None:
        """Through all its drawings."""
        while self.now == "guide":
            self.player.choose("next")
        assert self.now == to

    def look_at_results(self) -> None:
        self.press("tab:replay", "tab:days", "tab:book", to="stickers")
        self.press("sheet:places", "back", to="results")

    def look_around(self) -> None:
        """Leaflets, and how it is liked: from now on it keeps still."""
        self.through("learn", to="learn")
        first = self.player.menu.choices[1].key
        self.press(first, to="reading")
        self.press("all", to="learn")
        self.press("leave", to="garden")
        self.through("comfort", to="comfort")
        self.press("movement", "0:1", "back", "back", to="garden")
        self.through("guide", to="guide")
        self.press("leave", to="garden")

    def through(self, door: str, to: str) -> None:
        """Out of the garden by a door; where words are large it may lie behind the one to more of them."""
        if door not in {choice.key for choice in self.player.menu.choices}:
            self.press("more", to="signpost")
        self.press(door, to=to)

    def leave(self) -> None:
        self.press("leave", to="")
        self.player.hand.close()
        self.home.leave()


def kept(folder: Path) -> list[tuple[date, str, int]]:
    """Everything that was played to its end: when, what, and how much of it was measured."""
    return [
        (each.started.date(), each.level, sum(one.measured for by in each.judged for one in by.repetitions))
        for each in sittings(folder)
        if each.finished is not None
    ]


def felt(folder: Path) -> list[tuple[date, Eye]]:
    """How the eye was, each time it was told."""
    return [(each.kept.date(), each.feelings.eye) for each in answers(folder)]


def next_is(day: Day) -> str:
    """The level that the garden has next."""
    assert isinstance(day.home.scene, Garden)
    assert day.says(f"Next: {day.home.visit.level.title}")
    return day.home.visit.level.id


def likes_it_as_yesterday(day: Day) -> None:
    """How it was liked yesterday counts today, and so does the switch."""
    assert day.kept.reduced_motion
    assert day.kept.switch_s == (SWITCH_S if type(day.player.hand).scans else None)


def childs_first_day(day: Day) -> None:
    day.press("hedgehog", "child", "left", to="look")
    day.home.wait(0.5)
    day.press("on", "none", to="calibrate")
    day.play(is_new=True)
    assert day.says("Wake the sunflower")
    day.look_at_results()
    day.press("home", to="question")
    day.press(*WELL, to="garden")
    assert day.home.plants("sunflower") == 1
    day.look_around()
    day.through("face", to="beginnings")
    day.press("back", to="garden")
    assert next_is(day) == "breathe-out", "what was not played yet comes first"
    day.leave()


def childs_second_day(day: Day) -> None:
    likes_it_as_yesterday(day)
    assert day.kept.child
    assert day.now == "question", "nothing else is asked on the second day"
    day.press(*WELL, to="garden")
    assert day.home.plants("sunflower") == 1, "what grew yesterday is there"
    assert next_is(day) == "breathe-out"
    day.press("begin", to="setup")
    day.press("begin", to="guided")
    day.player.pause()
    day.press("on", to="guided")
    day.home.until("results")
    day.press("home", to="garden")
    assert next_is(day) == "child-kite"
    day.press("plot:sunflower", to="setup")
    day.home.wait(0.2)
    day.press("1", "begin", to="calibrate")
    day.play(is_new=False)
    day.press("tab:days", to="results")
    assert day.says("A real change: both sides are closer together")
    day.press("home", to="garden")
    assert (day.home.plants("sunflower"), day.home.plants("bench")) == (2, 1)
    day.leave()


@pytest.mark.parametrize("kind", KINDS, ids=IDS)
def test_a_child_from_the_first_start_to_the_second_day(kind: type[Hand], window: Window, tmp_path: Path) -> None:
    childs_first_day(Day(tmp_path, window, kind, left_share=0.7))
    assert RememberedProfile(tmp_path).last() == Profile(
        "", Emblem.HEDGEHOG, child=True, affected="left", looked=True, electrodes=False
    )
    childs_second_day(Day(tmp_path, window, kind, left_share=0.95))
    assert kept(tmp_path) == [
        (NOON.date(), "child-smile", 2), (TOMORROW.date(), "breathe-out", 0), (TOMORROW.date(), "child-smile", 2)
    ]  # fmt: skip
    assert felt(tmp_path) == [(NOON.date(), Eye.CALM), (TOMORROW.date(), Eye.CALM)]


def adults_first_day(day: Day) -> None:
    day.press("owl", "adult", to="look")
    day.home.wait(0.5)
    day.press("on", to="electrodes")
    day.home.uv = lambda amount: 30 * amount
    day.home.wait(1.0)
    assert day.says("I hear your electrodes")
    day.press("some", to="guide")
    day.follow_the_guide(to="question")
    day.quiet_board()
    day.press(*WELL, to="plan")
    assert day.says(PROGRAMME.note)
    day.press("ask", to="question")
    day.press("later", to="plan")
    day.press("go", to="garden")
    day.look_around()
    day.press("day", to="plan")
    day.press("go", to="garden")
    assert next_is(day) == "smile-1"
    day.press("begin", to="setup")
    day.home.wait(0.2)
    day.press("begin", to="calibrate")
    day.play(is_new=True)
    day.look_at_results()
    day.press("home", to="garden")
    assert day.home.plants("sunflower") == 1
    day.leave()


def adults_second_day(day: Day) -> None:
    likes_it_as_yesterday(day)
    assert not day.kept.child
    assert day.home.visit.affected == "right", "as the programme says, and nobody was asked"
    assert day.now == "question"
    day.press(*SORE, to="plan")
    assert day.says("Show your eye to a doctor")
    assert day.says("Not today: your eye needs its rest")
    day.press("go", to="garden")
    assert day.home.plants("sunflower") == 1
    assert next_is(day) == "smile-1"
    day.press("begin", to="setup")
    day.home.wait(0.2)
    day.press("1", "begin", to="setup")
    assert day.says("Not today: your eye needs its rest"), "it is not begun, however it is asked for"
    day.press("0", "begin", to="calibrate")
    day.play(is_new=False)
    day.press("tab:days", to="results")
    assert day.says("About as on your other days")
    day.press("home", to="garden")
    assert day.home.plants("sunflower") == 2
    day.leave()


@pytest.mark.parametrize("kind", KINDS, ids=IDS)
def test_an_adult_from_the_first_start_to_the_second_day(kind: type[Hand], window: Window, tmp_path: Path) -> None:
    take(tmp_path, Clinic().issued(PROGRAMME), today=NOON.date())
    adults_first_day(Day(tmp_path, window, kind, left_share=0.95))
    assert RememberedProfile(tmp_path).last() == Profile(
        "", Emblem.OWL, child=False, affected=None, looked=True, electrodes=True
    )
    adults_second_day(Day(tmp_path, window, kind, left_share=0.95))
    assert kept(tmp_path) == [(NOON.date(), "smile-1", 2), (TOMORROW.date(), "smile-1", 2)]
    assert felt(tmp_path) == [(NOON.date(), Eye.CALM), (TOMORROW.date(), Eye.SORE)]
