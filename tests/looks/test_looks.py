"""Every scene, as large, small and dark as it may be: nothing overlaps, is cut, too faint or without letters."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from game.model.comfort import Comfort, Light
from game.scenes.facing import facing
from game.screen.language import ENGLISH
from game.screen.theme import suited
from tests.looks.catalogue import SCENES
from tests.looks.watched import Watched
from tests.scenes.onlookers import Onlooker

USUAL, SMALL = (1280, 720), (960, 540)
LOOKS: Mapping[str, Mapping[str, tuple[Comfort, tuple[int, int]]]] = {
    "usual words": {
        "usual": (Comfort(), USUAL),
        "dark": (Comfort(light=Light.CONTRAST), USUAL),
        "calm": (Comfort(light=Light.CALM), USUAL),
        "in a small window": (Comfort(), SMALL),
    },
    "large words": {"usual": (Comfort(text=2.0), USUAL), "dark": (Comfort(text=2.0, light=Light.CONTRAST), USUAL)},
    "larger words": {"usual": (Comfort(text=1.5), USUAL)},
    "Arabic": {"usual": (Comfort("ar"), USUAL)},
    "large Arabic": {"usual": (Comfort("ar", text=2.0), USUAL)},
    "German": {"usual": (Comfort("de"), USUAL)},
    "large German": {"usual": (Comfort("de", text=2.0), USUAL)},
    "large Spanish": {"usual": (Comfort("es", text=2.0), USUAL)},
}
"""The ways to look at scenes, those together for which they are laid out alike."""


@pytest.fixture(scope="module", params=LOOKS)
def words(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def canvases(words: str) -> Iterator[Mapping[str, Watched]]:
    made = {
        name: Watched(size, suited(comfort), comfort.language or ENGLISH)
        for name, (comfort, size) in LOOKS[words].items()
    }
    yield made
    for canvas in made.values():
        canvas.close()


@pytest.mark.parametrize("name", SCENES)
def test_nothing_overlaps_is_cut_or_too_faint(
    name: str, words: str, canvases: Mapping[str, Watched], tmp_path: Path
) -> None:
    scene = SCENES[name](Onlooker(LOOKS[words]["usual"][0], canvases["usual"], tmp_path))
    for look, canvas in canvases.items():
        canvas.begin()
        scene.draw(facing(LOOKS[words][look][0], canvas, scene).view(canvas))
        assert canvas.found.written, "something is said"
        assert (look, canvas.faults) == (look, [])
