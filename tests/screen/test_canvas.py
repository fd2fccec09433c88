from collections.abc import Callable

import numpy as np
import pygame
import pytest

from game.model.signals import ByteArray, Picture
from game.ports import Box
from game.screen.canvas import SurfaceCanvas
from game.screen.cutouts import Cutouts
from game.screen.easel import Easel
from game.screen.sprites import pixels
from game.screen.theme import CONTRAST, EVENING, Rgb

PICTURE = Picture(0.0, np.random.default_rng(1).integers(0, 255, (48, 64, 3), np.uint8))
BOX = Box(100, 100, 300, 200)
DRAWINGS: dict[str, Callable[[SurfaceCanvas], object]] = {
    "backdrop": lambda c: c.backdrop("meadow"),
    "dim": lambda c: c.backdrop("garden", 0.5),
    "art": lambda c: c.art("petal", (300, 300), 120, 33, 0.7, 0.6),
    "card": lambda c: c.card(BOX),
    "pill": lambda c: c.pill(BOX, "leaf", alpha=0.5),
    "disc": lambda c: c.disc((300, 300), 40, "petal"),
    "glow": lambda c: c.glow((300, 300), 80, "sun", 0.5),
    "outline": lambda c: c.outline(BOX, "ink", dashed=True),
    "line": lambda c: c.line([(0, 0), (100, 90), None, (200, 30), (1400, 800)], "left"),
    "dashed": lambda c: c.line([(0, 0), (300, 200)], "right", dashed=True),
    "polygon": lambda c: c.polygon([(0, 0), (300, 20), (200, 200)], "leaf"),
    "text": lambda c: c.text("Hold it softly", (640, 100), "title", "paper", "center", 200),
    "picture": lambda c: c.picture(PICTURE, BOX),
}


def drawn(canvas: SurfaceCanvas) -> ByteArray:
    return pixels(canvas.surface)[:, :, :3].copy()


def at(canvas: SurfaceCanvas, x: float, y: float) -> Rgb:
    colour = canvas.surface.get_at((round(x * canvas.scale), round(y * canvas.scale)))
    return (colour.r, colour.g, colour.b)


@pytest.mark.parametrize("name", DRAWINGS)
def test_draws_the_same_each_time(name: str) -> None:
    pictures = []
    for _ in range(2):
        canvas = SurfaceCanvas(pygame.Surface((640, 360), 0, 32), EVENING)
        DRAWINGS[name](canvas)
        DRAWINGS[name](canvas)
        pictures.append(drawn(canvas))
    assert pictures[0].any()
    np.testing.assert_array_equal(pictures[0], pictures[1])


@pytest.mark.parametrize("name", DRAWINGS)
def test_draws_outside_the_picture_without_harm(name: str, surface: pygame.Surface) -> None:
    small = SurfaceCanvas(surface.subsurface((0, 0, 64, 36)), EVENING)
    DRAWINGS[name](small)
    small.line([(-900, -50), (-400, -70)], "left")
    small.polygon([(2000, 2000), (2100, 2000), (2100, 2100)], "leaf")


def test_nothing_is_drawn_for_nothing(canvas: SurfaceCanvas) -> None:
    canvas.line([], "ink")
    canvas.line([(10, 10)], "ink", dashed=True)
    canvas.line([None, (10, 10), None], "ink")
    canvas.polygon([(1, 1), (20, 20)], "ink")
    canvas.pill(Box(10, 10, 0, 20), "ink")
    canvas.glow((50, 50), 20, "sun", 0.0)
    canvas.art("petal", (50, 50), 60, alpha=0.0)
    assert not drawn(canvas).any()


def test_colours_are_the_themes(canvas: SurfaceCanvas) -> None:
    canvas.card(BOX)
    canvas.disc((200, 200), 30, "left")
    canvas.pill(Box(250, 180, 60, 60), "right", 4)
    assert at(canvas, 350, 280) == EVENING.colour("paper")
    assert at(canvas, 200, 200) == EVENING.colour("left")
    assert at(canvas, 280, 210) == EVENING.colour("right")


def test_a_dimmed_landscape_is_darker_and_no_redder(canvas: SurfaceCanvas) -> None:
    canvas.backdrop("meadow")
    bright = drawn(canvas).astype(float).mean(axis=(0, 1))
    canvas.backdrop("meadow", 1.0)
    dark = drawn(canvas).astype(float).mean(axis=(0, 1))
    assert np.all(dark < bright)
    assert dark[2] / dark.sum() < bright[2] / bright.sum() + 0.03


