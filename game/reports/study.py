"""The overview of a recorded face, as JSON: what it did at best, and what is not known and why."""

from dataclasses import asdict

import numpy as np

from game.model.side import PerSide, Side
from game.signal.asymmetry import asymmetry
from game.training.study import MOVEMENTS, TARGETS, Study

_COMPARED = (*TARGETS, "eye")
_LEAST_RATE_S = 5.0
"""Blinks a minute are not told from less than this."""


def overview(video: str, study: Study, announced: int) -> dict[str, object]:
    """All that is said of a film; what was not measured is null and told why in `not_measured`.

    `announced` is how many pictures the file says it has.
    """
    faces = [face for _, face in study.rows if face is not None]
    withheld = len(faces) - len(study.trusted)
    symmetry = {_named(each): _rounded(study.symmetry(each)) for each in _COMPARED}
    blinks, seen_s = study.blinks, study.seen_s()
    return {
        "video": video,
        "pictures": len(study.rows),
        "announced_pictures": announced or None,
        "with_face": len(faces),
        "duration_s": _rounded(study.duration_s),
        "rate_hz": _rounded(study.rate_hz),
        "median_interval_s": _rounded(study.interval_s),
        "quality": {
            "median": _rounded(float(np.median([face.quality for face in faces]))),
            "withheld": withheld,
            "withheld_share": _rounded(withheld / len(faces)),
            "left_out": study.reasons(),
        },
        "rest": {
            "from_s": _rounded(study.rest_s[0]),
            "to_s": _rounded(study.rest_s[1]),
            "pictures": study.rest_pictures,
            "eye_mm": _sides(study.rest.eye_mm),
            "asymmetry_left_minus_right": {
                name: _rounded(value) for name, value in asdict(asymmetry(study.rest)).items()
            },
        },
        "best_mm": {_named(each): _sides(study.best_mm(each)) for each in (*MOVEMENTS, "eye")},
        "best_eye_closed_share": _sides(study.closed()),
        "symmetry": symmetry,
        "blinks": {
            "count": None if blinks is None else len(blinks),
            "per_min": None if blinks is None or seen_s < _LEAST_RATE_S else _rounded(60 * len(blinks) / seen_s),
            "seen_s": _rounded(seen_s),
            "each": None
            if blinks is None
            else [{"begin_s": _rounded(b.begin_s), "length_s": _rounded(b.end_s - b.begin_s)} for b in blinks],
        },
        "not_measured": _missing(study, announced),
    }


def _missing(study: Study, announced: int) -> list[str]:
    rate = "" if study.interval_s is None else f" of {1 / study.interval_s:.1f} pictures a second"
    read = len(study.rows)
    said = [
        (read < 0.9 * announced, f"The file announces {announced} pictures; {read} could be read."),
        (
            study.best_mm("smile") is None,
            "Best movements of the mouth: after the rest it is never seen well for 0.3 s on end.",
        ),
        (study.blinks is None, f"Blinks: a film{rate} is too slow to show them; eye closure may hold some."),
        (
            study.blinks is not None and study.seen_s() < _LEAST_RATE_S,
            f"Blinks a minute: the face is seen well for less than {_LEAST_RATE_S:.0f} s.",
        ),
        *((bool(words), words) for words in (_incomparable(study, each) for each in _COMPARED)),
    ]
    return [words for holds, words in said if holds]


def _incomparable(study: Study, movement: str) -> str:
    """Why a movement's sides cannot be compared, or an empty word where they can, or nothing at all is known of it."""
    best = study.best_mm(movement)
    if best is None or study.symmetry(movement) is not None:
        return ""
    name = "eye closure" if movement == "eye" else movement
    for side in Side:
        if not np.isfinite(best[side]):
            return f"Symmetry of {name}: the {side} side is never seen for 0.3 s on end."
    if study.moves(movement):
        return f"Symmetry of {name}: the sides are not seen in the same pictures."
    if movement == "eye":
        return "Symmetry of eye closure: neither eye is closed by half, blinks left aside."
    return f"Symmetry of {name}: neither side moves further than noise."


def _named(movement: str) -> str:
    return "eye_closure" if movement == "eye" else movement


def _sides(both: PerSide[float] | None) -> dict[str, float | None]:
    return {str(side): None if both is None else _rounded(both[side]) for side in Side}


def _rounded(value: float | None) -> float | None:
    return None if value is None or not np.isfinite(value) else round(value, 3)
