"""A film's rows: every picture's time and reading."""

from collections.abc import Sequence

import numpy as np

from game.model.reading import FaceReading
from game.model.signals import FloatArray
from game.training.rest import trusted

NO_FACE = "No face was found"

Row = tuple[float, FaceReading | None]
"""A picture's time and reading, None without a face."""


def interval_s(rows: Sequence[Row]) -> float | None:
    """From one picture to the next, the median; None for a single picture."""
    apart_s = np.diff([t_s for t_s, _ in rows])
    return float(np.median(apart_s)) if len(apart_s) else None


def sides(rows: Sequence[Row], movement: str) -> FloatArray:
    """Both sides of a measure in every picture (n, 2), not a number where it is not known."""
    unknown = float("nan"), float("nan")
    return np.array(
        [
            tuple(getattr(face.measures, f"{movement}_mm")) if face is not None and trusted(face) else unknown
            for _, face in rows
        ]
    ).reshape(-1, 2)


def reason(face: FaceReading | None) -> str:
    """Why a picture was left out, wholly or in part, or an empty word."""
    if face is None:
        return NO_FACE
    return "" if trusted(face) and face.measures.whole else face.hint
