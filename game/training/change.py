"""The smallest change from visit to visit that is real: by how much the same face differs between two days.

Measured by `tests/benchmarks/judge.py` (algorithm 7, means over four repetitions, the same 48 simulated patients on ten
days, who aim anywhere about the band and tremble more or less: 4.5 points of score, 0.073 of symmetry, 0.046 of being
in the band, 0.026 of steadiness, 0.034 of quiet), and rounded up. Nobody is simulated who lets go by half: that one is
a choice. A report tells a smaller difference as "no change".
"""

from collections.abc import Mapping
from types import MappingProxyType

SMALLEST_REAL_CHANGE: Mapping[str, float] = MappingProxyType(
    {"score": 5.0, "symmetry": 0.08, "reach": 0.05, "steadiness": 0.03, "release": 0.05, "quiet": 0.04}
)
"""The score in points, its parts as shares of 1. What a person does differently from day to day comes on top."""


def real(part: str, before: float, after: float) -> bool:
    """Whether a difference between two visits is more than the same face differs by from day to day.

    >>> real("score", 60.0, 60.5), real("score", 40.0, 80.0)
    (False, True)
    """
    return abs(after - before) >= SMALLEST_REAL_CHANGE[part]
