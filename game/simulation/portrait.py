"""A head at rest, painted once for each look: skin, nose, lips and brows; eyes are painted anew each picture."""

import cv2
import numpy as np

from game.model.signals import FloatArray
from game.simulation.hair import paint_hair
from game.simulation.look import Look, bgr, mixed
from game.simulation.relief import BOX_MM, heights
from game.simulation.sheet import Points, Sheet, bend, mirrored, ribbon

PER_MM = 4.0
_FACE = [
    (0, -108), (30, -104), (55, -88), (70, -60), (75.5, -30), (75.5, 0), (74, 25), (70, 48), (63, 70), (53, 90),
    (39, 107), (22, 117.5), (9, 121.5), (0, 122),
]  # fmt: skip
_UPPER_LIP = [(25, 67.8), (18, 65.6), (10, 62.8), (4.8, 61.4), (0, 62.5)]
_LOWER_LIP = [(25, 68), (18, 74.2), (10, 78.0), (0, 79.2)]
_MOUTH = [(-25.4, 67.6), (-18, 68.7), (-9, 68.9), (-4, 68.3), (0, 69.0), (4, 68.3), (9, 68.9), (18, 68.7), (25.4, 67.6)]
_BROW = [
    (14.5, -18.6),
    (22, -21.8),
    (33, -24.2),
    (44, -22.8),
    (53.5, -17.2),
    (44, -19.6),
    (33, -20.0),
    (22, -17.2),
    (15, -15),
]
_LIGHT = np.array([-0.12, -0.42, 0.85])
_WARM_BLACK = bgr("#3A1F1C")


def paint_head(look: Look) -> Sheet:
    """The head of a look, without eyes."""
    sheet = Sheet.blank(BOX_MM, PER_MM)
    _ears(sheet, look)
    outline = [_rounded(x, y, look.round_) for x, y in _FACE]
    sheet.lay(sheet.area(bend(mirrored(outline), closed=True), 0.15), look.skin)
    _light(sheet, look)
    _sockets(sheet, look)
    _cheeks(sheet, look)
    _nose(sheet, look)
    _lips(sheet, look)
    _brows(sheet, look)
    paint_hair(sheet, look)
    return sheet


def _rounded(x: float, y: float, share: float) -> tuple[float, float]:
    """A point of the face's outline with fuller cheeks and a shorter chin."""
    fuller = 1 + 0.07 * share * float(np.exp(-(((y - 62) / 34) ** 2)))
    return x * fuller, y - 0.17 * share * max(0.0, y - 70)


def _ears(sheet: Sheet, look: Look) -> None:
    for side in (-1, 1):
        ear = bend(
            [(side * x, y) for x, y in ((72, -12), (81, -17), (86, -9), (84, 8), (79, 24), (72, 27))], closed=True
        )
        sheet.lay(sheet.area(ear, 0.2), mixed(look.skin, look.shade, 0.30))
        fold = bend([(side * x, y) for x, y in ((76, -8), (81, -10), (81, 2), (78, 12))])
        sheet.tint(sheet.stroke(fold, 2.6, 0.8, taper=0.7), look.shade, 0.6)


def _light(sheet: Sheet, look: Look) -> None:
    height, width = sheet.paint.shape[1:]
    fine = cv2.resize(heights(), (width, height), interpolation=cv2.INTER_CUBIC)
    down, across = np.gradient(cv2.GaussianBlur(fine, (0, 0), 2.0 * PER_MM), 1 / PER_MM)
    right, up, toward = _LIGHT / np.linalg.norm(_LIGHT)
    light = (toward - right * across - up * down) / np.sqrt(across**2 + down**2 + 1)
    dark = np.clip((0.86 - light) / 0.95, 0, 1).astype(np.float32)
    bright = np.clip((light - 0.84) / 0.20, 0, 1).astype(np.float32)
    sheet.tint(dark, look.shade, 0.62)
    bright = cv2.GaussianBlur(bright, (0, 0), 3.0 * PER_MM).astype(np.float32)
    sheet.tint(bright, mixed(look.skin, (225, 244, 255), 0.55), 0.42)


def _sockets(sheet: Sheet, look: Look) -> None:
    for side in (-1, 1):
        sheet.tint(sheet.blob(side * 31, -7, 16, 6.5), look.shade, 0.34)
        sheet.tint(sheet.blob(side * 17, -5, 5.5, 8), look.shade, 0.32)
        sheet.tint(sheet.blob(side * 29, 9.5, 12, 3.2, side * 6), look.shade, 0.10 + 0.14 * look.line)
        sheet.tint(sheet.blob(side * 30, -14.5, 13, 2.6), mixed(look.skin, (230, 245, 255), 0.4), 0.35)


