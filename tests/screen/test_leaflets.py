"""Leaflets as they are drawn: whole at any size of words."""

from collections.abc import Mapping

import pygame
import pytest

from game.model.comfort import Comfort
from game.model.leaflet import Leaflet
from game.ports import Align, Box, Point, Role, Style
from game.scenes.learn import Learn
from game.scenes.reading import Reading
from game.screen.assets import asset
from game.screen.canvas import SurfaceCanvas
from game.screen.theme import EVENING
from game.store.leaflets import leaflets
from tests.scenes.sitting import Sitting

SCREEN = Box(0, 0, 1280, 720)
SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)


@pytest.fixture(scope="module")
def canvases() -> Mapping[float, "Measured"]:
    """One for each size."""
    return {size: Measured(size) for size in SIZES}


class Measured(SurfaceCanvas):
    """Notes where words stand, on which card or button, and which pictures there are; paints nothing."""

    def __init__(self, size: float) -> None:
        super().__init__(pygame.Surface((1280, 720), 0, 32), EVENING.enlarged(size))
        self.begin()

    def begin(self) -> None:
        self.words: list[tuple[str, Box, Style]] = []
        self.cards: list[Box] = []
        self.pictures: list[Box] = []

    def backdrop(self, name: str, dim: float = 0.0, *, flipped: bool = False) -> None:
        assert name
        assert not flipped
        assert not dim

    def card(self, box: Box, role: Role = "paper") -> None:
        assert role in EVENING.hexes
        self.cards.append(box)

    def art(
        self, name: str, at: Point, size: float, angle_deg: float = 0.0, alpha: float = 1.0, stretch: float = 1.0
    ) -> None:
        assert asset("art", f"{name}.svg").is_file()
        assert (angle_deg, alpha, stretch) == (0.0, 1.0, 1.0)
        self.pictures.append(Box(at[0] - size / 2, at[1] - size / 2, size, size))

    def text(
        self, words: str, at: Point, style: Style = "body", role: Role = "ink", align: Align = "left",
        width: float | None = None,
    ) -> float:  # fmt: skip
        lines = self._wrapped(words, style, None if width is None else width)
        wide = max(self.text_width(line, style) for line in lines)
        left = at[0] - {"left": 0.0, "center": 0.5, "right": 1.0}[align] * wide
        high = self.text_height(words, style, width)
        self.words.append((words, Box(left, at[1], wide, high), style))
        assert " ".join(lines) == words, "no word is cut"
        assert role in EVENING.hexes
        return high


def inside(inner: Box, outer: Box) -> bool:
    return (
        outer.x <= inner.x and outer.y <= inner.y
        and inner.x + inner.w <= outer.x + outer.w and inner.y + inner.h <= outer.y + outer.h + 0.5
    )  # fmt: skip


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.w <= other.x or other.x + other.w <= one.x
        or one.y + one.h <= other.y + 0.5 or other.y + other.h <= one.y + 0.5
    )  # fmt: skip


def holds_together(canvas: Measured, heading: str) -> None:
    """Everything is on the screen; all but the heading on a card, and nothing on anything else."""
    boxes = [box for _, box, _ in canvas.words]
    assert all(inside(box, SCREEN) for box in [*boxes, *canvas.cards])
    for words, box, style in canvas.words:
        assert style in {"heading", "body"}, f"{words} is smaller than asked for"
        assert words == heading or any(inside(box, card) for card in canvas.cards), words
    for number, box in enumerate(boxes):
        assert all(apart(box, other) for other in [*boxes[:number], *canvas.pictures])
    for number, card in enumerate(canvas.cards):
        assert all(apart(card, other) for other in canvas.cards[:number])


TOLD = [(young, leaflet) for young in (False, True) for leaflet in leaflets(young)]


def learner(canvas: Measured, size: float, child: bool) -> Sitting:
    sitting = Sitting()
    sitting.visit.leaflets, sitting.visit.ruler = leaflets, canvas
    sitting.visit.comfort = Comfort(child=child, text=size)
    return sitting


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("child", [False, True])
def test_every_cover_is_whole(canvases: Mapping[float, Measured], size: float, child: bool) -> None:
    canvas = canvases[Comfort(child=child, text=size).size]
    scene = Learn(learner(canvas, size, child).visit)
    seen: list[str] = []
    for shelf in range(scene._shelves):
        scene._shelf = shelf
        scene._menu.offer(scene._choices())
        canvas.begin()
        scene.draw(canvas)
        holds_together(canvas, "Good to know")
        assert all(picture.w >= 104 for picture in canvas.pictures)
        seen += [words for words, _, _ in canvas.words]
    assert {leaflet.title for leaflet in leaflets(child)} <= set(seen)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("child", "leaflet"), TOLD, ids=lambda value: getattr(value, "name", value))
def test_every_leaf_is_whole_and_has_its_picture(
    canvases: Mapping[float, Measured], size: float, child: bool, leaflet: Leaflet
) -> None:
    canvas = canvases[Comfort(child=child, text=size).size]
    scene = Reading(learner(canvas, size, child).visit, leaflet, lambda _read: scene)
    for number in range(len(scene._leaves)):
        scene._number = number
        scene._menu.offer(scene._choices())
        canvas.begin()
        scene.draw(canvas)
        holds_together(canvas, leaflet.title)
        assert len(canvas.pictures) == 1
    assert len(scene._leaves) <= 6
