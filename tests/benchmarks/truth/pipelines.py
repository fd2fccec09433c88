"""The two ways from pictures to measures that are compared: the game's, and the plain mesh's.

`Ours` is the only place that knows how the game is put together: its tracker, rest, fusion and gate.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import cv2
import numpy as np

from game.clocks import SimulatedClock
from game.model.reading import FaceMeasures
from game.model.side import PerSide
from game.model.signals import FloatArray, Picture
from game.signal.face import RestFace, measure, rest_face
from game.signal.head import placed
from game.signal.rigid import Pinhole
from game.tracking.facemesh import FaceMesh
from game.training.fusion import Fusion
from game.training.rest import RestRecorder, trusted

FEWEST_FACES = 20
SHUT = 0.5
LONGEST_BLINK_S = 0.4


@dataclass(frozen=True, slots=True)
class Seen:
    """What was made of one picture: measures, None where there is no rest yet or where they are withheld.

    `px_per_mm` is what the pipeline takes a millimetre to be in this picture, not a number without a face.
    """

    measures: FaceMeasures | None
    px_per_mm: float


class PlainBlinks:
    """Spontaneous blinks, plainly told: both eyes below half of their rest, for less than 0.4 s."""

    def __init__(self, rest_mm: PerSide[float]) -> None:
        self._rest_mm = rest_mm
        self._begun_s: float | None = None
        self.found: list[tuple[float, float]] = []
        """Beginning and end of each in seconds."""

    def see(self, t_s: float, eye_mm: PerSide[float] | None) -> None:
        """Take the next picture's openings, None where there are none."""
        shut = eye_mm is not None and all(now < SHUT * rest for now, rest in zip(eye_mm, self._rest_mm, strict=True))
        if shut and self._begun_s is None:
            self._begun_s = t_s
        elif not shut and self._begun_s is not None:
            if t_s - self._begun_s < LONGEST_BLINK_S:
                self.found.append((self._begun_s, t_s))
            self._begun_s = None


class Pipeline(Protocol):
    """Sees one clip's pictures in order."""

    def see(self, picture: Picture) -> Seen:
        """Track and measure the next picture."""
        ...

    def take_rest(self) -> None:
        """The rest is over: measure from here on against what was seen. ValueError without enough faces."""
        ...

    @property
    def rest(self) -> RestFace | None: ...

    @property
    def blinks(self) -> list[tuple[float, float]]: ...

    def close(self) -> None: ...


class Raw:
    """FaceMesh as it comes, refined, and the game's formulas on its landmarks."""

    def __init__(self) -> None:
        # Only the workers need MediaPipe, and it is slow to import.
        from mediapipe.python.solutions.face_mesh import FaceMesh as Mesh  # noqa: PLC0415

        self._mesh: Any = Mesh(static_image_mode=False, max_num_faces=1, refine_landmarks=True)
        self._faces: list[FloatArray] = []
        self.rest: RestFace | None = None
        self._blinks: PlainBlinks | None = None

    def see(self, picture: Picture) -> Seen:
        faces = self._mesh.process(cv2.cvtColor(picture.bgr, cv2.COLOR_BGR2RGB)).multi_face_landmarks
        measures, px_per_mm = None, float("nan")
        if faces:
            height, width = picture.bgr.shape[:2]
            points = np.array([(p.x, p.y, p.z) for p in faces[0].landmark], dtype=np.float64) * (width, height, width)
            if self.rest is None:
                self._faces.append(points)
            else:
                measures = measure(points, self.rest)
                px_per_mm = placed(self.rest.template_mm, points)[1]
        if self._blinks is not None:
            self._blinks.see(picture.t_s, measures.eye_mm if measures else None)
        return Seen(measures, px_per_mm)

    def take_rest(self) -> None:
        self.rest = rest_face(self._faces)
        self._blinks = PlainBlinks(self.rest.eye_mm)

    @property
    def blinks(self) -> list[tuple[float, float]]:
        return self._blinks.found if self._blinks else []

    def close(self) -> None:
        self._mesh.close()


class Ours:
    """What the game does: its tracker, its rest, its fusion, and nothing where it would not trust the face."""

    def __init__(self) -> None:
        self._mesh = FaceMesh(SimulatedClock())
        self._fusion = Fusion(self._mesh.rest)
        self._recorder = RestRecorder()
        self.rest: RestFace | None = None
        self._found: list[tuple[float, float]] = []

    def see(self, picture: Picture) -> Seen:
        frame = self._mesh.track(picture)
        self._fusion.see(frame)
        face = self._fusion.at(picture.t_s).face
        measures, px_per_mm = None, float("nan")
        if self.rest is None:
            self._recorder.see(frame)
        elif face is not None and trusted(face):
            measures = face.measures
            px_per_mm = Pinhole.webcam(picture.size_px).focal_px / face.pose.distance_mm
        blink = None if face is None else face.lids.last
        if blink is not None and (blink.begin_s, blink.end_s) not in self._found[-1:]:
            self._found.append((blink.begin_s, blink.end_s))
        return Seen(measures, px_per_mm)

    def take_rest(self) -> None:
        rest = self._recorder.finish(fewest_faces=FEWEST_FACES)
        if rest.face is None:
            raise ValueError("the game found too few faces for a rest")
        self.rest = rest.face
        self._fusion.rest(rest)

    @property
    def blinks(self) -> list[tuple[float, float]]:
        return self._found

    def close(self) -> None:
        self._mesh.close()


PIPELINES: dict[str, Callable[[], Pipeline]] = {"raw": Raw, "ours": Ours}
