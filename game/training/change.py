"""The smallest change from visit to visit that is real: by how much the same face differs between two days.

Measured by `tests/benchmarks/judge.py` (algorithm 6, means over four repetitions, the same 48 simulated patients on ten
days: 3.9 points of score, 0.07 of symmetry, 0.03 of quiet); these are algorithm 4's, on the safe side. A report tells a
smaller difference as "no change".
"""

from collections.abc import Mapping
from types import MappingProxyType

SMALLEST_REAL_CHANGE: Mapping[str, float] = MappingProxyType(
    {"score": 7.0, "symmetry": 0.12, "reach": 0.01, "steadiness": 0.01, "release": 0.01, "quiet": 0.05}
)
"""The score in points, its parts as shares of 1. What a person does differently from day to day comes on top."""


def real(part: str, before: float, after: float) -> bool:
    """Whether a difference between two visits is more than the same face differs by from day to day.

    >>> real("score", 60.0, 60.5), real("score", 40.0, 80.0)
    (False, True)
    """
    return abs(after - before) >= SMALLEST_REAL_CHANGE[part]