def test_words_wrap_and_are_measured(canvas: SurfaceCanvas) -> None:
    one = canvas.text("Smaller is better here", (20, 20))
    two = canvas.text("Smaller is better here", (20, 80), width=canvas.text_width("Smaller is better") + 2)
    assert two == pytest.approx(2 * one)
    assert canvas.text_height("Smaller is better here") == one
    assert canvas.text_width("mm", "heading") > canvas.text_width("mm", "small")


def test_words_align(canvas: SurfaceCanvas) -> None:
    middles = {}
    for align in ("left", "center", "right"):
        canvas.surface.fill((0, 0, 0))
        canvas.text("o o o", (640, 300), align=align)
        middles[align] = np.nonzero(drawn(canvas).any(axis=(0, 2)))[0].mean()
    assert middles["right"] < middles["center"] < middles["left"]
    assert middles["center"] == pytest.approx(320, abs=1.5)


def test_a_mirrored_picture_is_the_picture_flipped(canvas: SurfaceCanvas) -> None:
    half = np.zeros((48, 64, 3), np.uint8)
    half[:, :32] = 255
    canvas.picture(Picture(0.0, half), BOX)
    assert at(canvas, 350, 200) == (255, 255, 255)
    assert at(canvas, 150, 200) == (0, 0, 0)
    canvas.picture(Picture(0.0, half), BOX, mirrored=False)
    assert at(canvas, 150, 200) == (255, 255, 255)


def test_a_pictures_corners_show_what_is_behind(canvas: SurfaceCanvas) -> None:
    canvas.surface.fill((10, 200, 30))
    canvas.picture(Picture(0.0, np.full((480, 640, 3), 255, np.uint8)), BOX, radius=40)
    for x, y in ((101, 101), (398, 101), (101, 298), (398, 298)):
        assert at(canvas, x, y) == (10, 200, 30)
    assert at(canvas, 250, 102) == (255, 255, 255)


def test_smooth_edges(canvas: SurfaceCanvas) -> None:
    canvas.line([(100, 100), (500, 180)], "paper", 6)
    shades = np.unique(drawn(canvas)[:, :, 0])
    assert len(shades) > 8


def test_only_surfaces_it_understands() -> None:
    with pytest.raises(ValueError, match="32-bit"):
        SurfaceCanvas(pygame.Surface((640, 360), 0, 24), EVENING)


def test_a_landscape_that_is_looked_at_does_not_wait_for_others() -> None:
    easel = Easel(EVENING, (64, 36))
    for name in ("garden", "meadow", "home@winter"):
        easel.prepare(name)
    looked_at = easel.painted("home@winter", 0.0)
    easel.close()
    assert looked_at is easel.painted("home@winter", 0.0)


def test_of_many_landscapes_the_one_that_is_looked_at_is_kept() -> None:
    easel = Easel(EVENING, (64, 36))
    easel.painted("garden", 0.0)
    shown = easel._landscapes["garden"]
    for name in ("meadow", "pond", "arbour", "dusk_pond", "lakeside", "windy_hill", "home@winter"):
        easel.painted("garden", 0.0)
        easel.prepare(name)
    easel.close()
    assert len(easel._landscapes) < 8
    assert easel._landscapes["garden"] is shown


def test_a_landscape_that_is_not_there_is_named() -> None:
    easel = Easel(EVENING, (64, 36))
    for _ in range(2):
        with pytest.raises(FileNotFoundError, match="nowhere"):
            easel.painted("nowhere", 0.0)
    easel.close()


@pytest.mark.parametrize("scale", [0.75, 1.0, 3.0])
@pytest.mark.parametrize("size", [(440, 336), (120, 84), (64, 500)])
def test_a_card_that_was_drawn_out_is_as_if_cut_whole(scale: float, size: tuple[int, int]) -> None:
    for edge in (None, CONTRAST.colour("ink_soft")):
        cut = Cutouts(scale, EVENING.colour("shade"), edge)
        made = cut.card(Box(0, 0, *size), EVENING.colour("paper")).surface
        whole = cut._cut(round(size[0] * scale), round(size[1] * scale), round(24 * scale), EVENING.colour("paper"))
        rows, columns = whole.shape[:2]
        seen = np.frombuffer(pygame.image.tobytes(made, "BGRA"), np.uint8).reshape(rows, columns, 4)
        assert np.abs(seen.astype(int) - whole).max() <= 1
