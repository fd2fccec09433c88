"""An area of a rest picture by which the head is found again, to a part of a pixel.

The whole area is laid over a later picture at once, in depth: the head's turn and place are those in which both agree
best (Lucas and Kanade 1981; Baker and Matthews 2004, IJCV 56:221, forwards compositional, for the inverse kind does not
hold in depth; light may change by a factor and a shift, and what disagrees counts for less, after Tukey).
"""

from collections.abc import Sequence
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from game.model.signals import ByteArray, FloatArray
from game.signal import landmarks as mark
from game.signal.rigid import Pinhole, Stance
from game.tracking.agreement import Agreement, Layer
from game.tracking.area import depths_px, near_eyes, steady_area
from game.tracking.levels import Grey, alike, blurred, sampled, sloped
from game.tracking.relief import Relief, modes

MOST_PIXELS = 1200
_OF_ALL = MOST_PIXELS // 2
_OF_SQUARES = MOST_PIXELS - _OF_ALL
"""About so many of them at most are the steepest of all, and the steepest of small squares."""
_BLURS_MM = (3.0, 1.0)
_EVERY = (3, 1)
"""Of the pixels so many at once are left out: softened ones say the same as their neighbours."""
_ROUNDS = (2, 3)
_LEAST_ALIKE = 0.7
_MARGIN_PX = 8
_FAR_MM = 12.0
_PIXELS_ALIKE = 180.0
"""How many pixels tell of the relief what one would, whose errors were its own."""


