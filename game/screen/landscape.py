"""Landscapes cut from paper: each top-level group of a drawing is one sheet, far to near, and shades the one behind."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import numpy as np
import pygame
from numpy.typing import NDArray

from game.model.signals import ByteArray
from game.screen.art import rasterised, recoloured
from game.screen.assets import asset
from game.screen.shapes import blurred
from game.screen.theme import Theme

WIDTH, HEIGHT = 1280, 720
SVG = "http://www.w3.org/2000/svg"
SHADOW = 0.20
SHADOW_BLUR_PX = 6.0
SHADOW_RISE_PX = 5.0

Light = NDArray[np.float32]


def landscape(name: str, theme: Theme, size: tuple[int, int]) -> pygame.Surface:
    """Render `assets/art/backdrops/NAME.svg` at `size` pixels, opaque. Raises FileNotFoundError."""
    width, height = size
    scale = width / WIDTH
    text = recoloured(asset("art", "backdrops", f"{name}.svg").read_text(encoding="utf-8"), theme)
    drawing = ET.fromstring(text)  # noqa: S314 - our own file
    image: Light = sky(drawing, theme, width, height)
    shade = np.array(theme.colour("shade")[::-1], np.float32)
    for sheet in sheets(drawing):
        drawn = filling(rasterised(sheet, width, height), width, height)
        rise, reach = round(SHADOW_RISE_PX * scale), round(4 * SHADOW_BLUR_PX * scale)
        top = max(0, int(np.argmax(drawn[:, :, 3].any(axis=1))) - rise - reach)
        drawn = drawn[top:]
        cover = drawn[:, :, 3] * np.float32(1 / 255)
        risen = np.concatenate([cover[rise:], cover[-1:].repeat(rise, axis=0)])
        shadow = np.float32(SHADOW) * blurred(risen, SHADOW_BLUR_PX * scale)
        image[top:] *= ((1 - shadow) * (1 - cover))[:, :, None]
        image[top:] += (shadow * (1 - cover))[:, :, None] * shade
        image[top:] += drawn[:, :, :3]
    noise = np.random.default_rng(7).random((height, width, 1), np.float32)
    ready = np.clip(image + noise, 0, 255).astype(np.uint8)
    surface = pygame.Surface(size, 0, 32)
    surface.blit(pygame.image.frombuffer(ready.tobytes(), size, "BGR"), (0, 0))
    return surface


def sky(drawing: ET.Element, theme: Theme, width: int, height: int) -> Light:
    """The sky's gradient, the sun of `<circle id="sun">` and its glow, blue-green-red."""
    high, low, sun = (np.array(theme.colour(role)[::-1], np.float32) for role in ("sky_high", "sky_low", "sun"))
    rows = (np.arange(height, dtype=np.float32) + 0.5) / height
    fall = np.clip(rows / 0.55, 0, 1)[:, None, None]
    image = np.repeat(high * (1 - fall) + low * fall, width, axis=1)
    for circle in drawing.iter(f"{{{SVG}}}circle"):
        if circle.get("id") == "sun":
            scale = width / WIDTH
            x, y, r = (float(circle.get(key, "0")) * scale for key in ("cx", "cy", "r"))
            across, down = np.arange(width, dtype=np.float32) + 0.5 - x, np.arange(height, dtype=np.float32) + 0.5 - y
            distance = np.hypot(across[None, :], down[:, None])[:, :, None]
            halo = np.clip(1 - distance / (5.2 * r), 0, 1) ** 2 * 0.75
            image = image * (1 - halo) + sun * halo
            disc = np.clip(r + 0.5 - distance, 0, 1)
            image = image * (1 - disc) + sun * disc
    return image.astype(np.float32)


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
