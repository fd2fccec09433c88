"""Whether it matters how far from the camera somebody sits: the same repetitions through several takes near and far.

Two takes of one place differ, too, by what the tracker happened to err by in each: that is the repeatability, and not
the distance's doing. What the distance does to a performance is what remains of the difference once that is taken off.
"""

import math
from collections.abc import Mapping

import numpy as np

from game.model.signals import FloatArray
from tests.benchmarks.fairness.clips import FAR, NEAR, TAKES, take
from tests.benchmarks.figures import Figure

NAMES = tuple(take(place, number) for place in (NEAR, FAR) for number in range(TAKES))
"""In which order `figures` has the takes."""
_HALF = TAKES // 2
_DRAWS = 2000


def figures(scores: Mapping[str, FloatArray]) -> list[Figure]:
    """From scores (repetitions, takes by NAMES) of each kind of person; none of nobody."""
    if not scores:
        return []
    by_kind = {kind: each.reshape(len(each), 2, TAKES) for kind, each in scores.items()}
    near, far = np.moveaxis(np.concatenate(list(by_kind.values())), 1, 0)
    # number and number + half are the same look
    same = [_of_100(place[:, :_HALF] - place[:, _HALF:]) for place in (near, far)]
    return [
        *[_changed(kind, each[:, 0], each[:, 1]) for kind, each in by_kind.items()],
        Figure("the same, one take at 40 and one at 80 cm: score differs, 95 of 100", _of_100(near - far), "points",
               f"two takes at 40 cm {same[0]:.1f}, at 80 cm {same[1]:.1f}; {len(near)} repetitions"),
    ]  # fmt: skip


def _changed(kind: str, near: FloatArray, far: FloatArray) -> Figure:
    rows = np.random.default_rng(len(kind)).integers(0, len(near), (_DRAWS, len(near)))
    drawn = np.percentile([_added(near[each], far[each]) for each in rows], 95)
    said = f"80 cm {far.mean() - near.mean():+.2f} in the mean of {len(near)}; repetitions drawn anew: {drawn:.2f}"
    name = f"the same, at 40 and at 80 cm, {kind}: the distance changes a score by, 95 of 100"
    return Figure(name, _added(near, far), "points", said, at_most=1.0)


def _added(near: FloatArray, far: FloatArray) -> float:
    """What the distance adds to scores (n, takes): 1.96 of its standard deviation.

    Means of takes differ by the distance's doing and by chance; chance is told by how takes of one place differ (the
    analysis of variance's estimate of a component; S. R. Searle, Variance Components, 1992).
    """
    together = np.mean((near.mean(axis=1) - far.mean(axis=1)) ** 2)
    chance = np.mean(near.var(axis=1, ddof=1) + far.var(axis=1, ddof=1)) / near.shape[1]
    return 1.96 * math.sqrt(max(0.0, together - chance))


def _of_100(apart: FloatArray) -> float:
    return float(np.percentile(np.abs(apart), 95))
