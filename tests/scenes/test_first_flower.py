"""From the first picture that is shown to the first flower, by a simulated patient who reads every page at ease."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game import minigames, plugins
from game.model.inputs import Input
from game.pilot import Pilot
from game.store.lessons import RememberedLessons
from game.training.minigame import MiniGame
from tests.scenes.arriving import NEXT, Arrived
from tests.scenes.sitting import CONFIRM, DT, face

WITHIN_S = 180.0
READS_S = 8.0
"""So long a page is looked at before anything is pressed; each has two lines and a few answers."""
ANSWERS = {"child": {"grown": 0, "side": 0}, "adult": {"grown": 1, "side": 1, "beginnings": 1}}
"""How often the choice is moved on before it is confirmed, on which page; elsewhere the first answer is taken."""


class Reader:
    """Looks at a page for a while, then chooses; between the pages it only does what it is asked for."""

    def __init__(self, steps_on: dict[str, int]) -> None:
        self._steps_on, self._page, self._seen_s = steps_on, "", 0.0

    def inputs(self, page: str, waits: bool) -> list[Input]:
        if page != self._page:
            self._page, self._seen_s = page, 0.0
        self._seen_s += DT if waits else 0.0
        if self._seen_s < READS_S:
            return []
        self._seen_s = 0.0
        return [NEXT] * self._steps_on.get(page, 0) + [CONFIRM]


@pytest.mark.parametrize("who", ANSWERS)
def test_the_first_flower_opens_within_three_minutes_of_reading_at_ease(
    who: str, tmp_path: Path, record_testsuite_property: Callable[[str, object], None]
) -> None:
    arrived = Arrived(tmp_path, has_board=True, plain=False)
    arrived.visit.minigames = plugins.discover(minigames, MiniGame)
    arrived.visit.lessons = RememberedLessons(tmp_path)
    arrived.face = lambda movement, amount: face(movement, amount, 0.7)
    reader, began_s = Reader(ANSWERS[who]), arrived.t_s
    opened_s: float | None = None
    while arrived.now != "results":
        assert arrived.scene is not None
        assert arrived.t_s - began_s < 2 * WITHIN_S, f"still in {arrived.now}"
        arrived.step(*reader.inputs(arrived.now, arrived.scene.waits))
        if opened_s is None and arrived.store.repetitions:
            opened_s = arrived.t_s - began_s
    all_s = arrived.t_s - began_s
    assert opened_s is not None
    record_testsuite_property(f"{who}: first flower after so many seconds", round(opened_s))
    record_testsuite_property(f"{who}: first level after so many seconds", round(all_s))
    assert opened_s < all_s < WITHIN_S
    _, _, first = arrived.store.repetitions[0]
    assert first.measured
    assert arrived.visit.minigame.__module__.endswith("sunflower")


def test_the_pilot_comes_through_by_itself(tmp_path: Path) -> None:
    arrived, pilot = Arrived(tmp_path, has_board=True), Pilot()
    while arrived.now != "calibrate":
        assert arrived.scene is not None
        assert arrived.steps * DT < 30
        arrived.step(*pilot.inputs(arrived.scene, DT))
    assert arrived.names == ["who", "grown", "side", "look", "electrodes", "calibrate"]
