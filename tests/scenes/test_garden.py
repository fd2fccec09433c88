"""The garden as home: every place reached by keys and pointer, what is asleep says why, and nothing ever withers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise, product

import numpy as np
import pytest

from game.model.beginning import Beginning
from game.model.comfort import Comfort
from game.model.inputs import Action, Input
from game.model.level import Level
from game.model.profile import Emblem, Profile
from game.model.season import Daylight
from game.ports import Box, Style
from game.scenes.doors import DOORS
from game.scenes.garden import Garden
from game.scenes.grounds import Grounds
from game.scenes.guest import Guest
from game.scenes.plots import plot_of
from game.scenes.signpost import Signpost
from game.scenes.widgets.beds import beds, path
from game.scenes.widgets.meadow import MOST, Meadow, grown
from game.training.minigame import MiniGame
from tests.fakes import MemoryStore, NullCanvas
from tests.scenes.prescribed import GUIDED, Prescribed
from tests.scenes.sitting import BACK, CONFIRM, Plain, Sitting, level
from tests.scenes.test_levels import at
from tests.shipped import leaflets

NEXT, PREVIOUS = Input(Action.NEXT), Input(Action.PREVIOUS)
MARCH = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Other(Plain):
    title = "Another game"
    emblem, plant = "places/kite", "plants/kite"


GAMES: Mapping[str, type[MiniGame]] = {
    "plain": Plain,
    **{f"game_{n}": type(f"Game{n}", (Other,), {"title": f"Game {n}"}) for n in range(6)},
}
"""Seven mini-games, as many as there are and one more."""


def in_every_game() -> list[Level]:
    return [GUIDED, *(replace(level(name=f"in-{name}"), title=f"A level in {name}", minigame=name) for name in GAMES)]


def home(sitting: Sitting, *levels: Level, now: datetime | None = MARCH) -> Sitting:
    """Let a sitting be at home in the garden of a house with these levels."""
    sitting.visit.minigames = GAMES
    grounds = Grounds({each.id: plot_of(each) for each in levels}, None if now is None else lambda: now)
    sitting.scene = Garden(sitting.visit, grounds)
    sitting.names = ["garden"]
    sitting.wait(0.2)
    return sitting


def free(*opened: Level) -> Sitting:
    return home(Sitting(*opened or in_every_game()), *in_every_game())


def garden(sitting: Sitting) -> Garden:
    assert isinstance(sitting.scene, Garden)
    return sitting.scene


def titles(sitting: Sitting) -> list[str]:
    return [plot.title for plot in garden(sitting)._plots]


def test_every_place_is_reached_by_keys_alone() -> None:
    reached = []
    for presses in range(len(free().visit.minigames) + 1):
        sitting = free()
        sitting.step(*[NEXT] * presses, CONFIRM)
        assert sitting.now == "setup"
        reached.append(sitting.drawn()[0])
        assert sitting.visit.level.title in sitting.drawn()
        sitting.step(BACK)
        assert sitting.now == "garden"
    assert sorted(reached) == sorted(titles(free()))


def test_every_place_is_reached_by_pointer_alone() -> None:
    for title in titles(free()):
        sitting = free()
        x, y = at(sitting, title)
        sitting.step(Input(hover=(x, y)))
        sitting.step(Input(point=(x, y + 4)))
        assert sitting.now == "setup"
        assert sitting.drawn()[0] == title


def test_a_place_offers_its_own_levels_and_no_others() -> None:
    two = [replace(level(name=f"plain-{n}"), title=f"Plain {n}") for n in range(2)]
    sitting = free(*two, replace(two[0], id="else", title="Elsewhere", minigame="game_1"), GUIDED)
    x, y = at(sitting, Plain.title)
    sitting.step(Input(point=(x, y)))
    sitting.wait(0.2)
    assert {each.title for each in two} < set(sitting.drawn())
    assert not {"Elsewhere", GUIDED.title} & set(sitting.drawn())
    sitting.step(NEXT, NEXT, CONFIRM)
    sitting.step(CONFIRM)
    assert sitting.now == "calibrate"
    assert sitting.visit.level.id == "plain-1"


def test_what_is_only_imagined_has_a_bench() -> None:
    sitting = free(GUIDED)
    x, y = at(sitting, "A quiet bench")
    sitting.step(Input(point=(x, y)))
    sitting.step(CONFIRM)
    assert sitting.now == "guided"
    without = Sitting(level())
    without.scene = Garden(without.visit, Grounds())
    assert "A quiet bench" not in without.drawn()


@pytest.mark.parametrize("by", ["keys", "pointer"])
@pytest.mark.parametrize("has_therapist", [True, False])
def test_a_place_that_is_asleep_says_why_and_leads_nowhere(has_therapist: bool, by: str) -> None:
    sitting = home(Prescribed() if has_therapist else Sitting(level()), *in_every_game())
    assert sitting.drawn().count("Still asleep") == 6 + (not has_therapist)
    before = set(sitting.drawn())
    if by == "keys":
        place = titles(sitting).index("Game 3") - titles(sitting).index(Plain.title)
        sitting.step(*[NEXT if place > 0 else PREVIOUS] * abs(place), CONFIRM)
    else:
        x, y = at(sitting, "Game 3")
        sitting.step(Input(point=(x, y)))
    assert sitting.now == "garden"
    assert garden(sitting)._menu.focused == "plot:game_3"
    (told,) = set(sitting.drawn()) - before
    assert ("therapist opens" in told) if has_therapist else ("wakes" in told)
    sitting.step(NEXT)
    assert told not in sitting.drawn()


@pytest.mark.parametrize("by", ["keys", "pointer", "note"])
@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_a_place_that_is_asleep_leads_where_its_words_say_when_it_is_chosen_once_more(by: str, factor: float) -> None:
    sitting = Sitting(level(), has_board=True)
    sitting.visit.beginnings, sitting.visit.ruler = [Beginning("soft", "Nothing moves yet", (GUIDED,))], Large(factor)
    home(sitting, *in_every_game())
    garden(sitting)._menu.focus("plot:game_3")
    sitting.step(CONFIRM)
    told = garden(sitting)._told
    assert told is not None
    assert "once more" in told.why
    place = next(choice.box for choice in garden(sitting)._menu.choices if choice.key == "plot:game_3")
    point = garden(sitting)._note(told).center if by == "note" else place.center
    sitting.step(CONFIRM if by == "keys" else Input(point=point))
    assert sitting.now == "beginnings"
    sitting.step(BACK)
    assert sitting.scene is None or sitting.now == "garden"


@pytest.mark.parametrize("has_therapist", [True, False])
def test_where_nothing_was_promised_a_place_leads_nowhere_however_often_it_is_chosen(has_therapist: bool) -> None:
    sitting = home(Prescribed() if has_therapist else Sitting(level()), *in_every_game())
    garden(sitting)._menu.focus("plot:game_3")
    for _ in range(3):
        sitting.step(CONFIRM)
        assert sitting.now == "garden"
    told = garden(sitting)._told
    assert told is not None
    assert "once more" not in told.why
    x, y = garden(sitting)._note(told).center
    sitting.step(Input(point=(x, y)))
    assert sitting.now == "garden", "a note is no way into the place below it"


def test_where_there_is_room_it_is_said_at_once_who_opens_a_place() -> None:
    sitting = Prescribed(levels=[level()])
    sitting.visit.minigames = {name: GAMES[name] for name in ("plain", "game_1")}
    sitting.scene = Garden(sitting.visit, Grounds())
    assert "Your therapist opens this" in sitting.drawn()


def test_the_place_of_what_is_next_today_has_the_focus_and_one_button_goes_there() -> None:
    first, then = (replace(level(name=name), title=name, minigame=name) for name in ("plain", "game_2"))
    sitting = Prescribed(levels=[first, then])
    sitting.did(first, first.repetitions)
    home(sitting, *in_every_game())
    assert garden(sitting)._menu.focused == "plot:game_2"
    assert "Next: game_2. The garden is in no hurry." in sitting.drawn()
    assert {"today · 1 of 3", "today · 0 of 3"} <= set(sitting.drawn())
    canvas = NullCanvas()
    garden(sitting).draw(canvas)
    assert len([call for call in canvas.calls if call[0] == "glow" and call[3] == "sun"]) == 1
    x, y = at(sitting, "Begin")
    sitting.step(Input(point=(x, y + 10)))
    assert (sitting.now, sitting.visit.level.id) == ("setup", "game_2")
    sitting.wait(0.2)
    sitting.step(CONFIRM)
    assert sitting.now == "calibrate"


def test_a_place_rests_while_nothing_of_it_may_be_played() -> None:
    sitting = Prescribed(levels=[level(), replace(level("blink"), minigame="game_1")])
    sitting.did(sitting.visit.levels[0], 2, ago=datetime.resolution)
    home(sitting, *in_every_game())
    assert "resting" in sitting.drawn()


def test_when_the_day_is_done_the_way_out_has_the_focus_and_the_places_still_open() -> None:
    sitting = Prescribed(levels=[level()])
    sitting.did(level(), 6)
    home(sitting, *in_every_game())
    assert "Begin" not in sitting.drawn()
    assert "today · 3 of 3" in sitting.drawn()
    assert any("see you tomorrow" in words for words in sitting.drawn())
    x, y = at(sitting, Plain.title)
    sitting.step(Input(point=(x, y)))
    assert sitting.now == "setup"
    sitting.step(BACK)
    sitting.step(CONFIRM)
    assert sitting.scene is None


def test_a_level_played_to_its_end_leaves_one_more_flower_and_leads_back() -> None:
    sitting = free(level(repetitions=1))
    sitting.store.finished = [(sitting.store.begin("long-gone"), 3)]
    sitting.scene = sitting.visit.home()
    assert "1 flower" in sitting.drawn()
    sitting.begin()
    sitting.until("results")
    sitting.scene = sitting.visit.home()
    assert sitting.now == "garden"
    assert "2 flowers" in sitting.drawn()
    sitting.store.refuses = True
    sitting.scene = sitting.visit.home()
    assert {"2 flowers", "The disk is full. Nothing is lost yet."} <= set(sitting.drawn())


def test_coming_home_puts_back_what_a_level_has_changed() -> None:
    sitting = free(replace(level(), tolerance=0.7))
    written = sitting.visit.exercises
    sitting.step(CONFIRM)
    sitting.wait(0.2)
    sitting.step(CONFIRM)
    assert sitting.visit.exercises is not written
    for given in (BACK, NEXT, CONFIRM):
        sitting.step(given)
    assert sitting.now == "garden"
    assert sitting.visit.exercises is written


@pytest.mark.parametrize(
    ("month", "hour", "season", "light", "said"),
    [
        (4, 8, "spring", Daylight.MORNING, "Good morning"),
        (7, 17, "summer", Daylight.EVENING, "Good afternoon"),
        (10, 22, "autumn", Daylight.DUSK, "Good evening"),
        (1, 4, "winter", Daylight.DUSK, "Good evening"),
    ],
)
def test_day_and_season_are_those_outside_unless_the_player_likes_it_otherwise(
    month: int, hour: int, season: str, light: Daylight, said: str
) -> None:
    sitting, lights = Sitting(), list[Daylight]()
    grounds = Grounds({}, lambda: datetime(2026, month, 2, hour, tzinfo=UTC), lights.append)
    for seasons in (True, False):
        sitting.visit.comfort = Comfort(seasons=seasons)
        sitting.scene, canvas = Garden(sitting.visit, grounds), NullCanvas()
        sitting.scene.draw(canvas)
        assert said in canvas.texts
        assert ("backdrop", f"home@{season if seasons else 'summer'}", 0.0) in canvas.calls
    assert lights == [light, Daylight.EVENING]


def test_offscreen_it_is_always_the_same_summer_evening() -> None:
    sitting = home(Sitting(), now=None)
    assert "Welcome to your garden" in sitting.drawn()


def test_with_reduced_motion_everything_stands_still() -> None:
    for calm in (True, False):
        sitting = free()
        sitting.visit.comfort = Comfort(reduced_motion=calm)
        pictures = []
        for _ in range(2):
            canvas = NullCanvas()
            garden(sitting).draw(canvas)
            pictures.append(canvas.calls)
            sitting.wait(1.0)
        assert (pictures[0] == pictures[1]) is calm


def test_each_door_that_is_there_leads_through_and_back() -> None:
    through = set()
    for number in range(len(DOORS)):
        sitting = Sitting(*in_every_game(), has_board=True)
        sitting.visit.beginnings = [Beginning("soft", "Nothing moves yet", (GUIDED,))]
        home(sitting, *in_every_game())
        shown = garden(sitting)._doors
        if number < len(shown):
            door, box = shown[number]
            sitting.step(Input(point=box.center))
            through.add(door.key)
            assert (sitting.scene is None) is (door.key == "leave")
            if sitting.scene is not None:
                left = sitting.scene.left()
                assert left is not None
                assert left.name == "garden"
    assert {"face", "guide", "stickers", "comfort", "leave"} <= through
    assert "Your day" not in free().drawn()
    assert "Your day" in home(Prescribed()).drawn()


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
def test_each_door_says_where_it_leads_however_large_the_words_are(factor: float) -> None:
    sitting, canvas = with_every_door(), Large(factor)
    sitting.visit.ruler = canvas
    sitting.scene = sitting.visit.home()
    there = {door.key: door.words for door in DOORS if door.is_there(sitting.visit)}
    shown = {door.key: door.words for door, _ in garden(sitting)._doors}
    sitting.scene.draw(canvas)
    assert set(shown.values()) <= set(canvas.texts)
    assert ("more" in shown) is (factor > 1)
    if "more" in shown:
        garden(sitting)._menu.focus("more")
        sitting.step(CONFIRM)
        assert isinstance(sitting.scene, Signpost)
        assert shown.keys() - {"more"} | sitting.scene._doors.keys() == there.keys()
        sitting.scene.draw(canvas)
        assert {there[key] for key in sitting.scene._doors} <= set(canvas.texts)
        sitting.step(CONFIRM)
        assert sitting.now not in {"signpost", "garden"}


def with_every_door() -> Sitting:
    sitting = Sitting(*in_every_game(), has_board=True)
    sitting.visit.beginnings = [Beginning("soft", "Nothing moves yet", (GUIDED,))]
    sitting.visit.leaflets, sitting.visit.guest = leaflets, Guest(Profile(name="Mia", emblem=Emblem.DAISY))
    return home(sitting, *in_every_game())


def test_the_players_picture_opens_their_page_and_somebody_else_is_let_in() -> None:
    sitting = with_every_door()
    x, y = at(sitting, "Mia")
    sitting.step(Input(point=(x, y + 4)))
    assert sitting.now == "me"
    sitting.step(BACK)
    assert sitting.now == "garden"
    garden(sitting)._menu.focus("me")
    sitting.step(CONFIRM)
    assert sitting.scene is not None
    assert sitting.scene.menu is not None
    sitting.scene.menu.focus("other")
    sitting.step(CONFIRM)
    assert sitting.now == "", "the game is over"
    assert sitting.visit.guest is not None
    assert sitting.visit.guest.hands_over
    assert "me" not in {choice.key for choice in garden(free())._menu.choices}, "nobody was asked who they are"


def test_the_sticker_book_is_made_once_until_something_was_played() -> None:
    sitting, books = with_every_door(), []
    for _ in range(2):
        garden(sitting)._menu.focus("stickers")
        sitting.step(CONFIRM)
        books.append(sitting.scene)
        sitting.step(BACK)
    assert books[0] is books[1]
    sitting.scene = sitting.visit.home()
    garden(sitting)._menu.focus("stickers")
    sitting.step(CONFIRM)
    assert sitting.scene is not books[0]


class Large(NullCanvas):
    """Measures words that are so many times as large."""

    def __init__(self, factor: float) -> None:
        super().__init__()
        self.factor = factor

    def text_width(self, words: str, style: Style = "body") -> float:
        return self.factor * super().text_width(words, style)

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        return self.factor * super().text_height(words, style, None if width is None else width / self.factor)


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("count", [1, 2, 5, 7, 8, 10])
def test_cards_lie_beside_each_other_however_large_the_words_are(count: int, factor: float) -> None:
    sitting = free()
    sitting.store.finished = [(sitting.store.begin("in-plain"), 3)] * 12
    sitting.visit.minigames = {f"game_{n}": type(f"Game{n}", (Other,), {"title": f"Game {n}"}) for n in range(count)}
    sitting.visit.levels = [replace(level(), minigame=name) for name in sitting.visit.minigames]
    sitting.visit.chosen = 0
    sitting.scene, canvas = Garden(sitting.visit, Grounds()), Large(factor)
    sitting.scene.draw(canvas)
    cards: Sequence[Box] = [call[1] for call in canvas.calls if call[0] == "card"]  # type: ignore[misc]
    assert len(cards) >= count + 4
    for card in cards:
        assert card.x >= 28
        assert card.y >= 28
        assert card.x + card.w <= 1252.01
        assert card.y + card.h <= 692
    for one, other in product(cards, cards):
        if one is not other:
            across = one.x + one.w <= other.x or other.x + other.w <= one.x
            down = one.y + one.h <= other.y or other.y + other.h <= one.y
            assert across or down, (one, other)


def meadow() -> Meadow:
    feet = [bed.foot(74) for bed in beds(7)]
    middle = np.array([(x, y, half) for (x, y), half in path(feet)])
    return Meadow([Box(x - 100, y - 90, 200, 230) for x, y in feet], middle)


def test_a_plant_keeps_its_place_however_many_come() -> None:
    places: list[set[tuple[str, tuple[float, float]]]] = []
    for count in (0, 1, 12, 40, MOST, 300, 30_000):
        plants = grown(meadow(), {"plants/lake": ((640, 518), count), "plants/kite": (None, count // 2)})
        places.append({(plant.art, plant.foot) for plant in plants})
        assert len(plants) == len(places[-1]) <= 2 * MOST
        assert len(plants) == min(count, MOST) + min(count // 2, MOST)
    for before, after in pairwise(places):
        assert before <= after


def test_beyond_that_they_grow_taller_and_nothing_grows_smaller() -> None:
    def high(count: int) -> dict[tuple[float, float], float]:
        return {plant.foot: plant.size for plant in grown(meadow(), {"plants/lake": ((640, 518), count)})}

    before, after = high(MOST), high(3 * MOST)
    assert all(after[foot] > size for foot, size in before.items())
    assert high(30_000) == high(100_000)


def test_nothing_grows_on_the_path_or_under_a_label() -> None:
    ground = meadow()
    plants = grown(ground, {"plants/lake": ((640, 518), 300), "plants/kite": (None, 300)})
    assert ground.holds(np.array([plant.foot for plant in plants])).all()
    (x, y), _ = path([bed.foot(74) for bed in beds(7)])[60]
    assert not ground.holds(np.array([(x, y)])).any()


def test_the_fake_store_counts_what_was_played_to_its_end() -> None:
    store = MemoryStore()
    for name, ended in (("a", True), ("b", True), ("a", False), ("a", True)):
        visit = store.begin(name)
        if ended:
            store.finish(visit, 0)
    assert store.grown() == {"a": 2, "b": 1}
