"""What expression hardly moves: an area of a rest picture by which the head is found again, to a part of a pixel.

The whole area is laid over a later picture at once, in depth: the head's turn and place are those in which both agree
best (Baker and Matthews 2004, IJCV 56:221, inverse compositional; light may change by a factor and a shift, and what
disagrees counts for less, after Tukey).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray, FloatArray
from game.signal import landmarks as mark
from game.signal.face import axes
from game.signal.rigid import Pinhole, Stance

MOST_PIXELS = 1400
_EDGE_MM = 3.0
_BROW_MM = 4.0
_LID_MM = 3.0
_EYE_MM = 8.0
"""Skin this near to the lids moves with them: it counts only while both eyes are as even as they were at rest."""
_CANTHUS_MM = 2.5
_NEAREST = 4
_BLURS_MM = (3.0, 1.0)
_ROUNDS = (2, 3)
_TUKEY = 4.7
_DARKEST_SPREAD = 1.0
_LEAST_ALIKE = 0.7
_MARGIN_PX = 8
_SOME = 4
_FAR_MM = 12.0
_TURN_SD_RAD = 0.06
"""How far the head may be turned from where the mesh has it, one standard deviation: for what flat skin leaves open."""

_DEEPER_SD, _MODE_SD_MM, _ALIKE_PIXELS, _KEPT = 0.08, 2.0, 210.0, 0.99
_MODE_MM, _MODES = 12.0, 8

_HULL = (10, 338, 297, 332, 298, 446, 226, 68, 103, 67, 109, 195, 5, 193, 417)
_LIDS = (
    (263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249),
    (33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7),
)
_BROWS = ((276, 283, 282, 295, 285, 336, 296, 334, 293, 300), (46, 53, 52, 65, 55, 107, 66, 105, 63, 70))


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """The area at one fineness: grey levels (n,)."""

    blur_px: float
    grey: FloatArray


class Steady:
    """A rest picture's steady area in depth. Raises ValueError where there is too little to see."""

    def __init__(self, grey: ByteArray, points_px: FloatArray, px_per_mm: float, camera: Pinhole) -> None:
        """`points_px` are the rest's landmarks (478, 3) in the picture, `px_per_mm` a millimetre there."""
        self._camera = camera
        fine = blurred(grey, _BLURS_MM[-1] * px_per_mm)
        area = steady_area(points_px, px_per_mm, grey.shape)
        down, right = np.gradient(fine)
        steep = [np.where(area > 0, np.abs(slope), 0.0).ravel() for slope in (right, down)]
        chosen = np.unique(np.concatenate([np.argsort(each)[-MOST_PIXELS // 2 :] for each in steep]))
        chosen = chosen[(steep[0] + steep[1])[chosen] > 0]
        if len(chosen) < MOST_PIXELS // 8:
            raise ValueError("too little of the face is steady")
        rows, columns = np.unravel_index(chosen, grey.shape)
        places = np.column_stack([columns, rows]).astype(np.float64)
        away = _about(_LIDS, points_px, _EYE_MM * px_per_mm, grey.shape)[rows, columns] == 0
        self._far_from_eyes = away.astype(np.float64)
        level = points_px[np.array(mark.STEADY), 2].mean()
        self._rays = camera.rays(places)
        relief_mm = (_depths_px(places, points_px) - level) / px_per_mm
        self._away_mm = camera.focal_px / px_per_mm + relief_mm
        self._modes = _modes(places, points_px, px_per_mm, relief_mm - relief_mm.mean())
        self.shape = np.zeros(self._modes.shape[1])
        """How much of each mode the relief is deeper than MediaPipe guesses."""
        self._prior = np.diag(np.append(_DEEPER_SD, np.full(len(self.shape) - 1, _MODE_SD_MM)) ** -2.0)
        self._told, self._toward = np.zeros_like(self._prior), np.zeros_like(self.shape)
        blurs_px = tuple(blur * px_per_mm for blur in _BLURS_MM)
        self._layers = tuple(
            _Layer(blur, blurred(grey, blur)[rows, columns].astype(np.float64)) for blur in blurs_px
        )

    @property
    def points_mm(self) -> FloatArray:
        """The area's points (n, 3) at rest in camera millimetres."""
        return self._rays * (self._away_mm + self._modes @ self.shape)[:, None]

    def found(self, grey: ByteArray, guess: Stance, eyes_are_even: bool = True) -> Stance | None:
        """Where the head is in a picture; None where the area does not agree with it, or far from the guess."""
        points_mm = self.points_mm
        seen = self._camera.seen(guess.carried(points_mm))
        corner = np.maximum(0, np.floor(seen.min(axis=0)).astype(int) - _MARGIN_PX)
        end = np.ceil(seen.max(axis=0)).astype(int) + _MARGIN_PX
        crop = grey[corner[1] : max(0, end[1]), corner[0] : max(0, end[0])]
        if min(crop.shape) < 2 * _MARGIN_PX:
            return None
        stance = guess
        nearer = float(points_mm[:, 2].mean() / guess.carried(points_mm)[:, 2].mean())
        for layer, rounds in zip(self._layers, _ROUNDS, strict=True):
            image = _sloped(blurred(crop, nearer * layer.blur_px))
            for _ in range(rounds):
                here_mm = stance.carried(points_mm)
                there = _sampled(image, self._camera.seen(here_mm) - corner)
                off = there[:, 0] - layer.grey
                some = off[::_SOME]
                middle = float(np.median(some))
                spread = max(_DARKEST_SPREAD, 1.4826 * float(np.median(np.abs(some - middle))))
                belief = np.clip(1 - ((off - middle) / (_TUKEY * spread)) ** 2, 0, 1) ** 2
                if not eyes_are_even:
                    belief *= self._far_from_eyes
                slopes = self._slopes(there, here_mm, layer.grey)
                weighed = slopes * belief[:, None]
                normal = weighed.T @ slopes
                gone = weighed.T @ off
                normal[:2, :2] += np.eye(2) * (spread / _TURN_SD_RAD) ** 2
                step = np.linalg.solve(normal + 1e-6 * np.eye(8), gone)
                stance = stance.then(-step[:6])
                if not np.isfinite(step).all() or self._apart_mm(stance, guess) > _FAR_MM:
                    return None
                if np.abs(step[:3]).max() < 1e-4 and np.abs(step[3:6]).max() < 0.02:
                    break
        if _alike(there[:, 0], self._layers[-1].grey) <= _LEAST_ALIKE:
            return None
        self._learn(there, stance, off, belief, slopes, spread)
        return stance

    def _slopes(self, there: FloatArray, here_mm: FloatArray, grey: FloatArray) -> FloatArray:
        """What a twist, and light's factor and shift, do to the grey levels, (n, 8)."""
        to_right, to_down = self._camera.slopes(here_mm)
        twist = there[:, 1:2] * to_right + there[:, 2:3] * to_down
        return np.column_stack([twist, grey, np.ones_like(grey)])

    def _learn(
        self, there: FloatArray, stance: Stance, off: FloatArray, belief: FloatArray, slopes: FloatArray, spread: float
    ) -> None:
        """Take in what a picture says about the relief, whatever the head's place (Schur complement)."""
        x, y, z = stance.carried(self.points_mm).T
        across, along, away = (self._rays @ stance.turn.T).T
        slope = there[:, 1] * (across - x / z * away) + there[:, 2] * (along - y / z * away)
        modes = self._modes * (slope * self._camera.focal_px / z)[:, None]
        weighed = np.column_stack([slopes, modes]) * belief[:, None]
        size = slopes.shape[1]
        normal, cross = weighed[:, :size].T @ slopes, weighed[:, :size].T @ modes
        place = np.linalg.solve(normal + 1e-6 * np.eye(size), np.column_stack([cross, weighed[:, :size].T @ off]))
        sure = 1 / (_ALIKE_PIXELS * spread**2)
        told = (weighed[:, size:].T @ modes - cross.T @ place[:, :-1]) * sure
        gone = (weighed[:, size:].T @ off - cross.T @ place[:, -1]) * sure
        self._told = _KEPT * self._told + told
        self._toward = _KEPT * self._toward + told @ self.shape - gone
        self.shape = np.linalg.solve(self._prior + self._told, self._toward)

    def settle(self, looks: Sequence[tuple[ByteArray, Stance]]) -> None:
        """Take the grey levels of several pictures of the same rest together, so that no picture's noise stays."""
        layers = []
        for layer in self._layers:
            seen = np.stack(
                [
                    _sampled(blurred(grey, layer.blur_px), self._camera.seen(stance.carried(self.points_mm)))
                    for grey, stance in looks
                ]
            )
            seen += (layer.grey.mean() - seen.mean(axis=1))[:, None]
            layers.append(_Layer(layer.blur_px, np.median(seen, axis=0)))
        self._layers = tuple(layers)

    def _apart_mm(self, one: Stance, other: Stance) -> float:
        middle = self.points_mm.mean(axis=0, keepdims=True)
        return float(np.linalg.norm((one.carried(middle) - other.carried(middle))[0, :2]))


def blurred(grey: ByteArray, blur_px: float) -> NDArray[np.float32]:
    """Grey levels softened by a Gaussian, as float32."""
    return np.asarray(cv2.GaussianBlur(grey.astype(np.float32), (0, 0), max(0.5, blur_px)), np.float32)


def _modes(places: FloatArray, points_px: FloatArray, px_per_mm: float, relief_mm: FloatArray) -> FloatArray:
    """Ways in which a relief may differ from a guess, (n, m): its scale, then bumps that are alike on both sides."""
    x, y, _ = axes(points_px)
    middle = points_px[mark.NOSE_BRIDGE, :2]
    at_mm = np.column_stack([np.abs((places - middle) @ x[:2]), (places - middle) @ y[:2]]) / px_per_mm
    chosen = [int(np.argmin(np.linalg.norm(at_mm, axis=1)))]
    away = np.full(len(at_mm), np.inf)
    while len(chosen) < _MODES:
        away = np.minimum(away, np.linalg.norm(at_mm - at_mm[chosen[-1]], axis=1))
        chosen.append(int(np.argmax(away)))
    bumps = np.exp(-0.5 * (np.linalg.norm(at_mm[:, None] - at_mm[chosen], axis=2) / _MODE_MM) ** 2)
    return np.column_stack([relief_mm, bumps])


def _sloped(image: NDArray[np.float32]) -> NDArray[np.float32]:
    """Grey levels with their slopes to the right and down, (rows, columns, 3)."""
    kernel = np.array([[-0.5, 0.0, 0.5]], np.float32)
    return cv2.merge([image, cv2.filter2D(image, -1, kernel), cv2.filter2D(image, -1, kernel.T)])


def _sampled(image: NDArray[np.float32], places: FloatArray) -> FloatArray:
    """An image's values at places (n, 2)."""
    at = places.astype(np.float32)
    there = cv2.remap(image, at[:, :1], at[:, 1:], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return there[:, 0].astype(np.float64)


def _alike(one: FloatArray, other: FloatArray) -> float:
    """The correlation of grey levels, 0 where one has none."""
    one, other = one - one.mean(), other - other.mean()
    size = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / size if size > 0 else 0.0


def steady_area(points_px: FloatArray, px_per_mm: float, size: tuple[int, ...]) -> ByteArray:
    """What expression hardly moves, as a mask: forehead, temples and the bridge of the nose, without lids and brows."""
    area = np.zeros(size, np.uint8)
    shown = np.rint(points_px[:, :2]).astype(np.int32)
    cv2.fillConvexPoly(area, cv2.convexHull(shown[list(_HULL)]), (255,))
    area = np.asarray(cv2.erode(area, _disc(_EDGE_MM * px_per_mm)), np.uint8)
    for parts, margin_mm in ((_LIDS, _LID_MM), (_BROWS, _BROW_MM)):
        area[_about(parts, points_px, margin_mm * px_per_mm, size) > 0] = 0
    for corner in (*mark.INNER_CANTHUS, *mark.OUTER_CANTHUS):
        cv2.circle(area, tuple(shown[corner].tolist()), max(2, round(_CANTHUS_MM * px_per_mm)), (255,), -1)
    return area


def _about(parts: Sequence[Sequence[int]], points_px: FloatArray, margin_px: float, size: tuple[int, ...]) -> ByteArray:
    """Hulls of landmarks with a margin, as a mask."""
    shown = np.rint(points_px[:, :2]).astype(np.int32)
    about = np.zeros(size, np.uint8)
    for part in parts:
        cv2.fillConvexPoly(about, cv2.convexHull(shown[list(part)]), (255,))
    return np.asarray(cv2.dilate(about, _disc(margin_px)), np.uint8)


def _depths_px(places: FloatArray, points_px: FloatArray) -> FloatArray:
    """How far away the face is at places (n, 2), from the nearest of its landmarks; pixels, as theirs."""
    away = np.linalg.norm(places[:, None, :] - points_px[None, :468, :2], axis=2)
    nearest = np.argpartition(away, _NEAREST, axis=1)[:, :_NEAREST]
    weight = 1 / (np.take_along_axis(away, nearest, axis=1) + 1.0)
    return np.asarray((points_px[nearest, 2] * weight).sum(axis=1) / weight.sum(axis=1))


def _disc(radius_px: float) -> ByteArray:
    side = 2 * max(1, round(radius_px)) + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)), np.uint8)
