"""MediaPipe's FaceMesh with its attention mesh, as it comes in the wheel; works offline."""

from types import TracebackType
from typing import Any

import cv2
import numpy as np

from game.model.signals import FaceFrame, FloatArray, Picture
from game.ports import Clock


class FaceMesh:
    """The real tracker. Making one takes a second or two: make it where nobody waits."""

    def __init__(self, clock: Clock) -> None:
        # MediaPipe's import alone takes longer than the window may: it happens here, on the tracker's thread.
        from mediapipe.python.solutions.face_mesh import FaceMesh as Mesh  # noqa: PLC0415

        self._clock = clock
        self._mesh: Any = Mesh(
            static_image_mode=False,
            max_num_faces=1,
            refine_landmarks=True,
            min_detection_confidence=0.5,
            min_tracking_confidence=0.5,
        )

    def track(self, picture: Picture) -> FaceFrame:
        """Landmarks of the face in an unmirrored picture, in its pixels; None where there is no face."""
        found = self._mesh.process(cv2.cvtColor(picture.bgr, cv2.COLOR_BGR2RGB)).multi_face_landmarks
        points = _pixels(found[0].landmark, picture) if found else None
        return FaceFrame(picture, points, self._clock.now_s())

    def close(self) -> None:
        """Let go of the model."""
        self._mesh.close()

    def __enter__(self) -> "FaceMesh":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _pixels(found: Any, picture: Picture) -> FloatArray:
    height, width = picture.bgr.shape[:2]
    # MediaPipe's z is in the unit of its x.
    return np.array([(p.x, p.y, p.z) for p in found], dtype=np.float64) * (width, height, width)
