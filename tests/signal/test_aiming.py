"""How a page should be held, told from where its code is."""

from game.model.code import Code
from game.signal.aiming import CLOSER, FURTHER, SHOW, STILL, TURN, Aiming

SIZE_PX = (1280, 720)


def code(side: float, x: float = 300.0, y: float = 100.0) -> Code:
    return Code(((x, y), (x + side, y), (x + side, y + side), (x, y + side)), None)


def test_a_page_is_asked_for_until_there_is_one() -> None:
    assert Aiming().see(5.0, (), SIZE_PX) == SHOW


def test_a_small_code_should_come_closer_and_one_at_the_edge_go_back() -> None:
    aiming = Aiming()
    assert aiming.see(5.0, (code(120),), SIZE_PX) == CLOSER
    assert aiming.see(5.1, (code(400, y=2.0),), SIZE_PX) == FURTHER
    assert aiming.see(5.2, (code(300, x=975.0),), SIZE_PX) == FURTHER


def test_a_code_that_moves_should_be_still_and_one_that_is_still_turn() -> None:
    aiming = Aiming()
    said = [aiming.see(5.0 + n / 5, (code(300, x=300.0 + 30 * n),), SIZE_PX) for n in range(10)]
    assert set(said) == {STILL}
    said = [aiming.see(7.0 + n / 5, (code(300, x=600.0 + n),), SIZE_PX) for n in range(10)]
    assert said[0] == STILL
    assert said[-1] == TURN


def test_a_code_that_is_missed_for_a_moment_is_not_gone() -> None:
    aiming = Aiming()
    aiming.see(5.0, (code(120),), SIZE_PX)
    assert aiming.see(5.4, (), SIZE_PX) == CLOSER
    assert aiming.see(6.0, (), SIZE_PX) == SHOW
