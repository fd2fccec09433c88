"""A round of exercises with every movement that could be taken for a blink, and when blinks fall into it."""

from game.model.side import PerSide, Side
from tests.benchmarks.truth.acts import Act

BOTH = PerSide(1.0, 1.0)
BLINKS_S = (0.10, 0.20, 0.30, 0.40, 0.15, 0.25, 0.35)
"""How long spontaneous blinks last, from the first to the last movement of the lid."""
ROUND_S = 19.0
_BLINKS_AT_S = (0.3, 2.3, 4.0, 5.6, 7.1, 8.65, 10.9, 13.6, 15.3, 16.5, 18.4)


def one(side: Side, value: float) -> PerSide[float]:
    """A value on one side, nothing on the other."""
    return PerSide(value, 0.0) if side is Side.LEFT else PerSide(0.0, value)


def spontaneous(t_s: float, turn: int) -> tuple[tuple[float, float], ...]:
    return tuple((t_s + at_s, BLINKS_S[(turn + k) % len(BLINKS_S)]) for k, at_s in enumerate(_BLINKS_AT_S))


def exercises(t_s: float, side: Side) -> tuple[Act, ...]:
    """Smile, pucker, three slow closures (0.5, 1.0, 1.5 s), a smile that narrows one eye, a wink."""
    return (
        Act(t_s + 1.0, PerSide(6.0, 6.0), closed=PerSide(0.2, 0.2), rise_s=0.6, hold_s=1.5),
        Act(t_s + 4.5, pucker=BOTH, rise_s=0.6, hold_s=1.2),
        Act(t_s + 7.6, closed=BOTH, rise_s=0.25, hold_s=0.25),
        Act(t_s + 9.2, closed=BOTH, rise_s=0.4, hold_s=0.6),
        Act(t_s + 11.4, closed=BOTH, rise_s=0.5, hold_s=1.0),
        Act(t_s + 14.0, one(side, 6.0), closed=one(side, 0.6), rise_s=0.6, hold_s=1.2),
        Act(t_s + 17.0, closed=one(side.other, 0.9), rise_s=0.3, hold_s=0.5),
    )
