"""From what is meant to what contracts: paresis, synkinesis, tone, tremor, fatigue and blinks."""

from dataclasses import dataclass, field

import numpy as np

from game.model.side import PerSide, Side
from game.model.signals import FloatArray, Intent
from game.simulation.chance import chance, waves
from game.simulation.intention import MOVEMENTS, RELAX, Will

SMILE, PUCKER, BLINK, BROW, NOSE = range(len(MOVEMENTS))
SMILE_NARROWS = 0.20
_WHOLE, _NONE = PerSide(1.0, 1.0), PerSide(0.0, 0.0)
_SIDES = (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True, slots=True)
class Muscles:
    """How far each muscle group moves the face, per side: 0 at rest, 1 at a healthy gentle best.

    `eye` is the share of the opening that is closed, 0..1, whatever closes it. Droop is a negative smile.
    """

    smile: PerSide[float]
    pucker: PerSide[float]
    eye: PerSide[float]
    brow: PerSide[float]
    nose: PerSide[float]


@dataclass(frozen=True, slots=True)
class Synkinesis:
    """On one side, a movement drags another one along, at `gain` of itself."""

    side: Side
    source: str
    dragged: str
    gain: float


@dataclass(frozen=True, slots=True)
class Nerves:
    """What lies between will and muscle.

    `strength` multiplies every movement of a side, `tone` is the smile of the resting face (negative droops),
    `tremor` the share of a contraction that trembles, `fatigue` the share lost after many times `fatigue_s`.
    `stiffens` is what by then has been added to the tone, in smiles, and `trembles` by how many times the tremor has
    grown. `eases` is the share of a tightened tone that can be let go when asked to.
    """

    will: Will = field(default_factory=Will)
    strength: PerSide[float] = _WHOLE
    synkinesis: tuple[Synkinesis, ...] = ()
    tone: PerSide[float] = _NONE
    tremor: float = 0.01
    fatigue: float = 0.05
    fatigue_s: float = 600.0
    stiffens: float = 0.0
    trembles: float = 0.0
    eases: float = 0.7
    blinks_per_min: float = 10.0


def contraction(nerves: Nerves, seed: int, t_s: FloatArray, asked: tuple[Intent, ...]) -> FloatArray:
    """Every muscle at times (n,), as (n, 2, 5): sides left and right, one column for each of MOVEMENTS.

    The blink column is the closed share of the eye, 0..1, whatever closes it.
    """
    meant = nerves.will.follow(t_s, asked)
    tired = _tired(nerves, t_s, asked)
    meant = meant * (1 - nerves.fatigue * tired)[:, None]
    easing = 1 - nerves.eases * nerves.will.follow(t_s, asked, RELAX)[:, 0]
    moved = np.stack([meant * side for side in nerves.strength], axis=1)
    for k, side in enumerate(_SIDES):
        tremor = nerves.tremor * (1 + nerves.trembles * tired)
        trembling = waves(t_s, seed * 7 + k, 4.0, 9.0) * tremor + waves(t_s, seed * 7 + 3, 0.1, 0.4) * 0.02
        moved[:, k] *= 1 + trembling[:, None]
        willed = moved[:, k].copy()
        for link in nerves.synkinesis:
            if link.side is side:
                moved[:, k, MOVEMENTS.index(link.dragged)] += link.gain * willed[:, MOVEMENTS.index(link.source)]
        tight = max(0.0, nerves.tone[side]) + nerves.stiffens * tired
        moved[:, k, SMILE] += min(0.0, nerves.tone[side]) + tight * easing
        moved[:, k, BLINK] += SMILE_NARROWS * np.clip(willed[:, SMILE], 0, None)
    blinking = blinks(t_s, seed, nerves.blinks_per_min) * np.clip(1 - meant[:, BLINK] / 0.1, 0, 1)
    strength = np.minimum(1.0, np.array(tuple(nerves.strength)) * 1.5)
    moved[:, :, BLINK] = np.clip(np.maximum(moved[:, :, BLINK], blinking[:, None] * strength), 0, 1)
    return np.asarray(moved, dtype=np.float64)


def _tired(nerves: Nerves, t_s: FloatArray, asked: tuple[Intent, ...]) -> FloatArray:
    """How tired at times (n,), 0 to 1, from when the first thing was asked."""
    if not asked:
        return np.zeros_like(t_s)
    return np.asarray(1 - np.exp(-np.clip(t_s - asked[0].t_s, 0, None) / nerves.fatigue_s))


def blinks(t_s: FloatArray, seed: int, per_min: float) -> FloatArray:
    """Spontaneous blinks at times (n,): 0 open, 1 closed, 0.2-0.3 s each, at irregular seeded moments."""
    closed = np.zeros_like(t_s)
    if per_min <= 0:
        return closed
    slot_s = 60.0 / per_min
    for slot in np.unique(np.floor(t_s / slot_s)).astype(int).tolist():
        length_s = 0.2 + 0.1 * chance(seed, slot, 11)
        starts_s = slot_s * slot + (slot_s - length_s) * chance(seed, slot, 12)
        share = np.clip((t_s - starts_s) / length_s, 0, 1)
        closed += np.where(share < 0.4, _ease(share / 0.4), _ease((1 - share) / 0.6))
    np.clip(closed, 0.0, 1.0, out=closed)
    return closed


def _ease(share: FloatArray) -> FloatArray:
    s = np.clip(share, 0, 1)
    return s * s * (3 - 2 * s)
