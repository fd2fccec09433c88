import numpy as np
import pytest

from game import exercises, minigames, plugins
from game.minigames.bubbles import BUBBLE_PX, BUD_PX, MIDDLE, PLACES, Bubbles, blown
from game.model.moment import Moment, Phase
from game.model.side import PerSide
from game.scenes.widgets.prompts import PROMPT
from game.training.exercise import Exercise, Kind
from game.training.minigame import STAGE, MiniGame
from tests.fakes import NullCanvas
from tests.moments import GOOD, REST, moment

HALVES = ("bubble_left", "bubble_right")


def play(game: Bubbles, *parts: tuple[Moment, int]) -> Bubbles:
    for now, count in parts:
        for _ in range(count):
            game.step(now)
    return game


def art(game: Bubbles, *names: str) -> list[tuple[str, float, float, float, float]]:
    """Name, x, y, size and stretch of what is drawn of these drawings."""
    canvas = NullCanvas()
    game.draw(canvas)
    found = [call for call in canvas.calls if call[0] == "art" and call[1] in names]
    return [(str(call[1]), *call[2], call[3], call[6]) for call in found]  # type: ignore[misc]


def wide(game: Bubbles) -> PerSide[float]:
    """How far either half of the bubble reaches from its middle, in pixels."""
    return PerSide(*(size * stretch for _, _, _, size, stretch in art(game, *HALVES)))


def held(score: float | None, activation: PerSide[float] = GOOD) -> tuple[tuple[Moment, int], ...]:
    return (
        (moment(activation, Phase.MOVE), 60), (moment(activation), 200), (moment(REST, Phase.RELEASE), 60),
        (moment(REST, Phase.REST, score=score), 60),
    )  # fmt: skip


def test_it_fits_what_moves_under_open_eyes() -> None:
    assert plugins.load(minigames, "bubbles", MiniGame) is Bubbles
    for exercise in plugins.discover(exercises, Exercise).values():
        assert Bubbles.fits(exercise) is (exercise.kind is Kind.MOVE and not exercise.eyes_closed)


def test_each_side_blows_its_own_half() -> None:
    left, right = (
        wide(play(Bubbles(1), (moment(sides, Phase.MOVE), 60))) for sides in (PerSide(0.4, 0.1), PerSide(0.1, 0.4))
    )
    assert left.left > 1.7 * left.right
    assert tuple(left) == pytest.approx(tuple(right.swapped()))


def test_both_sides_alike_make_it_round_and_of_its_full_size_in_the_middle_of_the_band() -> None:
    assert tuple(wide(play(Bubbles(1), (moment(GOOD), 90)))) == pytest.approx((BUBBLE_PX, BUBBLE_PX), abs=0.5)
    assert tuple(wide(play(Bubbles(1), (moment(REST, Phase.MOVE), 90)))) == pytest.approx((BUD_PX, BUD_PX), abs=0.5)


@pytest.mark.parametrize(("sides", "way"), [(PerSide(0.5, 0.2), -1), (PerSide(0.2, 0.5), 1), (GOOD, 0)])
def test_a_lopsided_bubble_drifts_softly_to_the_stronger_side(sides: PerSide[float], way: int) -> None:
    game, drifts = Bubbles(1), []
    for _ in range(240):
        game.step(moment(sides))
        drifts.append(way * (game._middle()[0] - MIDDLE[0]))
    assert np.abs(np.diff(drifts)).max() < 1.0, "never faster than a pixel in a step"
    assert drifts[-1] > 20 if way else abs(drifts[-1]) < 1e-9


def test_more_movement_than_the_band_is_hardly_more_bubble_and_no_light() -> None:
    blows = [blown(a) for a in np.linspace(-0.5, 4.0, 100)]
    assert blows == sorted(blows)
    assert blown(1.0) == 1
    assert blows[-1] < 1.13
    good, over = (play(Bubbles(1), (moment(sides), 200)) for sides in (GOOD, PerSide(1.5, 1.5)))
    assert good._warm > 0.9
    assert over._warm < 0.01


def test_an_even_hold_fills_it_with_light_and_an_uneven_one_less() -> None:
    even = play(Bubbles(1), (moment(GOOD), 240))
    uneven = play(Bubbles(1), *[(moment(GOOD), 15), (moment(PerSide(0.2, 0.2)), 15)] * 8)
    assert even._warm > 1.5 * uneven._warm > 0


def test_a_good_hold_lets_it_go_from_where_it_was_and_it_stays() -> None:
    game = play(Bubbles(1), (moment(GOOD, Phase.MOVE), 60), (moment(GOOD), 200))
    before = wide(game)
    game.step(moment(GOOD, Phase.RELEASE))
    [(_, x, y, size, _)] = art(game, "bubble")
    assert (x, y) == pytest.approx(game._middle(), abs=1)
    assert size == pytest.approx(before.left + before.right, abs=4)
    assert max(wide(game)) < 3, "one bubble, not two"
    path = [y]
    for _ in range(600):
        game.step(moment(REST, Phase.REST, score=90.0))
        path.append(art(game, "bubble")[0][2])
    assert np.abs(np.diff(path)).max() < 4, "it rises softly"
    assert path[-1] < y - 80
    assert len(art(game, "bubble")) == 1, "what was let go is the repetition's bubble"


def test_every_measured_repetition_leaves_one_bubble_however_it_went() -> None:
    small, none = PerSide(0.1, 0.1), held(None, PerSide(0.1, 0.1))
    assert len(play(Bubbles(1), *held(90.0), *held(12.0, small), *held(80.0))._risen) == 3
    assert not play(Bubbles(1), *none)._risen


def test_a_repetition_without_a_rest_leaves_one_bubble_too() -> None:
    first = ((moment(GOOD, Phase.MOVE), 60), (moment(GOOD), 200), (moment(REST, Phase.RELEASE), 60))
    assert len(play(Bubbles(1), *first, (moment(REST, Phase.PROMPT, score=90.0), 10))._risen) == 1


def test_a_new_bubble_is_there_for_each_repetition() -> None:
    game = play(Bubbles(1), *held(90.0), (moment(GOOD, Phase.MOVE), 240))
    assert min(wide(game)) > 0.98 * BUBBLE_PX


def test_bubbles_stay_in_the_evening_beside_all_else() -> None:
    for x, y, radius in PLACES:
        assert STAGE.x + radius < x < STAGE.x + STAGE.w - radius / 2
        assert y - radius - 4 > PROMPT.y + PROMPT.h
        assert y < MIDDLE[1] + 40
    game = play(Bubbles(1), *held(90.0) * (len(PLACES) + 3))
    assert len(art(game, "bubble")) == len(PLACES)


def test_while_nobody_is_seen_it_waits() -> None:
    game = play(Bubbles(1), (moment(GOOD, Phase.MOVE), 60), (moment(None, Phase.MOVE), 120))
    assert tuple(wide(game)) == pytest.approx((BUD_PX, BUD_PX), abs=0.5)
