"""Landscapes cut from paper: each top-level group of a drawing is one sheet, far to near, and shades the one behind."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import cv2
import numpy as np
import pygame
from numpy.typing import NDArray

from game.model.signals import ByteArray
from game.screen.art import rasterised, recoloured
from game.screen.assets import asset
from game.screen.sprites import Sprite, sprite
from game.screen.strokes import shades
from game.screen.theme import Theme

WIDTH, HEIGHT = 1280, 720
SVG = "http://www.w3.org/2000/svg"
SHADOW = 0.20
SHADOW_BLUR_PX = 6.0
SHADOW_RISE_PX = 5.0
SMALLER = 4
HALO = 5.2
"""The sun's glow, in its own radii."""

Light = NDArray[np.float32]


def landscape(name: str, theme: Theme, size: tuple[int, int]) -> pygame.Surface:
    """Render `assets/art/backdrops/NAME.svg` at `size` pixels, opaque. Raises FileNotFoundError.

    After an `@` the name may tell a season. What is drawn for some seasons or lights alone has them as its class.
    """
    width, height = size
    file, _, season = name.partition("@")
    text = recoloured(asset("art", "backdrops", f"{file}.svg").read_text(encoding="utf-8"), theme)
    drawing = ET.fromstring(text)  # noqa: S314 - our own file
    for part in list(drawing):
        if not {"", season, theme.name} & set(part.get("class", "").split(" ")):
            drawing.remove(part)
    noise = np.random.default_rng(7).random((height, width, 1), np.float32)  # no bands in the sky
    air = np.clip(sky(drawing, theme, width, height) + noise, 0, 255).astype(np.uint8)
    surface = pygame.Surface(size, 0, 32)
    surface.blit(pygame.image.frombuffer(air.tobytes(), size, "BGR"), (0, 0))
    for sheet in sheets(drawing):
        drawn = filling(rasterised(sheet, width, height), width, height)
        shadow(drawn[:, :, 3], theme, width / WIDTH).put(surface, (0, 0))
        sprite(drawn, 0, 0).put(surface, (0, 0))
    return surface


def shadow(cover: ByteArray, theme: Theme, scale: float) -> Sprite:
    """The soft shadow of a paper sheet, a little above it; blurred small, for it has no edges."""
    rise = round(SHADOW_RISE_PX * scale)
    risen = np.concatenate([cover[rise:], cover[-1:].repeat(rise, axis=0)])
    rows, columns = cover.shape
    small = cv2.resize(risen, (max(1, columns // SMALLER), max(1, rows // SMALLER)), interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), SHADOW_BLUR_PX * scale / SMALLER, borderType=cv2.BORDER_REPLICATE)
    mask = cv2.convertScaleAbs(cv2.resize(soft, (columns, rows)), alpha=SHADOW)
    tones = shades(theme.colour("shade")).take(mask)
    return Sprite(pygame.image.frombuffer(tones.tobytes(), (columns, rows), "BGRA"), 0, 0)


def sky(drawing: ET.Element, theme: Theme, width: int, height: int) -> Light:
    """The sky's gradient, the sun of `<circle id="sun">` and its glow, blue-green-red."""
    high, low, sun = (np.array(theme.colour(role)[::-1], np.float32) for role in ("sky_high", "sky_low", "sun"))
    rows = (np.arange(height, dtype=np.float32) + 0.5) / height
    fall = np.clip(rows / 0.55, 0, 1)[:, None, None]
    image = np.repeat(high * (1 - fall) + low * fall, width, axis=1).astype(np.float32)
    for circle in drawing.iter(f"{{{SVG}}}circle"):
        if circle.get("id") == "sun":
            scale = width / WIDTH
            x, y, r = (float(circle.get(key, "0")) * scale for key in ("cx", "cy", "r"))
            across, down = np.arange(width, dtype=np.float32) + 0.5 - x, np.arange(height, dtype=np.float32) + 0.5 - y
            lit_rows, lit_columns = np.abs(down) < HALO * r, np.abs(across) < HALO * r
            near = np.ix_(lit_rows, lit_columns)
            distance = np.hypot(across[lit_columns][None, :], down[lit_rows][:, None])[:, :, None]
            halo = np.clip(1 - distance / (HALO * r), 0, 1) ** 2 * 0.75
            disc = np.clip(r + 0.5 - distance, 0, 1)
            lit = image[near] * (1 - halo) + sun * halo
            image[near] = lit * (1 - disc) + sun * disc
    return image


def filling(bgra: ByteArray, width: int, height: int) -> ByteArray:
    """A picture cut, or its edge drawn out, to exactly width x height: drawings keep 16:9, windows only nearly."""
    rows, columns = bgra.shape[:2]
    missing = ((0, max(0, height - rows)), (0, max(0, width - columns)), (0, 0))
    return np.pad(bgra, missing, mode="edge")[:height, :width]


def sheets(drawing: ET.Element) -> Iterator[str]:
    """Every top-level group as a drawing of its own."""
    ET.register_namespace("", SVG)
    for group in drawing.findall(f"{{{SVG}}}g"):
        body = ET.tostring(group, encoding="unicode")
        yield f'<svg xmlns="{SVG}" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">{body}</svg>'


def dimmed(surface: pygame.Surface, theme: Theme, amount: float) -> pygame.Surface:
    """The same landscape with less light: `amount` 0..1, where 1 is nightfall."""
    darker = surface.copy()
    shade = np.array(theme.colour("shade"), np.float64)
    keep = 1 - 0.5 * amount * (1 - 0.35 * shade / 255)
    darker.fill(tuple(int(v) for v in np.rint(255 * keep)), special_flags=pygame.BLEND_RGB_MULT)
    return darker
