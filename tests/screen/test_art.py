from typing import get_args

import numpy as np
import pygame
import pytest

from game.model.season import Season
from game.ports import Role, Style
from game.screen.art import ArtBook, recoloured
from game.screen.assets import CHECKOUT, asset
from game.screen.canvas import SurfaceCanvas
from game.screen.landscape import landscape
from game.screen.theme import CONTRAST, EVENING, THEMES, Theme
from tests.sight import BLIND_TO, contrast, seen

ART = sorted(
    path.relative_to(CHECKOUT / "art").with_suffix("").as_posix()
    for path in (CHECKOUT / "art").rglob("*.svg")
    if path.parent.name != "backdrops"
)
BACKDROPS = sorted(path.stem for path in (CHECKOUT / "art" / "backdrops").glob("*.svg"))


@pytest.mark.parametrize("name", ART)
def test_every_drawing_shows_something(name: str) -> None:
    made = ArtBook(EVENING, 1).sprite(name, 64, 0, 1, 1)
    assert pygame.transform.average_color(made.surface, consider_alpha=True)[3] > 0
    assert made.surface.get_height() <= 68


@pytest.mark.parametrize("name", BACKDROPS)
def test_every_landscape_fills_the_picture(name: str, canvas: SurfaceCanvas) -> None:
    canvas.surface.fill((255, 0, 255))
    canvas.backdrop(name)
    corners = [(0, 0), (639, 0), (0, 359), (639, 359)]
    assert all(canvas.surface.get_at(corner)[:3] != (255, 0, 255) for corner in corners)


def test_the_garden_lies_in_each_season_and_light() -> None:
    shown = {
        (season, theme.name): pygame.image.tobytes(landscape(f"home@{season.value}", theme, (320, 180)), "RGB")
        for season in Season
        for theme in THEMES.values()
    }
    assert len(set(shown.values())) == len(shown)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_every_theme_knows_every_role(theme: Theme) -> None:
    assert set(theme.hexes) == set(get_args(Role))
    assert set(theme.sizes_px) == set(get_args(Style))
    assert min(theme.sizes_px.values()) >= 20


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("ink", "paper"),
        ("ink_soft", "paper"),
        ("left", "paper"),
        ("right", "paper"),
        ("leaf", "paper"),
        ("ink", "sky_high"),
        ("ink_soft", "band"),
        ("paper", "leaf"),
    ],
)
def test_words_are_readable(theme: Theme, front: Role, back: Role) -> None:
    assert contrast(theme.lettering(front), theme.colour(back)) >= (7.0 if theme is CONTRAST else 4.5)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("eyes", BLIND_TO)
def test_left_and_right_are_told_apart_by_all_eyes(theme: Theme, eyes: str) -> None:
    left, right = (seen(theme.colour(role), eyes) for role in ("left", "right"))
    assert np.abs(left - right).max() > 40, "of 255, in one of the colours that are left"


def test_art_takes_the_themes_colours() -> None:
    assert recoloured('fill="#2F5D57"', THEMES["dusk"]) == 'fill="#2A4460"'


def test_a_missing_drawing_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"assets/art/unicorn\.svg"):
        asset("art", "unicorn.svg")
