"""Lines: sub-pixel, anti-aliased, with round joints, as sprites."""

import functools
import itertools
import math
from collections.abc import Callable, Sequence
from typing import cast

import cv2
import numpy as np
import pygame
from numpy.typing import NDArray

from game.model.signals import ByteArray, FloatArray
from game.ports import Point
from game.screen.sprites import Sprite
from game.screen.theme import Rgb

Room = tuple[int, int]
Fixed = NDArray[np.int32]
DASH, GAP = 2.0, 2.6
"""A dashed line's dash and gap, as multiples of its width; the round ends take from the gap and add to the dash."""
SHIFT = 4
FINE = 4
LARGE_PX = 20_000
"""Strokes over a larger area than this are drawn with half the fineness, to stay quick."""


def stroke(parts: Sequence[Sequence[Point]], colour: Rgb, width: float, scale: float, room: Room) -> Sprite | None:
    """Polylines `width` design pixels wide, as a sprite hung from the surface's corner; None if nothing shows."""
    lines = [np.array(part) * scale for part in parts if len(part) > 1]
    thick = max(1.0, width * scale)

    def draw(mask: ByteArray, fine: int, drawn: list[Fixed]) -> None:
        cv2.polylines(mask, drawn, False, (255,), max(1, round(thick * fine)), cv2.LINE_8, SHIFT)

    return averaged(lines, draw, colour, thick, room) if lines else None


def filled(points: Sequence[Point], colour: Rgb, scale: float, room: Room) -> Sprite | None:
    """A polygon, as a sprite hung from the surface's corner; None if nothing shows."""

    def draw(mask: ByteArray, _fine: int, drawn: list[Fixed]) -> None:
        cv2.fillPoly(mask, drawn, (255,), cv2.LINE_8, SHIFT)

    return averaged([np.asarray(points, np.float64) * scale], draw, colour, 0.0, room) if len(points) > 2 else None


def averaged(
    lines: list[FloatArray], draw: Callable[[ByteArray, int, list[Fixed]], None], colour: Rgb, thick: float, room: Room
) -> Sprite | None:
    """Draw finer than pixels and average: smooth edges that do not thicken where strokes overlap."""
    everything = np.concatenate(lines)
    edge = thick / 2 + 1
    left, top = (max(0, math.floor(v - edge)) for v in everything.min(axis=0))
    right, bottom = (min(limit, math.ceil(v + edge)) for v, limit in zip(everything.max(axis=0), room, strict=True))
    columns, rows = right - left, bottom - top
    if columns < 1 or rows < 1:
        return None
    fine = FINE if columns * rows <= LARGE_PX else FINE // 2
    mask = np.zeros((rows * fine, columns * fine), np.uint8)
    points = np.rint(((everything - (left, top)) * fine - 0.5) * (1 << SHIFT)).astype(np.int32)
    ends = list(itertools.accumulate(len(line) for line in lines))
    draw(mask, fine, [points[start:end] for start, end in zip([0, *ends], ends, strict=False)])
    while mask.shape[0] > rows:  # halving twice is far quicker than quartering once
        mask = halved(mask)
    return Sprite(pygame.image.frombuffer(shades(colour).take(mask).tobytes(), (columns, rows), "BGRA"), left, top)


def halved(mask: ByteArray) -> ByteArray:
    """Each 2 x 2 pixels averaged to one."""
    return cast("ByteArray", cv2.resize(mask, (mask.shape[1] // 2, mask.shape[0] // 2), interpolation=cv2.INTER_AREA))


@functools.lru_cache(64)
def shades(colour: Rgb) -> NDArray[np.uint32]:
    """A colour at each of 256 opacities, premultiplied, one blue-green-red-alpha word each."""
    ladder = np.arange(256, dtype=np.float32)[:, None] / 255 * np.array([*colour[::-1], 255], np.float32)
    return (ladder + 0.5).astype(np.uint8).view(np.uint32)[:, 0]


def lifted(points: Sequence[Point | None]) -> list[list[Point]]:
    """The lines between the places where the pen is lifted.

    >>> lifted([(0, 0), (1, 0), None, (2, 0), (3, 0)])
    [[(0, 0), (1, 0)], [(2, 0), (3, 0)]]
    """
    found: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            found.append([])
        else:
            found[-1].append(point)
    return [line for line in found if len(line) > 1]


def dashes(points: Sequence[Point], width: float) -> list[list[Point]]:
    """A polyline cut into dashes by its own length, for a pen of a width.

    >>> dashes([(0.0, 0.0), (6.0, 0.0)], 1.0)
    [[(0.0, 0.0), (2.0, 0.0)], [(4.6, 0.0), (6.0, 0.0)]]
    """
    dash, gap = DASH * width, GAP * width
    found: list[list[Point]] = []
    drawing, left = True, dash
    piece: list[Point] = list(points[:1])
    for start, end in itertools.pairwise(points):
        length, walked = math.dist(start, end), 0.0
        while length - walked > left:
            walked += left
            share = walked / length
            corner = (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
            if drawing:
                found.append([*piece, corner])
            piece, drawing, left = [corner], not drawing, gap if drawing else dash
        left -= length - walked
        piece.append(end)
    return [*found, piece] if drawing and len(piece) > 1 else found


def frame(x: float, y: float, w: float, h: float, radius: float) -> list[Point]:
    """A closed rounded rectangle as a polyline."""
    radius = min(radius, w / 2, h / 2)
    corners = ((x + w - radius, y + radius, -90), (x + w - radius, y + h - radius, 0),
               (x + radius, y + h - radius, 90), (x + radius, y + radius, 180))  # fmt: skip
    around = [
        (cx + radius * math.cos(math.radians(start + turn)), cy + radius * math.sin(math.radians(start + turn)))
        for cx, cy, start in corners
        for turn in range(0, 91, 10)
    ]
    return [*around, around[0]]


def framed(shape: tuple[float, float, float], width: float, dashed: bool, colour: Rgb, scale: float) -> Sprite | None:
    """A rounded frame of width, height and radius `shape`, as a sprite hung from the frame's own corner."""
    w, h, radius = shape
    around = frame(width, width, w, h, radius)
    room = (math.ceil((w + 2 * width) * scale), math.ceil((h + 2 * width) * scale))
    made = stroke(dashes(around, width) if dashed else [around], colour, width, scale, room)
    shift = round(width * scale)
    return made and Sprite(made.surface, made.left - shift, made.top - shift)
