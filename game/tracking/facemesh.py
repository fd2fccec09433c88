"""MediaPipe's FaceMesh with its attention mesh, as it comes in the wheel; works offline."""

from types import TracebackType
from typing import Any

import cv2
import numpy as np

from game.model.signals import Anchor, ByteArray, FaceFrame, FloatArray, Picture
from game.ports import Clock, Tracker
from game.signal import landmarks as mark
from game.tracking import iris, lids
from game.tracking.eyes import LIDS
from game.tracking.flow import Flow
from game.tracking.looks import Looks
from game.tracking.solutions import solution
from game.tracking.whose import Box, Faces, apart, box_of, covered

_LEFT, _RIGHT = (list(side) for side in zip(*mark.PAIRS, strict=True))
_SEEN = [*_LEFT, *_RIGHT, *mark.MIDDLE]
_AS_FLIPPED = [*_RIGHT, *_LEFT, *mark.MIDDLE]


class FaceMesh(Tracker):
    """The real tracker, which treats left and right alike.

    MediaPipe's mesh has a left and a right of its own: a flipped picture gives other numbers. So until a rest is known
    every picture is tracked twice, as it is and flipped, and the landmarks that are measured by are the mean of both.
    From then on skin that is found again takes their place. Lids and irises are always where the picture shows them.
    Of several faces the largest is tracked, and from then on the same. Making one takes a second or two: make it where
    nobody waits.
    """

    def __init__(self, clock: Clock) -> None:
        mesh = solution("face_mesh").FaceMesh
        self._clock = clock
        self._flow, self._looks = Flow(), Looks()
        self._faces = Faces()
        self._last: Box | None = None
        self._lost = True
        self._anchor: Anchor | None = None
        self._meshes: tuple[Any, Any] = tuple(
            mesh(
                static_image_mode=False,
                max_num_faces=1,
                refine_landmarks=True,
                min_detection_confidence=0.5,
                min_tracking_confidence=0.5,
            )
            for _ in range(2)
        )

    def track(self, picture: Picture) -> FaceFrame:
        """Landmarks of the face in an unmirrored picture, in its pixels; None where there is no face."""
        rgb = np.asarray(cv2.cvtColor(picture.bgr, cv2.COLOR_BGR2RGB), np.uint8)
        straight = self._straight(rgb)
        if straight is None:
            self._looks.lost()
            return FaceFrame(picture, None, self._clock.now_s())
        found, skin = self._flow.found(picture, straight), self._flow.skin
        if found is None or skin is None:
            points, told = lids.found(picture, self._evened(straight, rgb))
            points = iris.refined(picture, points)
        else:  # lids are looked for about the same eyes as at rest: the straight mesh has eyes of its own in each flip
            about, told = lids.found(picture, skin.with_eyes(straight, found))
            seen = straight.copy()  # its corners stay the mesh's: by them it tells where its own head is
            seen[LIDS] = about[LIDS]
            points = skin.refined(seen, found)
        sight = self._looks.sight(picture, straight, told, skin)
        return FaceFrame(picture, points, self._clock.now_s(), sight)

    def _straight(self, rgb: ByteArray) -> FloatArray | None:
        """One face's landmarks; where it was lost, faces are counted before one is looked for."""
        only = self._faces.one_of_several(rgb, self._last) if self._lost else None
        points = _found(self._meshes[0], rgb if only is None else covered(rgb, only))
        self._lost = points is None
        if points is not None:
            self._last = box_of(points)
        return points

    def _evened(self, straight: FloatArray, rgb: ByteArray) -> FloatArray:
        """The mean with the flipped picture's landmarks, where the same face is found in that, too."""
        flipped = _found(self._meshes[1], cv2.flip(covered(rgb, box_of(straight)), 1))
        if flipped is None:
            return straight
        flipped[:, 0] = rgb.shape[1] - flipped[:, 0]
        if apart(straight, flipped):
            return straight
        points = straight.copy()
        points[_SEEN] = (straight[_SEEN] + flipped[_AS_FLIPPED]) / 2
        return points

    def rest(self, anchor: Anchor | None) -> None:
        """From now on follow the head, mouth corners, brows and nostrils by this rest's skin; None goes by the mesh.

        The same rest once more changes nothing: the pictures seen since are none to learn a rest's skin from.
        """
        if anchor is not None and anchor is self._anchor:
            return
        self._anchor = anchor
        self._flow.rest(anchor)
        self._looks.rest(anchor, self._flow.skin)

    def close(self) -> None:
        """Let go of the models."""
        self._faces.close()
        for mesh in self._meshes:
            mesh.close()

    def __enter__(self) -> "FaceMesh":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _found(mesh: Any, rgb: Any) -> FloatArray | None:
    faces = mesh.process(rgb).multi_face_landmarks
    if not faces:
        return None
    height, width = rgb.shape[:2]
    # MediaPipe's z is in the unit of its x.
    points: FloatArray = np.array([(p.x, p.y, p.z) for p in faces[0].landmark], dtype=np.float64)
    points *= (width, height, width)
    return points
