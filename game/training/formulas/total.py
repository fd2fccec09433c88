"""The parts of a repetition into one score."""

from enum import Enum

from game.model.level import Weights
from game.model.result import Parts

CEILING = 0.38
"""What is left to earn where a side, or a hold, is missing altogether (choice: nobody gets a second star by it)."""


def score(parts: Parts, weights: Weights, begun: float = 1.0, gentle: float = 1.0) -> float:
    """0..100: quiet multiplies the weighted mean of the parts, up to a ceiling; `begun` is whether anything moved.

    A part that is None leaves its weight to the others; without symmetry (both sides affected) its weight goes to
    reach, each side's own gentle best being what there is to go by.

    >>> round(score(Parts(0.5, 1.0, 1.0, 1.0, 1.0), Weights()), 1), score(Parts(1.0, 1.0, 1.0, 1.0, 0.0), Weights())
    (77.5, 0.0)
    >>> round(score(Parts(None, 0.5, 1.0, 1.0, 0.8), Weights()), 1)
    50.0
    """
    quiet = 1.0 if parts.quiet is None else parts.quiet
    return 100 * quiet * begun * min(mean(parts, weights), ceiling(parts, weights, gentle))


class Bound(Enum):
    """What a score may be bounded by."""

    SYMMETRY = "symmetry"
    STEADINESS = "steadiness"
    FORCE = "force"


def ceiling(parts: Parts, weights: Weights, gentle: float = 1.0) -> float:
    """The most that the weighted mean may be: 1 where both sides and a gentle hold are there, at least by half.

    One side alone, a mouth that talks, or all one's might is no exercise, however well it does the rest. A part without
    weight is not asked for.

    >>> ceiling(Parts(0.0, 1.0, 1.0, 1.0, 1.0), Weights()), ceiling(Parts(0.5, 1.0, 0.7, 1.0, 1.0), Weights())
    (0.38, 1.0)
    """
    return CEILING + (1 - CEILING) * min(1.0, 2 * _least(parts, weights, gentle)[0])


def bound(parts: Parts, weights: Weights, gentle: float = 1.0) -> Bound | None:
    """What the ceiling comes from, where it is below the weighted mean; None where it bounds nothing.

    >>> bound(Parts(0.0, 1.0, 1.0, 1.0, 1.0), Weights()), bound(Parts(1.0, 1.0, 0.2, 1.0, 1.0), Weights())
    (<Bound.SYMMETRY: 'symmetry'>, <Bound.STEADINESS: 'steadiness'>)
    >>> bound(Parts(0.6, 0.0, 1.0, 1.0, 1.0), Weights())
    """
    return _least(parts, weights, gentle)[1] if ceiling(parts, weights, gentle) < mean(parts, weights) else None


def _least(parts: Parts, weights: Weights, gentle: float) -> tuple[float, Bound]:
    asked = (
        (weights.symmetry, parts.symmetry, Bound.SYMMETRY),
        (weights.steadiness, parts.steadiness, Bound.STEADINESS),
        (1.0, gentle, Bound.FORCE),
    )
    found = [(value, bound) for weight, value, bound in asked if weight > 0 and value is not None]
    return min(found, key=lambda each: each[0])


def mean(parts: Parts, weights: Weights) -> float:
    """The weighted mean of the parts that there are, 0..1; 0 where none of them has a weight."""
    found = [(weight, value) for weight, value in _weighted(parts, weights) if value is not None]
    total = sum(weight for weight, _ in found)
    return sum(weight * value for weight, value in found) / total if total > 0 else 0.0


def _weighted(parts: Parts, weights: Weights) -> list[tuple[float, float | None]]:
    symmetric = parts.symmetry is not None
    return [
        (weights.symmetry if symmetric else 0.0, parts.symmetry),
        (weights.reach if symmetric else weights.reach + weights.symmetry, parts.reach),
        (weights.steadiness, parts.steadiness),
        (weights.release, parts.release),
        (weights.quiet, parts.quiet),
    ]
