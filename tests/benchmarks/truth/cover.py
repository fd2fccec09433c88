"""What comes before a face: a hand, a cup, a mask, hair. Drawn over a picture, where the face is in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray, FloatArray
from game.simulation.look import Colour, bgr, mixed
from game.simulation.sheet import bend, ribbon

Thing = Literal["hand", "fist", "cup", "mask", "hair"]
Part = Literal["mouth", "left eye", "right eye", "face", "left cheek", "right cheek"]
_SHIFT = 4
_INK, _SKIN, _BLUE = bgr("#231F20"), bgr("#D9A58C"), bgr("#7FA6B8")
_MIDDLES_MM: dict[Part, tuple[float, float]] = {
    "mouth": (0.0, 66.0), "left eye": (31.5, 0.0), "right eye": (-31.5, 0.0), "face": (0.0, 30.0),
    "left cheek": (84.0, 52.0), "right cheek": (-84.0, 52.0),
}  # fmt: skip
_GRAIN_SD = 4.0


@dataclass(frozen=True, slots=True)
class Cover:
    """A thing before a part of a face. `turn_deg` is where a hand or a strand comes from, `skin` a hand's colour."""

    thing: Thing
    part: Part = "mouth"
    turn_deg: float = 0.0
    skin: Colour = _SKIN
    colour: Colour = _BLUE

    def lay(self, picture: ByteArray, to_px: FloatArray) -> None:
        """Draw it over a picture; `to_px` (2, 3) carries face millimetres, the pupils' middle at 0, 0, to pixels."""
        over = picture.copy()
        seen = np.zeros(picture.shape[:2], np.uint8)
        for outline, colour in self._shapes():
            at = _px(outline, self._turned(to_px))
            cv2.fillPoly(over, [at], colour, cv2.LINE_AA, _SHIFT)
            cv2.fillPoly(seen, [at], (255.0,), cv2.LINE_AA, _SHIFT)
        grain = cv2.resize(np.random.default_rng(5).normal(0, _GRAIN_SD, (60, 80)), picture.shape[1::-1])
        over = np.clip(over + grain[:, :, None], 0, 255).astype(np.uint8)
        picture[seen > 0] = over[seen > 0]

    def _turned(self, to_px: FloatArray) -> FloatArray:
        cos, sin = np.cos(np.radians(self.turn_deg)), np.sin(np.radians(self.turn_deg))
        turn = np.array([[cos, -sin], [sin, cos]])
        middle = np.array(_MIDDLES_MM[self.part])
        return np.column_stack([to_px[:, :2] @ turn, to_px[:, :2] @ middle + to_px[:, 2]])

    def _shapes(self) -> Sequence[tuple[FloatArray, Colour]]:
        match self.thing:
            case "hand":
                return _hand(self.skin, 1.5 if self.part == "face" else 1.0)
            case "fist":
                return _fist(self.skin)
            case "cup":
                return _cup(self.colour)
            case "mask":
                return _mask(self.colour)
            case "hair":
                return _strands(self.colour)


def _px(outline: FloatArray, to_px: FloatArray) -> NDArray[np.int32]:
    whole: NDArray[np.int32] = np.round((outline @ to_px[:, :2].T + to_px[:, 2]) * 2**_SHIFT).astype(np.int32)
    return whole


def _hand(skin: Colour, size: float) -> list[tuple[FloatArray, Colour]]:
    """A flat hand whose four fingers lie across, its wrist to the right."""
    dark = mixed(skin, _INK, 0.45)
    palm = bend([(30, -38), (70, -40), (110, -26), (190, -24), (190, 26), (110, 30), (70, 40), (30, 38)], closed=True)
    shapes = [(palm * size, mixed(skin, _INK, 0.06))]
    for row, length in zip((-28.0, -9.5, 9.0, 27.0), (-42.0, -50.0, -46.0, -32.0), strict=True):
        line = np.linspace((length, row), (48.0, row * 0.98), 30)
        shapes.append((ribbon(line, 20.5, 0.25) * size, dark))
        shapes.append((ribbon(line, 18.5, 0.25) * size, skin))
        creases = (np.linspace((at, row - 5.0), (at + 1.5, row + 5.0), 8) for at in (length + 22.0, length + 42.0))
        shapes += [(ribbon(crease, 1.2, 0.8) * size, mixed(skin, _INK, 0.25)) for crease in creases]
    return shapes


def _fist(skin: Colour) -> list[tuple[FloatArray, Colour]]:
    """A fist, its thumb before it."""
    dark = mixed(skin, _INK, 0.4)
    ball = bend([(-36, -10), (-26, -32), (10, -36), (36, -26), (40, 6), (30, 34), (-8, 40), (-34, 24)], closed=True)
    shapes = [(ball, skin)]
    gaps = (bend([(x, -32), (x - 2, -8), (x + 3, 14)]) for x in (-17.0, 1.0, 19.0))
    shapes += [(ribbon(gap, 2.0, 0.7), dark) for gap in gaps]
    thumb = bend([(38, 18), (10, 12), (-24, 16)])
    shapes += [(ribbon(thumb, 21.0, 0.3), dark), (ribbon(thumb, 18.5, 0.3), skin)]
    wrist = np.array([(24.0, 22.0), (62.0, 150.0), (0.0, 150.0), (-16.0, 36.0)])
    return [(wrist, mixed(skin, _INK, 0.1)), *shapes]


def _cup(colour: Colour) -> list[tuple[FloatArray, Colour]]:
    """A cup held to the mouth, its handle aside."""
    body = bend([(-38, -14), (38, -14), (35, 40), (26, 66), (-26, 66), (-35, 40)], closed=True)
    rim = bend([(-38, -14), (0, -22), (38, -14), (0, -7)], closed=True)
    handle = ribbon(bend([(36, 4), (58, 8), (56, 36), (33, 44)]), 8.0, 0.1)
    gleam = ribbon(bend([(-26, -2), (-25, 30), (-19, 56)]), 6.0, 0.6)
    light, dark = mixed(colour, (255.0, 255.0, 255.0), 0.35), mixed(colour, _INK, 0.3)
    return [(handle, dark), (body, colour), (rim, dark), (gleam, light)]


def _mask(colour: Colour) -> list[tuple[FloatArray, Colour]]:
    """A surgical mask from the nose to under the chin, with its pleats and bands."""
    cloth = bend([(0, -40), (34, -30), (62, -26), (66, 20), (40, 56), (0, 62), (-40, 56), (-66, 20), (-62, -26),
                  (-34, -30)], closed=True)  # fmt: skip
    fold = mixed(colour, _INK, 0.15)
    pleats = [(ribbon(bend([(-60, y), (0, y + 6), (60, y)]), 1.6, 0.3), fold) for y in (-12.0, 4.0, 20.0)]
    bands = [(ribbon(bend([(s * 62, y), (s * 78, -38.0)]), 2.5, 0.0), colour) for s in (-1, 1) for y in (-24.0, 18.0)]
    return [*bands, (cloth, colour), *pleats]


def _strands(colour: Colour) -> list[tuple[FloatArray, Colour]]:
    """A thick lock of hair that hangs over."""
    lock = bend([(-26, -70), (20, -72), (26, -10), (20, 34), (4, 58), (-14, 30), (-24, -12)], closed=True)
    light = mixed(colour, (255.0, 255.0, 255.0), 0.14)
    lines = [(ribbon(bend([(x, -66), (x + 3, -8), (x * 0.6, 40)]), 2.4, 0.6), light) for x in (-16.0, -6.0, 4.0, 14.0)]
    return [(lock, colour), *lines]
