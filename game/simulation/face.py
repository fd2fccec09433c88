"""The drawn face of a simulated patient."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from game.model.signals import ByteArray, Intent
from game.simulation.body import paint_body, paint_wall, placed
from game.simulation.eyes import Eye, paint_eye
from game.simulation.lens import Lens
from game.simulation.look import LOOKS, Look
from game.simulation.muscles import Muscles
from game.simulation.patient import Patient
from game.simulation.portrait import paint_head
from game.simulation.posture import Head
from game.simulation.relief import BOTTOM_MM, LEFT_MM, RIGHT_MM, TOP_MM, Field, surface
from game.simulation.wrinkles import Wrinkles

PER_MM = 1.5
_EYE_BOX_MM = (10.0, -14.0, 52.0, 11.333)
_GAZE_MM_PER_DEG = 0.19


@dataclass(frozen=True, slots=True, eq=False)
class _Art:
    """What is painted once for a look: head and body with colours multiplied by their cover."""

    head: ByteArray
    body: ByteArray
    wrinkles: Wrinkles


def picture_of(patient: Patient, t_s: float, asked: tuple[Intent, ...], finer: float = 1.0) -> ByteArray:
    """The patient as the webcam sees them, unmirrored: uint8 BGR (480, 640, 3), or so many times finer."""
    return draw(LOOKS[patient.look], patient.muscles(t_s, asked), patient.head(t_s), finer)


def draw(look: Look, muscles: Muscles, head: Head, finer: float = 1.0) -> ByteArray:
    """A face with these muscles at this place: uint8 BGR (480, 640, 3), or so many times finer."""
    art, lens = _art(look), Lens(head, look.size, finer)
    picture = _wall(look, lens.picture_px).copy()
    body = placed(art.body, PER_MM, lens, look)
    _over(picture[len(picture) - len(body) :], body)
    skin = surface(muscles, look.size)
    box = _box(lens, skin)
    if box[2] - box[0] < 8 or box[3] - box[1] < 8:
        return picture
    paint = art.head.copy()
    art.wrinkles.press(paint, muscles)
    for side, closed in ((1, muscles.eye.left), (-1, muscles.eye.right)):
        _eye(paint, side, eye_of(look, closed, head), look)
    x, y = lens.unproject(box, skin)
    across, down = (x - LEFT_MM) * PER_MM - 0.5, (y - TOP_MM) * PER_MM - 0.5
    warped = cv2.remap(paint, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    _over(picture[box[1] : box[3], box[0] : box[2]], warped.astype(np.uint8))
    return picture


def eye_of(look: Look, closed: float, head: Head) -> Eye:
    """The eye at a closed share; it keeps looking at the camera while the head turns."""
    rest_mm = look.opening_mm / look.size
    return Eye(
        opening_mm=rest_mm * (1 - closed),
        rest_mm=rest_mm,
        look_x_mm=-head.yaw_deg * _GAZE_MM_PER_DEG,
        look_y_mm=head.pitch_deg * _GAZE_MM_PER_DEG + 0.25 * closed,
        size=look.size,
    )


@lru_cache(maxsize=8)
def _art(look: Look) -> _Art:
    sheet = paint_head(look)
    return _Art(sheet.bytes(PER_MM), paint_body(look).bytes(PER_MM), Wrinkles(look, PER_MM))


@lru_cache(maxsize=8)
def _wall(look: Look, size_px: tuple[int, int]) -> ByteArray:
    return paint_wall(look, size_px)


def _eye(paint: ByteArray, side: int, eye: Eye, look: Look) -> None:
    near, top, far, bottom = _EYE_BOX_MM
    left = min(side * near, side * far)
    columns = slice(round((left - LEFT_MM) * PER_MM), round((left + far - near - LEFT_MM) * PER_MM))
    rows = slice(round((top - TOP_MM) * PER_MM), round((bottom - TOP_MM) * PER_MM))
    corner = (columns.start / PER_MM + LEFT_MM, rows.start / PER_MM + TOP_MM)
    paint[rows, columns, :3] = paint_eye(paint[rows, columns, :3], corner, PER_MM, side, eye, look)


def _box(lens: Lens, skin: Field) -> tuple[int, int, int, int]:
    x = np.array([LEFT_MM, RIGHT_MM, LEFT_MM, RIGHT_MM, 0, 0])
    y = np.array([TOP_MM, TOP_MM, BOTTOM_MM, BOTTOM_MM, TOP_MM, BOTTOM_MM])
    u, v, _ = lens.project(x, y, skin)
    width, height = lens.picture_px
    left, right = int(max(0, u.min() - 2)), int(min(width, u.max() + 2))
    return left, int(max(0, v.min() - 8)), right, int(min(height, v.max() + 8))


def _over(picture: ByteArray, paint: ByteArray) -> None:
    behind = cv2.bitwise_not(paint[:, :, 3])
    kept = cv2.multiply(picture, cv2.merge([behind, behind, behind]), scale=1 / 255)
    cv2.add(kept, cv2.cvtColor(paint, cv2.COLOR_BGRA2BGR), dst=picture)