def _cheeks(sheet: Sheet, look: Look) -> None:
    for side in (-1, 1):
        sheet.tint(sheet.blob(side * 44, 34, 15, 11, side * -18), look.blush, 0.42)
        sheet.tint(sheet.blob(side * 42, 27, 9, 5, side * -20), mixed(look.skin, (235, 248, 255), 0.5), 0.30)
        line = bend([(side * x, y) for x, y in ((19, 46), (25, 54), (30.5, 64), (32, 72))])
        sheet.tint(sheet.stroke(line, 2.4, 1.5, taper=0.8), look.shade, 0.12 + 0.35 * look.line)
    sheet.tint(sheet.blob(0, 104, 14, 9), look.blush, 0.14)
    sheet.tint(sheet.blob(0, 86.5, 13, 3.0), look.shade, 0.40)
    sheet.tint(sheet.blob(0, 101, 9, 5), mixed(look.skin, (235, 248, 255), 0.5), 0.22)
    sheet.tint(sheet.blob(0, 54.5, 2.6, 4.5), look.shade, 0.26)


def _nose(sheet: Sheet, look: Look) -> None:
    shine = mixed(look.skin, (238, 250, 255), 0.75)
    sheet.tint(sheet.blob(0, 14, 3.0, 18), shine, 0.34)
    sheet.tint(sheet.blob(0, 34, 4.4, 4.0), shine, 0.50)
    sheet.tint(sheet.blob(0, 38, 11, 7), look.blush, 0.20)
    sheet.tint(sheet.blob(0, 47.0, 11, 2.6), look.shade, 0.55)
    for side in (-1, 1):
        sheet.tint(sheet.blob(side * 9.5, 20, 3.6, 15, side * -9), look.shade, 0.32)
        wing = bend([(side * x, y) for x, y in ((12.5, 35.5), (16.6, 38.5), (17.4, 43), (14.5, 46.6))])
        sheet.tint(sheet.stroke(wing, 2.0, 0.8, taper=0.8), look.shade, 0.75)
        hole = bend(
            [(side * x, y) for x, y in ((4.4, 45.6), (8, 43.9), (11.4, 44.9), (10, 47), (6, 47.3))], closed=True
        )
        sheet.tint(sheet.area(hole, 0.5), mixed(look.shade, _WARM_BLACK, 0.7), 0.85)
    base = bend([(-7, 48.2), (-3.2, 48.8), (0, 49.8), (3.2, 48.8), (7, 48.2)])
    sheet.tint(sheet.stroke(base, 1.2, 0.6, taper=0.9), look.shade, 0.6)


def _lips(sheet: Sheet, look: Look) -> None:
    seam = bend(_MOUTH)
    top = _across(_UPPER_LIP)
    bottom = _across(_LOWER_LIP)
    sheet.tint(sheet.area(np.concatenate([top, seam[::-1]]), 0.35), mixed(look.lip, _WARM_BLACK, 0.14))
    sheet.tint(sheet.area(np.concatenate([seam, bottom[::-1]]), 0.35), look.lip)
    for side in (-1, 1):
        sheet.tint(sheet.blob(side * 7, 74.0, 5.5, 1.7), mixed(look.lip, (240, 245, 255), 0.6), 0.42)
        sheet.tint(sheet.blob(side * 26, 68.2, 2.0, 1.8), mixed(look.shade, _WARM_BLACK, 0.5), 0.55)
    sheet.tint(sheet.stroke(seam, 1.5, 0.3, taper=0.55), mixed(look.lip, _WARM_BLACK, 0.75), 0.95)
    sheet.tint(sheet.blob(0, 82.5, 12, 1.5), look.shade, 0.38)


def _across(half: Points) -> FloatArray:
    left = [(-x, y) for x, y in half]
    return bend([*left, *[(x, y) for x, y in reversed(half) if x > 0.01]])


def _brows(sheet: Sheet, look: Look) -> None:
    for side in (-1, 1):
        brow = bend([(side * x, y) for x, y in _BROW], closed=True)
        sheet.tint(sheet.area(brow, 0.7), look.brow, 0.80)
        hairs = [ribbon(np.array([(side * x, y) for x, y in _brow_hair(k / 25)]), 0.7, 0.8) for k in range(26)]
        sheet.tint(sheet.areas(hairs, 0.15), look.brow, 0.55)


def _brow_hair(share: float) -> Points:
    x = 15 + 37 * share
    y = -16.6 - 5.4 * float(np.sin(np.pi * share * 0.86)) + 2.0 * share
    return [(x - 1.5, y + 2.2), (x + 0.5, y), (x + 2.5 + share, y - 1.8 + 2.4 * share)]
