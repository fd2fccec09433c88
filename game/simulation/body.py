"""What stands behind the head: a calm wall, neck and shoulders."""

import cv2
import numpy as np

from game.model.signals import ByteArray
from game.simulation.lens import Lens
from game.simulation.look import Look, bgr
from game.simulation.sheet import Sheet, bend, mirrored

BODY_MM = (-330.0, 40.0, 330.0, 330.0)
DEPTH_MM = -40.0
_NECK = [(0, 50), (50, 50), (50, 95), (48, 128), (56, 146), (80, 156), (0, 190)]
_SHOULDERS = [
    (0, 166),
    (28, 158),
    (48, 142),
    (58, 138),
    (95, 152),
    (150, 172),
    (185, 200),
    (205, 260),
    (220, 340),
    (0, 345),
]
_BACK_HAIR = [(0, 44), (70, 44), (78, 80), (70, 98), (40, 104), (0, 104)]
_BELOW = np.array([0.0, 5.0])
_COLLAR = [(0, 172), (26, 164), (48, 146), (58, 138)]


def paint_wall(look: Look, size_px: tuple[int, int]) -> ByteArray:
    """The wall, lit softly from the upper left: uint8 (height, width, 3)."""
    x = np.linspace(-1, 1, size_px[0])[None, :]
    y = np.linspace(-1, 1, size_px[1])[:, None]
    light = 1.03 - 0.10 * ((x + 0.4) ** 2 * 0.5 + (y + 0.5) ** 2 * 0.5)
    wall: ByteArray = np.clip(light[:, :, None] * np.array(look.wall), 0, 255).astype(np.uint8)
    return wall


def paint_body(look: Look) -> Sheet:
    """Neck and shoulders, seen from the front."""
    sheet = Sheet.blank(BODY_MM, 2.0)
    if look.hair_cut == "bob":
        sheet.lay(sheet.area(bend(mirrored(_BACK_HAIR), closed=True), 0.3), look.hair)
        sheet.shade(sheet.paint[3].copy(), 0.72)
    sheet.lay(sheet.area(bend(mirrored(_NECK), closed=True), 0.3), look.skin)
    sheet.tint(sheet.blob(4, 118, 46, 26) * sheet.paint[3], look.shade, 0.72)
    for side in (-1, 1):
        sheet.tint(sheet.blob(side * 50, 120, 12, 50), look.shade, 0.45)
        tendon = bend([(side * x, y) for x, y in ((30, 120), (20, 145), (10, 168))])
        sheet.tint(sheet.stroke(tendon, 4.0, 2.5, taper=0.8), look.shade, 0.25)
    shirt = sheet.area(bend(mirrored(_SHOULDERS), closed=True), 0.3)
    sheet.tint(sheet.area(bend(mirrored(_SHOULDERS), closed=True) - (0.0, 4.0), 3.0) * sheet.paint[3], look.shade, 0.4)
    sheet.lay(shirt, look.shirt)
    sheet.shade(shirt * sheet.blob(120, 260, 90, 90), 0.86)
    collar = bend([*[(-x, y) for x, y in reversed(_COLLAR)], *_COLLAR[1:]])
    sheet.tint(sheet.stroke(collar + _BELOW, 6.0, 1.0) * shirt, bgr("#FFF8EC"), 0.35)
    return sheet


def placed(body: ByteArray, per_mm: float, lens: Lens, look: Look) -> ByteArray:
    """The body's paint (premultiplied, 4 channels) below its head, uint8 (rows, width, 4): the picture's last rows."""
    head, (width, height) = lens.head, lens.picture_px
    scale = lens.focal_px / (head.distance_mm - DEPTH_MM)
    size = look.size * (1 - 0.13 * look.round_)
    zoom = scale * size / per_mm
    u = lens.center_px[0] + (BODY_MM[0] * size + head.right_mm) * scale
    v = lens.center_px[1] + (BODY_MM[1] * size + head.down_mm) * scale
    top = int(np.clip(v, 0, height - 1))
    matrix = np.array([[zoom, 0, u], [0, zoom, v - top]])
    return cv2.warpAffine(body, matrix, (width, height - top), flags=cv2.INTER_LINEAR).astype(np.uint8)
