"""A rest's skin: where the head is by its steady area, and what mouth, brows and nostrils do beyond the head.

How far a spot lies in front of the eyes decides how it travels when the head turns. MediaPipe guesses that; every
turn of the head corrects the guess (`relief`).
"""

from collections.abc import Sequence

import cv2
import numpy as np

from game.model.level import Ramp
from game.model.signals import Anchor, ByteArray, FloatArray
from game.signal import landmarks as mark
from game.signal.head import aligned, fitted, placed
from game.signal.rigid import Pinhole, Stance
from game.tracking.cutout import CORNERS, Cutout
from game.tracking.eyes import AS_OPEN, EYES, openings
from game.tracking.found import MOVING, Found, Laid, Seen
from game.tracking.optic import through
from game.tracking.parts import told
from game.tracking.relief import Relief
from game.tracking.steady import Steady

STEADY = np.array(mark.STEADY)
PAIRS = len(MOVING) // 2
IRISES = np.array([end for ends in mark.IRIS_WIDTH for end in ends])
"""Their width at rest gives the millimetre, and goes with the head from there."""
HALF_PX = np.array([0.5, 0.5, 0.0])
"""Landmarks count from a pixel's edge, OpenCV from its middle."""
BACK_PX, BACK_MM = np.array([0.7, 4.0]), np.array([0.6, 3.6])
"""How far a spot that is sure, or nearly, may land from where it began, followed there and back: whichever is more."""
FAR_MM = 8.0
"""How far skin and mesh may disagree before the mesh is believed."""
AHEAD_MM = 18.0
"""How much nearer the corners of the mouth are than MediaPipe has them, before the head's sway has told."""
TURNED_DEG = Ramp(zero=4.0, full=9.0)
_ALIKE_MM = 0.7
_SMALLEST_PX = 10.0
_FEWEST_AVERAGED = 5


