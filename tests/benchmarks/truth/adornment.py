"""What changes a drawn face without moving it: another light, glasses, a beard that goes with the skin."""

from functools import lru_cache
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray, FloatArray
from game.simulation.lens import HEIGHT_PX, WIDTH_PX, Lens
from game.simulation.look import Look, bgr, mixed
from game.simulation.muscles import Muscles
from game.simulation.posture import Head
from game.simulation.relief import Field, heights, surface
from game.simulation.sheet import bend

Light = Literal["day", "dim", "side"]
_SHIFT = 4
_HAIRS = 2600
_INK = bgr("#231F20")
_LIPS = bend([(x, y) for x, y in ((-29, 68), (-12, 60.5), (0, 60), (12, 60.5), (29, 68), (12, 81), (-12, 81))], True)
_BEARD = bend(
    [
        (-76, 18), (-66, 46), (-48, 58), (-34, 52), (-20, 50.5), (0, 54), (20, 50.5), (34, 52), (48, 58), (66, 46),
        (76, 18), (72, 50), (62, 78), (40, 108), (20, 119), (0, 122), (-20, 119), (-40, 108), (-62, 78), (-72, 50),
    ],
    closed=True,
)  # fmt: skip


def lit(picture: ByteArray, light: Light) -> ByteArray:
    """A picture by day; dim, at a third of the light; or lit from the side, from full down to two fifths."""
    if light == "day":
        return picture
    shade = np.full((1, WIDTH_PX), 0.34) if light == "dim" else np.linspace(1.0, 0.4, WIDTH_PX)[None]
    wide = np.repeat(np.repeat(shade, HEIGHT_PX, axis=0)[:, :, None], 3, axis=2).astype(np.float32)
    return np.asarray(cv2.multiply(picture, wide, dtype=cv2.CV_8U), dtype=np.uint8)


def bespectacled(picture: ByteArray, look: Look, head: Head) -> None:
    """Draw a pair of glasses on: dark rims, a bridge, the beginnings of the temples, and a gleam on the lenses."""
    lens = Lens(head, look.size)
    turn = np.linspace(0, 2 * np.pi, 48)
    per_px = lens.project(np.zeros(1), np.zeros(1), _glass())[2][0]
    width = max(1, round(1.9 * float(per_px)))
    for side in (-1, 1):
        rim = _squarish(turn) * (25.0, 18.0) + (side * 32.5, 1.5)
        veil = picture.copy()
        cv2.fillPoly(veil, [_px(lens, rim)], (255, 250, 245), cv2.LINE_AA, _SHIFT)
        cv2.addWeighted(veil, 0.07, picture, 0.93, 0, dst=picture)
        temple = bend([(side * 57.0, -5.0), (side * 66.0, -6.0), (side * 75.0, -6.0)])
        for line, closed in ((rim, True), (temple, False)):
            cv2.polylines(picture, [_px(lens, line)], closed, _INK, width, cv2.LINE_AA, _SHIFT)
    bridge = bend([(-8.0, -2.0), (0.0, -5.5), (8.0, -2.0)])
    cv2.polylines(picture, [_px(lens, bridge)], False, _INK, width, cv2.LINE_AA, _SHIFT)


def _squarish(turn: FloatArray) -> FloatArray:
    """A circle on its way to a square, (n, 2)."""
    way = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return np.asarray(np.sign(way) * np.abs(way) ** 0.7)


def bearded(picture: ByteArray, look: Look, muscles: Muscles, head: Head) -> None:
    """Draw a short full beard on: a shade and single hairs, each rooted in the skin."""
    lens, skin = Lens(head, look.size), surface(muscles, look.size)
    ink = mixed(look.hair, _INK, 0.35)
    cover = np.zeros(picture.shape[:2], np.uint8)
    cv2.fillPoly(cover, [_px(lens, _BEARD, skin), _px(lens, _LIPS, skin)], (115.0,), cv2.LINE_AA, _SHIFT)
    cover = np.asarray(cv2.GaussianBlur(cover, (0, 0), 1.5), np.uint8)
    shade = cv2.merge([cover, cover, cover])
    kept = cv2.multiply(picture, cv2.bitwise_not(shade), scale=1 / 255)
    cv2.add(kept, cv2.multiply(np.full_like(picture, np.round(ink)), shade, scale=1 / 255), dst=picture)
    roots, ways = _hairs()
    hairs = np.stack([_px(lens, roots, skin), _px(lens, roots + ways, skin)], axis=1)
    for kind in range(3):
        colour = mixed(ink, look.gloss, 0.25 * kind)
        cv2.polylines(picture, list(hairs[kind::3]), False, colour, 1, cv2.LINE_AA, _SHIFT)


def _px(lens: Lens, points: FloatArray, skin: Field | None = None) -> NDArray[np.int32]:
    u, v, _ = lens.project(points[:, 0], points[:, 1], _glass() if skin is None else skin)
    whole: NDArray[np.int32] = np.round(np.stack([u, v], axis=1) * 2**_SHIFT).astype(np.int32)
    return whole


@lru_cache(maxsize=1)
def _glass() -> Field:
    """The sheet that glasses lie in: before the eyes, bent back toward the ears."""
    flat: Field = np.zeros((*heights().shape[:2], 3), dtype=np.float32)
    x = np.linspace(-116, 116, flat.shape[1])
    flat[:, :, 2] = 13 - 0.004 * x**2 - 0.15 * np.clip(np.abs(x) - 58, 0, None) ** 1.6
    return flat


@lru_cache(maxsize=1)
def _hairs() -> tuple[FloatArray, FloatArray]:
    """Where hairs are rooted and how far they reach, in head millimetres, (n, 2) each."""
    dice = np.random.default_rng(3)
    roots = dice.uniform((-76, 18), (76, 122), (_HAIRS * 2, 2))
    beard, lips = _BEARD.astype(np.float32), _LIPS.astype(np.float32)
    kept = np.array(
        [
            cv2.pointPolygonTest(beard, (float(x), float(y)), False) > 0
            and cv2.pointPolygonTest(lips, (float(x), float(y)), False) < 0
            for x, y in roots
        ]
    )
    roots = roots[kept][:_HAIRS]
    ways = np.stack([roots[:, 0] * 0.02 + dice.normal(0, 0.8, len(roots)), dice.uniform(1.5, 4.0, len(roots))], axis=1)
    return roots, ways