class Steady:
    """A rest picture's steady area in depth. Raises ValueError where there is too little to see."""

    def __init__(
        self, grey: ByteArray, points_px: FloatArray, px_per_mm: float, camera: Pinhole, relief: Relief
    ) -> None:
        """`points_px` are the rest's landmarks (478, 3) in the picture, `px_per_mm` a millimetre there."""
        self._camera, self._relief = camera, relief
        self.alike = 0.0
        fine = blurred(grey, _BLURS_MM[-1] * px_per_mm)
        area = steady_area(points_px, px_per_mm, grey.shape)
        chosen = _chosen(fine, area)
        if len(chosen) < MOST_PIXELS // 8:
            raise ValueError("too little of the face is steady")
        rows, columns = np.unravel_index(chosen, grey.shape)
        places = np.column_stack([columns, rows]).astype(np.float64)
        self._near_eyes = near_eyes(points_px, px_per_mm, grey.shape)[rows, columns] > 0
        self._rays = camera.rays(places)
        guessed_mm = (depths_px(places, points_px) - points_px[np.array(mark.STEADY), 2].mean()) / px_per_mm
        self._away_mm = camera.focal_px / px_per_mm + guessed_mm
        self._modes = modes(places, points_px, px_per_mm, guessed_mm)
        self._shape()
        at_rest = [(blur * px_per_mm, slice(None, None, every)) for blur, every in zip(_BLURS_MM, _EVERY, strict=True)]
        self._layers = tuple(
            Layer(blur, some, blurred(grey, blur)[rows, columns][some].astype(np.float64)) for blur, some in at_rest
        )

    def _shape(self) -> None:
        """The area's points (n, 3) at rest in camera millimetres, and their middle, as deep as is known by now."""
        self.points_mm = (self._rays.T * (self._away_mm + self._modes @ self._relief.shape)).T
        self._middle_mm = self.points_mm.mean(axis=0, keepdims=True)

    def found(self, grey: ByteArray, guess: Stance, about_eyes: float = 1.0) -> Stance | None:
        """Where the head is in a picture; None where the area does not agree with it, or far from the guess.

        Skin near the eyes counts by the share `about_eyes`. How well it agreed is kept as `alike`, the correlation of
        the grey levels.
        """
        self.alike = 0.0
        seen = self._camera.seen(guess.carried(self.points_mm))
        corner = np.maximum(0, np.floor(seen.min(axis=0)).astype(int) - _MARGIN_PX)
        end = np.ceil(seen.max(axis=0)).astype(int) + _MARGIN_PX
        crop = grey[corner[1] : max(0, end[1]), corner[0] : max(0, end[0])]
        if min(crop.shape) < 2 * _MARGIN_PX:
            return None
        nearer = float(self._middle_mm[0, 2] / guess.carried(self._middle_mm)[0, 2])
        stance = guess
        for layer, rounds in zip(self._layers, _ROUNDS, strict=True):
            image = blurred(crop, nearer * layer.blur_px)
            look = self._look(layer, sloped(image), stance, corner, about_eyes)
            off = look.off
            for number in range(rounds):
                if number:
                    off = sampled(image, self._seen(layer, stance) - corner) - layer.grey
                step = look.step(off)
                stance = stance.then(-step[:6])
                if not np.isfinite(step).all() or self._apart_mm(stance, guess) > _FAR_MM:
                    return None
                if np.abs(step[:3]).max() < 1e-4 and np.abs(step[3:6]).max() < 0.02:
                    break
        told = np.ones(len(off), dtype=bool) if about_eyes >= 1 else ~self._near_eyes[layer.some]
        self.alike = float(alike((off + layer.grey)[told], layer.grey[told]))
        if self.alike <= _LEAST_ALIKE:
            return None
        self._learn(look, off, stance)
        return stance

    def _seen(self, layer: Layer, stance: Stance) -> FloatArray:
        return self._camera.seen(stance.carried(self.points_mm[layer.some]))

    def _look(
        self, layer: Layer, image: Grey, stance: Stance, corner: NDArray[np.int64], about_eyes: float
    ) -> Agreement:
        """What a picture with its slopes shows of the area at a stance, and what would change it."""
        here_mm = stance.carried(self.points_mm[layer.some])
        there = sampled(image, self._camera.seen(here_mm) - corner)
        told = 1.0 if about_eyes >= 1 else np.where(self._near_eyes[layer.some], about_eyes, 1.0)
        return Agreement(layer.grey, there, *self._camera.slopes(here_mm), told)

    def _deeper(self, look: Agreement, stance: Stance) -> FloatArray:
        """What a millimetre of depth does to the grey levels, (n,)."""
        x, y, z = stance.carried(self.points_mm).T
        across, along, away = stance.turn @ self._rays.T
        deeper = look.steep[:, 0] * (across - x / z * away) + look.steep[:, 1] * (along - y / z * away)
        return np.asarray(deeper * self._camera.focal_px / z)

    def _learn(self, look: Agreement, off: FloatArray, stance: Stance) -> None:
        """Take in what a picture says about the relief, whatever the head's place (Schur complement)."""
        modes = self._modes * self._deeper(look, stance)[:, None]
        weighed = modes * look.belief[:, None]
        cross = look.weighed.T @ modes
        place = np.linalg.solve(look.normal, np.column_stack([cross, look.weighed.T @ off]))
        sure = 1 / (_PIXELS_ALIKE * look.spread**2)
        told: FloatArray = (weighed.T @ modes - cross.T @ place[:, :-1]) * sure
        gone = (weighed.T @ off - cross.T @ place[:, -1]) * sure
        self._relief.learn(told, gone)
        self._shape()

    def settle(self, looks: Sequence[tuple[ByteArray, Stance]]) -> None:
        """Take the grey levels of several pictures of the same rest together, so that no picture's noise stays."""
        layers = []
        for layer in self._layers:
            seen = np.stack(
                [sampled(blurred(grey, layer.blur_px), self._seen(layer, stance)) for grey, stance in looks]
            )
            seen += (layer.grey.mean() - seen.mean(axis=1))[:, None]
            layers.append(Layer(layer.blur_px, layer.some, np.median(seen, axis=0)))
        self._layers = tuple(layers)

    def _apart_mm(self, one: Stance, other: Stance) -> float:
        return float(np.linalg.norm((one.carried(self._middle_mm) - other.carried(self._middle_mm))[0, :2]))


def _chosen(fine: Grey, area: ByteArray) -> NDArray[np.intp]:
    """Pixels to find an area by, as they lie in memory: the steepest of all, and of each small square the steepest.

    The steepest of all lie together, on fewer edges the nearer a face is, and err together; those of squares alone tell
    less in the dark, where many see but noise. Each is taken across and down. Squares are counted from the middle on:
    a flipped picture has the same ones, but for the middle column of an odd number of them.
    """
    rows, columns = np.nonzero(area)
    if not len(rows):
        return np.zeros(0, np.intp)
    side = max(1, ceil(sqrt(2 * len(rows) / _OF_SQUARES)))
    aside = columns - (columns.min() + columns.max()) / 2
    away = (np.abs(aside) // side).astype(np.intp)
    square = rows // side * area.shape[1] + np.where(aside < 0, -1 - away, away)
    chosen = []
    for slope in np.gradient(fine):
        steep = np.abs(slope[rows, columns])
        order = np.lexsort((-steep, square))
        first = order[np.unique(square[order], return_index=True)[1]]
        told = np.union1d(first, np.argsort(steep)[-(_OF_ALL // 2) :])
        chosen.append(told[steep[told] > 0])
    either = np.unique(np.concatenate(chosen))
    return np.asarray(rows[either] * area.shape[1] + columns[either], np.intp)