class Skin:
    """A rest's skin: its steady area, and the moving spots on it, in camera millimetres at rest."""

    def __init__(self, rest: Anchor, landmarks_px: FloatArray, relief: Relief) -> None:
        self._template_mm, self._relief = rest.template_mm, relief
        points, self._per_mm, turned = placed(rest.template_mm, landmarks_px - HALF_PX)
        grey = np.asarray(cv2.cvtColor(rest.frame.picture.bgr, cv2.COLOR_BGR2GRAY), np.uint8)
        height, width = grey.shape
        self._openings = openings(points)
        self._camera = Pinhole.webcam((width, height)).counted_from(HALF_PX)
        self._steady = Steady(grey, points, self._per_mm, self._camera, relief)
        self._spots_px = points[MOVING, :2].astype(np.float32)
        self.cutout = Cutout(grey, self._spots_px, self._per_mm)
        self.laid: Laid | None = None
        self._opened = np.zeros(2)
        level = points[STEADY, 2].mean()
        self._guessed_mm = (self._camera.focal_px + points[MOVING, 2] - level) / self._per_mm - AHEAD_MM * CORNERS
        eyes_away_mm = (self._camera.focal_px + points[EYES, 2] - level) / self._per_mm
        self._eyes_mm = self._camera.rays(points[EYES, :2]) * eyes_away_mm[:, None]
        # Rows are the face's axes in the camera's frame at rest.
        self._face = turned.T
        middle = points[STEADY, :2].mean(axis=0)
        self._middle_mm = self._camera.rays(middle[None])[0] * self._camera.focal_px / self._per_mm

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

    def settle(self, sway: Sequence[Seen]) -> None:
        """Learn from pictures in which nothing but the head moves: their noise averages out, their sway shows depth."""
        pairs = [(seen, self.found(seen.grey, seen.landmarks_px)) for seen in sway]
        known = [(seen.grey, found) for seen, found in pairs if found is not None]
        if len(known) >= _FEWEST_AVERAGED:
            self._steady.settle([(grey, found.stance) for grey, found in known])
            self.cutout.settle([self.cutout.laid(grey, self._upright(found.stance)) for grey, found in known])

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
        landmarks_px = landmarks_px - HALF_PX
        if np.ptp(landmarks_px[STEADY, 0]) < _SMALLEST_PX:
            return None
        guess = self._guessed(landmarks_px)
        about_eyes = self._about_eyes(guess)
        stance = self._steady.found(grey, guess, about_eyes)
        if stance is None and about_eyes > 0:  # eyes may have shut since the last picture
            stance = self._steady.found(grey, guess, 0.0)
        if stance is None:
            laid = self.cutout.laid(grey, self._upright(guess))
            self.laid = Laid(laid, np.zeros(len(MOVING), dtype=bool), found=False)
            return None
        meshed = landmarks_px[MOVING, :2].astype(np.float32)
        back = self._upright(stance)
        laid = self.cutout.laid(grey, back)
        px, off_px = self.cutout.spots(laid, through(meshed, back))
        px = through(px, np.asarray(cv2.invertAffineTransform(back), np.float64))
        off_px[np.linalg.norm(px - meshed, axis=1) >= FAR_MM * self._per_mm] = np.inf
        sure_px, near_px = np.maximum(BACK_PX, BACK_MM * self._per_mm)
        look = Found(px, off_px < sure_px, off_px < near_px, stance)
        self.laid = Laid(laid, look.sure, found=True)
        self._deepen(look)
        return look

    def _guessed(self, landmarks_px: FloatArray) -> Stance:
        """Where the mesh has the head."""
        per_mm, turned, _ = fitted(self._template_mm[STEADY], landmarks_px[STEADY])
        turn = turned @ self._face
        middle = self._camera.rays(landmarks_px[STEADY, :2].mean(axis=0)[None])[0] * self._camera.focal_px / per_mm
        return Stance(turn, middle - turn @ self._middle_mm)

    def _about_eyes(self, guess: Stance) -> float:
        """How far the skin about the eyes tells where the head is: not where it has moved.

        Both eyes narrowed alike seem to nod the head, a little; one alone turns it. But a head that is turned from the
        rest is told by all its skin better than by some.
        """
        if abs(self._opened[0] - self._opened[1]) >= AS_OPEN:
            return 0.0
        if np.abs(self._opened).max() < AS_OPEN:
            return 1.0
        return TURNED_DEG(float(np.degrees(np.linalg.norm(guess.turn - np.eye(3)) / np.sqrt(2))))

    def _upright(self, stance: Stance) -> FloatArray:
        """The map (2, 3) from a picture onto the rest's, as near as an affine one comes."""
        here = self.cutout.start_px.astype(np.float64)
        there = np.column_stack([self._camera.seen(stance.carried(self._spots_mm)), np.ones(len(here))])
        return np.asarray(np.linalg.solve(there.T @ there, there.T @ here).T)

    def with_eyes(self, landmarks_px: FloatArray, found: Found) -> FloatArray:
        """The mesh's landmarks, corners and lids of the eyes where the head has carried the rest's."""
        points = landmarks_px.copy()
        points[EYES, :2] = self._camera.seen(found.stance.carried(self._eyes_mm)) + HALF_PX[:2]
        return points

    def refined(self, landmarks_px: FloatArray, found: Found) -> FloatArray:
        """The mesh's landmarks, steady and moving ones replaced by what the skin says; lids have to be refined already.

        They are laid out as seen from afar, without perspective, as whoever measures them expects. How far both eyes
        are open is told by these lids for the next picture: they are not found before the head is.
        """
        self._opened = openings(landmarks_px) - self._openings
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
        laid += HALF_PX
        refined = landmarks_px.copy()
        refined[STEADY] = laid[STEADY]
        refined[IRISES] = laid[IRISES]
        way_mm, known = told(way_mm, found.sure, found.near)
        refined[MOVING] = laid[MOVING] + per_mm * way_mm
        lost = MOVING[~known]
        if len(lost):  # what the mesh alone makes of them, by its own account of where the head is
            moved_mm = aligned(landmarks_px, self._template_mm)[lost] - self._template_mm[lost]
            refined[lost] = laid[lost] + per_mm * moved_mm @ turn.T
        return refined
