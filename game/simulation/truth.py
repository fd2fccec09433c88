"""What really happened on the drawn face, in millimetres and pixels: the truth behind every accuracy figure."""

from dataclasses import dataclass

import numpy as np

from game.model.side import PerSide
from game.model.signals import FloatArray, Intent
from game.simulation.eyes import INNER, OUTER, PUPIL
from game.simulation.face import eye_of
from game.simulation.lens import Lens
from game.simulation.look import LOOKS
from game.simulation.patient import Patient
from game.simulation.posture import Head
from game.simulation.relief import ALA, BROW_POINT, CORNER, sample, surface

PointPx = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Truth:
    """Movements from the patient's own resting face in mm, positive in the movement's direction, and points in pixels.

    `smile_mm` is the mouth corner's way along the 45 degree line up and out, `pucker_mm` its way toward the midline:
    two views of the same movement, so a smile of 6 mm is a pucker of -4.2 mm. `eye_mm` is the opening itself.
    Points are in the unmirrored picture, pixel centres at whole numbers.
    """

    smile_mm: PerSide[float]
    pucker_mm: PerSide[float]
    eye_mm: PerSide[float]
    brow_mm: PerSide[float]
    nose_mm: PerSide[float]
    corner_px: PerSide[PointPx]
    inner_px: PerSide[PointPx]
    outer_px: PerSide[PointPx]
    upper_lid_px: PerSide[PointPx]
    lower_lid_px: PerSide[PointPx]
    iris_px: PerSide[PointPx]
    head: Head


def truth(patient: Patient, t_s: float, asked: tuple[Intent, ...]) -> Truth:
    """The truth of the picture that `picture_of` draws for the same moment."""
    look, head = LOOKS[patient.look], patient.head(t_s)
    muscles, resting = patient.muscles(t_s, asked), patient.resting()
    skin, rest = surface(muscles, look.size), surface(resting, look.size)
    lens = Lens(head, look.size)
    eyes = muscles.eye.map(lambda closed: eye_of(look, closed, head))

    def way(point: PointPx) -> PerSide[FloatArray]:
        """Right and down in real mm, with the patient's right side flipped so that right means out on both."""
        x, y = np.array([point[0], -point[0]]), np.array([point[1], point[1]])
        mm = (sample(skin, x, y) - sample(rest, x, y))[:, :2].astype(np.float64) * look.size
        return PerSide(mm[0], mm[1] * (-1.0, 1.0))

    def seen(points: PerSide[PointPx]) -> PerSide[PointPx]:
        u, v, _ = lens.project(
            np.array([points.left[0], -points.right[0]]), np.array([points.left[1], points.right[1]]), skin
        )
        return PerSide((float(u[0]), float(v[0])), (float(u[1]), float(v[1])))

    corner = way(CORNER)
    return Truth(
        smile_mm=corner.map(lambda d: float(d[0] - d[1]) / np.sqrt(2)),
        pucker_mm=corner.map(lambda d: -float(d[0])),
        eye_mm=eyes.map(lambda eye: eye.opening_mm * look.size),
        brow_mm=way(BROW_POINT).map(lambda d: -float(d[1])),
        nose_mm=way(ALA).map(lambda d: -float(d[1])),
        corner_px=seen(PerSide(CORNER, CORNER)),
        inner_px=seen(PerSide(INNER, INNER)),
        outer_px=seen(PerSide(OUTER, OUTER)),
        upper_lid_px=seen(eyes.map(lambda eye: (PUPIL[0], PUPIL[1] + eye.upper_mm))),
        lower_lid_px=seen(eyes.map(lambda eye: (PUPIL[0], PUPIL[1] + eye.lower_mm))),
        iris_px=seen(
            PerSide(*(((PUPIL[0] + s * eyes.left.look_x_mm), PUPIL[1] + eyes.left.look_y_mm) for s in (1, -1)))
        ),
        head=head,
    )
