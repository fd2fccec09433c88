"""Where a sitting is at home."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.household import entrance
from game.scenes.garden import Garden
from game.screen.window import Window
from game.settings import Settings
from tests.scenes.sitting import Sitting, level


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    opened = Window(offscreen=True)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("asked", "home"), [({}, "garden"), ({"levels": ("smile-1",)}, "setup"), ({"tour": True}, "setup")]
)
def test_a_sitting_is_at_home_in_the_garden_unless_it_is_said_what_to_play(
    asked: dict[str, object], home: str, window: Window
) -> None:
    settings = replace(Settings(camera="simulated:healthy", emg="none"), **asked)  # type: ignore[arg-type]
    sitting = Sitting()
    assert entrance(settings, window, sitting.visit).name == home
    assert sitting.visit.home().name == home


def test_every_level_of_the_house_has_its_place_and_keeps_its_flowers(window: Window, tmp_path: Path) -> None:
    sitting = Sitting(replace(level(), id="smile-1"))
    for name in ("smile-1", "soft-face", "bubbles-kiss", "no-longer-there"):
        sitting.store.finish(sitting.store.begin(name), 1)
    settings = Settings(camera="simulated:healthy", emg="none", offscreen=tmp_path)
    garden = entrance(settings, window, sitting.visit)
    assert isinstance(garden, Garden)
    garden.draw(window.canvas)
    assert {(each.plot, each.count) for each in garden._plants} == {
        ("sunflower", 1), ("bench", 1), ("bubbles", 1), ("", 1),
    }  # fmt: skip
