"""MediaPipe's FaceMesh with its attention mesh, as it comes in the wheel; works offline."""

from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any

import cv2
import numpy as np

from game.model.signals import Anchor, FaceFrame, FloatArray, Picture
from game.ports import Clock
from game.signal import landmarks as mark
from game.tracking import iris, lids
from game.tracking.flow import Flow

_LEFT, _RIGHT = (list(side) for side in zip(*mark.PAIRS, strict=True))
_SEEN = [*_LEFT, *_RIGHT, *mark.MIDDLE]
_AS_FLIPPED = [*_RIGHT, *_LEFT, *mark.MIDDLE]


class FaceMesh:
    """The real tracker, which treats left and right alike.

    MediaPipe's mesh has a left and a right of its own: a flipped picture gives other numbers. So every picture is
    tracked twice, as it is and flipped, and the landmarks that are measured by are the mean of both. Once a rest is
    known the mouth corners are refined by optical flow; the lids are where the picture shows them. Making one takes a
    second or two: make it where nobody waits.
    """

    def __init__(self, clock: Clock) -> None:
        # MediaPipe's import alone takes longer than the window may: it happens here, on the tracker's thread.
        from mediapipe.python.solutions.face_mesh import FaceMesh as Mesh  # noqa: PLC0415

        self._clock = clock
        self._flow = Flow()
        self._aside = ThreadPoolExecutor(1, "flipped")
        self._meshes: tuple[Any, Any] = tuple(
            Mesh(
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
        rgb = cv2.cvtColor(picture.bgr, cv2.COLOR_BGR2RGB)
        other = self._aside.submit(_found, self._meshes[1], cv2.flip(rgb, 1))
        straight, flipped = _found(self._meshes[0], rgb), other.result()
        points = straight
        if straight is not None and flipped is not None:
            flipped[:, 0] = picture.bgr.shape[1] - flipped[:, 0]
            points = straight.copy()
            points[_SEEN] = (straight[_SEEN] + flipped[_AS_FLIPPED]) / 2
        if points is not None:
            points = iris.refined(picture, lids.refined(picture, self._flow.refine(picture, points)))
        return FaceFrame(picture, points, self._clock.now_s())

    def rest(self, anchor: Anchor | None) -> None:
        """From now on refine the mouth corners by the skin of this rest; None goes by the mesh alone."""
        self._flow.rest(anchor)

    def close(self) -> None:
        """Let go of the models."""
        self._aside.shutdown()
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
