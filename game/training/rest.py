"""The rest: a neutral face and quiet muscles, measured at the start and again in each pause."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.model.reading import FaceReading, known
from game.model.side import PerSide, Side
from game.model.signals import Anchor, FaceFrame, FloatArray
from game.signal.face import RestFace, measure, most_typical, rest_face
from game.signal.stillness import Stir, stirred

REST_S = 5.0
TRUSTED_QUALITY = 0.5
PATIENCE_S = 5.0
"""For so long a rest waits for a part that seems hidden. Lips without colour and a narrow eye seem so until they can
be compared with a rest: they must not keep anybody from playing."""
_REST_MOVED_MM = 1.5
_PICTURES_A_CANDIDATE = 8
_MOST_CANDIDATES = 20
_MOST_FACES = 45
"""More do not make a median better, and the game waits for it."""


@dataclass(frozen=True, slots=True)
class RestEmg:
    """Each channel's resting envelope: mean and standard deviation in microvolts, no numbers where it was not heard.

    Where the montage is coupled, `left` stands for the first channel and `right` for the second.
    """

    mean_uv: PerSide[float]
    sd_uv: PerSide[float]


@dataclass(frozen=True, slots=True)
class Rest:
    """The neutral face and the quiet muscle; an absent sense is None. `anchor` is a typical picture of the face.

    `stir` is what moved in it, None where the face was still.
    """

    face: RestFace | None
    emg: RestEmg | None
    anchor: Anchor | None = None
    stir: Stir | None = None


def trusted(face: FaceReading | None) -> bool:
    """Whether a face is seen well enough to be measured."""
    return face is not None and face.quality >= TRUSTED_QUALITY


def open_mm(face: FaceReading | None) -> PerSide[float] | None:
    """How far both eyes are open; None of a face that is not seen well, or of which an eye is hidden."""
    if face is None or not trusted(face):
        return None
    return face.measures.eye_mm if known(face.measures.eye_mm) else None


def renewed(first: Rest, old: Rest, new: Rest) -> Rest:
    """The rest to go on with after a pause: the new one, where it is a rest at all, else the old one.

    A face whose eyes are not as open as in the visit's `first` rest, or whose mouth has moved from there, is not at
    rest, and neither is a muscle that is louder. It is the first one that is compared with, so that rests cannot creep.
    """
    face, anchor, emg = old.face, old.anchor, old.emg
    if new.face is not None and (first.face is None or _alike(first.face, new.face)):
        face, anchor = new.face, new.anchor
    if new.emg is not None:
        emg = new.emg if first.emg is None or emg is None else _quieter(first.emg, emg, new.emg)
    return Rest(face, emg, anchor)


def _alike(old: RestFace, new: RestFace) -> bool:
    moved = measure(new.template_mm, old)
    ways = [abs(way) for both in (moved.smile_mm, moved.pucker_mm) for way in both]
    open_as_before = (0.8 <= new.eye_mm[side] / max(old.eye_mm[side], 0.1) <= 1.25 for side in Side)
    return max(ways) < _REST_MOVED_MM and all(open_as_before)


def _quieter(first: RestEmg, old: RestEmg, new: RestEmg) -> RestEmg:
    """The new rest, with the old one's channel where the new one's is louder than the first or was not heard."""

    def kept(side: Side) -> RestEmg:
        mean_uv, most_uv = new.mean_uv[side], 1.5 * first.mean_uv[side] + 3 * first.sd_uv[side]
        return old if math.isnan(mean_uv) or mean_uv > most_uv else new

    if kept(Side.LEFT) is kept(Side.RIGHT):
        return kept(Side.LEFT)
    left, right = kept(Side.LEFT), kept(Side.RIGHT)
    return RestEmg(PerSide(left.mean_uv.left, right.mean_uv.right), PerSide(left.sd_uv.left, right.sd_uv.right))


class RestRecorder:
    """Collects a rest: pictures' landmarks and envelopes while the player does nothing."""

    def __init__(self) -> None:
        self._faces: list[FloatArray] = []
        self._candidates: list[FaceFrame] = []
        self._emg: list[tuple[float, float]] = []

    @property
    def empty(self) -> bool:
        """Whether nothing was recorded yet."""
        return not self._faces and not self._emg

    def see(self, frame: FaceFrame) -> None:
        """Add one new picture."""
        if frame.landmarks_px is None:
            return
        if len(self._faces) % _PICTURES_A_CANDIDATE == 0 and len(self._candidates) < _MOST_CANDIDATES:
            self._candidates.append(frame)
        self._faces.append(frame.landmarks_px)

    def hear(self, channels_uv: PerSide[float] | None) -> None:
        """Add one step's envelopes; a channel that is not heard is no number."""
        if channels_uv is not None:
            self._emg.append((channels_uv.left, channels_uv.right))

    def finish(self, fewest_faces: int = 20, fewest_emg: int = 60) -> Rest:
        """The rest recorded; a sense that was there for too short a time is None."""
        emg = _rest_emg(self._emg, fewest_emg) if len(self._emg) >= fewest_emg else None
        if len(self._faces) < fewest_faces:
            return Rest(None, emg)
        faces = self._faces[:: 1 + len(self._faces) // _MOST_FACES]
        face = rest_face(faces)
        points = [frame.landmarks_px for frame in self._candidates if frame.landmarks_px is not None]
        typical = self._candidates[most_typical(points, face)]
        anchor = Anchor(typical, face.template_mm, self._candidates[0].t_s)
        return Rest(face, emg, anchor, stirred(faces, face))


def _rest_emg(values: Sequence[tuple[float, float]], fewest: int) -> RestEmg | None:
    mean, sd = np.full((2, 2), np.nan)
    for channel, heard in enumerate(np.array(values).T):
        there = heard[np.isfinite(heard)]
        if len(there) >= fewest:
            mean[channel], sd[channel] = np.median(there), there.std()
    if np.isnan(mean).all():
        return None
    return RestEmg(PerSide(float(mean[0]), float(mean[1])), PerSide(float(sd[0]), float(sd[1])))
