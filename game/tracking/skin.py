"""A rest's skin: where the head is by its steady area, and what mouth, brows and nostrils do beyond the head.

How far a spot lies in front of the eyes decides how it travels when the head turns. MediaPipe guesses that; every
turn of the head corrects the guess (`relief`).
"""

from collections.abc import Sequence

import cv2
import numpy as np

from game.model.signals import Anchor, ByteArray, FloatArray
from game.signal import landmarks as mark
from game.signal.head import aligned, placed
from game.signal.rigid import Pinhole, Stance
from game.tracking.eyes import EVEN, EYES, unevenness
from game.tracking.found import MOVING, Found, Laid, Seen
from game.tracking.optic import Pixels, evenly_lit, followed
from game.tracking.patches import Patches
from game.tracking.relief import Relief
from game.tracking.steady import Steady

STEADY = np.array(mark.STEADY)
PAIRS = len(MOVING) // 2
IRISES = np.array([end for ends in mark.IRIS_WIDTH for end in ends])
"""Their width at rest gives the millimetre, and goes with the head from there."""
FAR_MM = 8.0
"""How far skin and mesh may disagree before the mesh is believed."""
AHEAD_MM = 18.0
"""How much nearer the corners of the mouth are than MediaPipe has them, before the head's sway has told."""
_CORNERS = np.isin(MOVING, tuple(mark.MOUTH_CORNER))
_ALIKE_MM = 0.7
_MARGIN_MM = 28.0
_SMALLEST_PX = 10.0
_FEWEST_AVERAGED = 5
_BEYOND = 0.1
_LIGHT_MM = 8.0
"""Light that changes more slowly over the face than this is taken out: flow would take its change for movement."""


