"""Every scene, as large, small and dark as it may be: nothing overlaps, is cut, too faint or without letters."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.model.comfort import Comfort, Light
from game.screen.language import ENGLISH
from game.screen.theme import suited
from tests.looks.catalogue import SCENES, Guest
from tests.looks.watched import Watched


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at every scene."""

    name: str
    comfort: Comfort
    size: tuple[int, int] = (1280, 720)


LOOKS = (
    Look("usual", Comfort()),
    Look("large", Comfort(text=2.0)),
    Look("child", Comfort(child=True)),
    Look("contrast", Comfort(light=Light.CONTRAST)),
    Look("calm", Comfort(light=Light.CALM)),
    Look("small window", Comfort(), (960, 540)),
    Look("German", Comfort("de")),
    Look("Arabic", Comfort("ar")),
)


USUAL_ONLY = ("setup", "results")
"""Scenes that do not measure large words yet."""


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: look.name)
def look(request: pytest.FixtureRequest) -> Look:
    found: Look = request.param
    return found


@pytest.fixture(scope="module")
def canvas(look: Look) -> Iterator[Watched]:
    made = Watched(look.size, suited(look.comfort), look.comfort.language or ENGLISH)
    yield made
    made.close()


@pytest.mark.parametrize("name", SCENES)
def test_nothing_overlaps_is_cut_or_too_faint(name: str, look: Look, canvas: Watched, tmp_path: Path) -> None:
    if name.startswith(USUAL_ONLY) and look.comfort.size > 1:
        pytest.skip("laid out for usual words")
    scene = SCENES[name](Guest(look.comfort, canvas, tmp_path))
    canvas.begin()
    scene.draw(canvas)
    assert canvas.found.written, "something is said"
    assert canvas.faults == []
