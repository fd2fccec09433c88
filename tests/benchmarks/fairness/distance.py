"""Whether it matters how far from the camera somebody sits: the same repetitions through several takes near and far.

Two takes of the same place differ, too, by what the tracker happened to err by in each. So every figure stands beside
the same figure of takes of one place; only what goes beyond is the distance's.
"""

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
    means = [_mean(kind, each[:, 0] - each[:, 1]) for kind, each in by_kind.items()]
    # number and number + half are the same look
    alone = _of_100(near - far)
    same = [_of_100(place[:, :_HALF] - place[:, _HALF:]) for place in (near, far)]
    halves = [place.reshape(len(place), 2, _HALF).mean(axis=2) for place in (near, far)]
    apart = _of_100(halves[0] - halves[1])
    together = _of_100(np.concatenate([half[:, 0] - half[:, 1] for half in halves]))
    return [
        *means,
        Figure(f"the same, at 40 and at 80 cm, mean of {TAKES} takes: score differs, 95 of 100",
               _of_100(near.mean(axis=1) - far.mean(axis=1)), "points",
               f"means of {_HALF}: {apart:.1f}, of one place {together:.1f}", at_most=1.0),
        Figure("the same, at 40 and at 80 cm, one take of each: score differs, 95 of 100", alone, "points",
               f"two takes at 40 cm {same[0]:.1f}, at 80 cm {same[1]:.1f}; {len(near)} repetitions", at_most=1.0),
    ]  # fmt: skip


def _mean(kind: str, apart: FloatArray) -> Figure:
    dice = np.random.default_rng(len(kind))
    of_takes = apart.mean(axis=0)
    drawn = of_takes[dice.integers(0, TAKES, (_DRAWS, TAKES))].mean(axis=1)
    low, high = np.percentile(drawn, (2.5, 97.5))
    said = f"80 cm {-of_takes.mean():+.2f}; takes drawn anew: {-high:+.2f} to {-low:+.2f}"
    return Figure(
        f"the same, at 40 and at 80 cm, {kind}: mean of all", abs(float(of_takes.mean())), "points", said, 1.0
    )


def _of_100(apart: FloatArray) -> float:
    return float(np.percentile(np.abs(apart), 95))