class Skin:
    """A rest's skin: its steady area, and the moving spots on it, in camera millimetres at rest."""

    def __init__(self, rest: Anchor, landmarks_px: FloatArray, relief: Relief) -> None:
        self._template_mm, self._relief = rest.template_mm, relief
        points, self._per_mm, turned = placed(rest.template_mm, landmarks_px)
        grey = np.asarray(cv2.cvtColor(rest.frame.picture.bgr, cv2.COLOR_BGR2GRAY), np.uint8)
        height, width = grey.shape
        self._unevenness = unevenness(points)
        self._camera = Pinhole.webcam((width, height))
        self._steady = Steady(grey, points, self._per_mm, self._camera, relief)
        self._spots_px = points[MOVING, :2].astype(np.float32)
        low = np.maximum(0, self._spots_px.min(axis=0) - _MARGIN_MM * self._per_mm).astype(int)
        high = (self._spots_px.max(axis=0) + _MARGIN_MM * self._per_mm).astype(int)
        face = grey[low[1] : high[1], low[0] : high[0]]
        if min(face.shape) < _MARGIN_MM * self._per_mm:
            raise ValueError("the face is not in the picture")
        self.laid: Laid | None = None
        inner = face[_within(self._spots_px - low)]
        self._range = np.percentile(inner, (2, 98)) * (1 - _BEYOND, 1 + _BEYOND)
        self._lit = evenly_lit(face, _LIGHT_MM * self._per_mm, *self._range)
        self.start_px: Pixels = np.asarray(self._spots_px - low, np.float32)
        """Where the spots are in the rest's own picture."""
        level = points[STEADY, 2].mean()
        self._guessed_mm = (self._camera.focal_px + points[MOVING, 2] - level) / self._per_mm - AHEAD_MM * _CORNERS
        eyes_away_mm = (self._camera.focal_px + points[EYES, 2] - level) / self._per_mm
        self._eyes_mm = self._camera.rays(points[EYES, :2]) * eyes_away_mm[:, None]
        # Rows are the face's axes in the camera's frame at rest.
        self._face = turned.T
        middle = points[STEADY, :2].mean(axis=0)
        self._patches = self._pieces()
        self._middle_mm = self._camera.rays(middle[None])[0] * self._camera.focal_px / self._per_mm

    @property
    def lit(self) -> ByteArray:
        """The rest's own picture, evenly lit."""
        return self._lit

    @property
    def px_per_mm(self) -> float:
        """How long a millimetre is in it."""
        return self._per_mm

    @property
    def alike(self) -> float:
        """How well the steady area agreed with the last picture: the correlation of grey levels."""
        return self._steady.alike

    @property
    def sure(self) -> float:
        """The share of the spots that were found again in the last picture."""
        return 0.0 if self.laid is None else float(self.laid.sure.mean())

    @property
    def _away_mm(self) -> FloatArray:
        return np.asarray(self._guessed_mm + np.repeat(self._relief.spots_mm, 2))

    @property
    def _spots_mm(self) -> FloatArray:
        return np.asarray(self._camera.rays(self._spots_px.astype(np.float64)) * self._away_mm[:, None])

    def _pieces(self) -> Patches:
        return Patches(self._lit, self.start_px[_CORNERS], self._per_mm)

    def settle(self, sway: Sequence[Seen]) -> None:
        """Learn from pictures in which nothing but the head moves: their noise averages out, their sway shows depth."""
        pairs = [(seen, self.found(seen.grey, seen.landmarks_px)) for seen in sway]
        known = [(seen.grey, found) for seen, found in pairs if found is not None]
        if len(known) >= _FEWEST_AVERAGED:
            self._steady.settle([(grey, found.stance) for grey, found in known])
            laid = [self._laid(grey, self._upright(found.stance)) for grey, found in known]
            self._lit = np.asarray(np.rint(np.mean(laid, axis=0)), np.uint8)
            self._patches = self._pieces()

    def _deepen(self, look: Found) -> None:
        """Learn the spots' depths by how they travel across the face while the head turns.

        No expression moves both spots of a pair to the same side, so that a pair is believed where both agree.
        """
        seen_px = self._camera.seen(look.stance.carried(self._spots_mm))
        rays = self._camera.rays(self._spots_px.astype(np.float64))
        deeper_px = self._camera.seen(look.stance.carried(rays * (self._away_mm + 1.0)[:, None]))
        across = (look.stance.turn @ self._face[0])[:2]
        slope, off = ((deeper_px - seen_px) @ across).reshape(-1, 2), ((look.px - seen_px) @ across).reshape(-1, 2)
        alike = look.sure.reshape(-1, 2).all(axis=1) & (np.abs(off[:, 0] - off[:, 1]) < _ALIKE_MM * self._per_mm)
        self._relief.learn_spots(slope * alike[:, None], off * alike[:, None])

    def found(self, grey: ByteArray, landmarks_px: FloatArray) -> Found | None:
        """The skin in another picture; None where the head is not found again. What it looks like is left in `laid`."""
        self.laid = None
        if np.ptp(landmarks_px[STEADY, 0]) < _SMALLEST_PX:
            return None
        even = abs(unevenness(landmarks_px) - self._unevenness) < EVEN
        guess = self._guessed(landmarks_px)
        stance = self._steady.found(grey, guess, even)
        if stance is None:
            self.laid = Laid(self._laid(grey, self._upright(guess)), np.zeros(len(MOVING), dtype=bool), found=False)
            return None
        meshed = landmarks_px[MOVING, :2].astype(np.float32)
        back = self._upright(stance)
        laid = self._laid(grey, back)
        px, sure = followed(self._lit, laid, self.start_px, _through(meshed, back), self._per_mm)
        px[_CORNERS] = self._patches.found(laid, px[_CORNERS])
        px = _through(px, np.asarray(cv2.invertAffineTransform(back), np.float64))
        sure = sure & (np.linalg.norm(px - meshed, axis=1) < FAR_MM * self._per_mm)
        self.laid = Laid(laid, sure, found=True)
        look = Found(px, sure, stance)
        self._deepen(look)
        return look

    def _guessed(self, landmarks_px: FloatArray) -> Stance:
        """Where the mesh has the head."""
        points, per_mm, turned = placed(self._template_mm, landmarks_px)
        turn = turned @ self._face
        middle = self._camera.rays(points[STEADY, :2].mean(axis=0)[None])[0] * self._camera.focal_px / per_mm
        return Stance(turn, middle - turn @ self._middle_mm)

    def _laid(self, grey: ByteArray, back: FloatArray) -> ByteArray:
        size = (self._lit.shape[1], self._lit.shape[0])
        laid = cv2.warpAffine(grey, back, size, borderMode=cv2.BORDER_REPLICATE)
        return evenly_lit(np.asarray(laid, np.uint8), _LIGHT_MM * self._per_mm, *self._range)

    def _upright(self, stance: Stance) -> FloatArray:
        """The map (2, 3) from a picture onto the rest's, as near as an affine one comes."""
        there = np.column_stack([self._camera.seen(stance.carried(self._spots_mm)), np.ones(len(self.start_px))])
        fitted: FloatArray = np.linalg.lstsq(there, self.start_px.astype(np.float64), rcond=None)[0].T
        return fitted

    def with_eyes(self, landmarks_px: FloatArray, found: Found) -> FloatArray:
        """The mesh's landmarks, corners and lids of the eyes where the head has carried the rest's."""
        points = landmarks_px.copy()
        points[EYES, :2] = self._camera.seen(found.stance.carried(self._eyes_mm))
        return points

    def refined(self, landmarks_px: FloatArray, found: Found) -> FloatArray:
        """The mesh's landmarks, steady and moving ones replaced by what the skin says.

        They are laid out as seen from afar, without perspective, as whoever measures them expects.
        """
        turn = found.stance.turn @ self._face.T
        at_mm = found.stance.carried(np.concatenate([self._middle_mm[None], self._spots_mm]))
        per_mm = self._camera.focal_px / at_mm[0, 2]
        off_px = found.px - self._camera.seen(at_mm[1:])
        way_mm = np.column_stack([off_px * at_mm[1:, 2:] / self._camera.focal_px, np.zeros(len(off_px))])
        # Skin slides along the face: what is seen of its way is laid into the face's own plane.
        normal = turn[:, 2]
        way_mm[:, 2] = -(way_mm[:, :2] @ normal[:2]) / normal[2]
        laid = per_mm * (self._template_mm @ turn.T)
        laid += np.append(self._camera.seen(at_mm[:1])[0], landmarks_px[STEADY, 2].mean()) - laid[STEADY].mean(axis=0)
        refined = landmarks_px.copy()
        refined[STEADY] = laid[STEADY]
        refined[IRISES] = laid[IRISES]
        refined[MOVING] = laid[MOVING] + per_mm * way_mm
        lost = MOVING[~found.sure]
        if len(lost):  # what the mesh alone makes of them, by its own account of where the head is
            moved_mm = aligned(landmarks_px, self._template_mm)[lost] - self._template_mm[lost]
            refined[lost] = laid[lost] + per_mm * moved_mm @ turn.T
        return refined


def _through(points: Pixels, way: FloatArray) -> Pixels:
    return np.asarray(points @ way[:, :2].T + way[:, 2], np.float32)


def _within(spots: Pixels) -> tuple[slice, slice]:
    """The rows and columns between spots."""
    (left, top), (right, bottom) = spots.min(axis=0).astype(int).tolist(), spots.max(axis=0).astype(int).tolist()
    return slice(top, bottom + 1), slice(left, right + 1)
