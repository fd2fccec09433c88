"""The simulated patient: a pure function of time, traits, a seed and what was asked."""

from dataclasses import dataclass, field, replace
from difflib import get_close_matches

import numpy as np

from game.errors import UsageError
from game.model.side import PerSide, Side
from game.model.signals import FloatArray, Intent
from game.simulation.intention import MOVEMENTS, Will
from game.simulation.muscles import BLINK, BROW, NOSE, PUCKER, SMILE, Muscles, Nerves, Synkinesis, contraction
from game.simulation.posture import Head, Posture


@dataclass(frozen=True, slots=True)
class Patient:
    """A person who does what is asked, as well as their nerves allow.

    Everything is a function of the moment and of what was asked before it: any thread may ask at any time, in any
    order, and gets the same. `look` names one of `game.simulation.look.LOOKS`. Skin follows its muscle by `skin_s`.
    """

    name: str
    nerves: Nerves = field(default_factory=Nerves)
    posture: Posture = field(default_factory=Posture)
    look: str = "amber"
    seed: int = 0
    skin_s: float = 0.05

    def muscles(self, t_s: float, asked: tuple[Intent, ...]) -> Muscles:
        """What moves the skin at a moment; `asked` is everything asked so far, oldest first."""
        both = contraction(self.nerves, self.seed, np.array([t_s - self.skin_s]), asked)[0]
        return _muscles(both)

    def resting(self) -> Muscles:
        """The face of this patient when nothing is asked: tone only."""
        both = np.zeros((2, len(MOVEMENTS)))
        both[:, SMILE] = tuple(self.nerves.tone)
        return _muscles(both)

    def head(self, t_s: float) -> Head:
        """Where the head is at a moment."""
        return self.posture.head(t_s, self.seed)


def _muscles(both: FloatArray) -> Muscles:
    def pair(column: int) -> PerSide[float]:
        return PerSide(float(both[0, column]), float(both[1, column]))

    return Muscles(pair(SMILE), pair(PUCKER), pair(BLINK), pair(BROW), pair(NOSE))


def _synkinetic(side: Side) -> tuple[Synkinesis, ...]:
    return (
        Synkinesis(side, "smile", "blink", 0.70),
        Synkinesis(side, "pucker", "blink", 0.70),
        Synkinesis(side, "blink", "smile", 0.78),
    )


_EAGER = tuple(Synkinesis(side, "smile", other, 0.25) for side in Side for other in ("brow", "nose"))

PATIENTS: dict[str, Patient] = {
    patient.name: patient
    for patient in (
        Patient("healthy"),
        Patient("weak-left", Nerves(strength=PerSide(0.45, 1.0), tone=PerSide(-0.08, 0.0)), look="umber"),
        Patient(
            "synkinetic-right",
            Nerves(
                strength=PerSide(1.0, 0.9), synkinesis=_synkinetic(Side.RIGHT), tone=PerSide(0.0, 0.06),
            ),
            look="rose",
        ),
        Patient("both-sides", Nerves(strength=PerSide(0.5, 0.4), tremor=0.03), look="rose"),
        Patient("flaccid", Nerves(strength=PerSide(0.02, 1.0), tone=PerSide(-0.25, 0.0)), look="amber"),
        Patient(
            "over-doer",
            Nerves(
                will=Will(zeal=0.7), strength=PerSide(1.6, 1.75), synkinesis=_EAGER, tremor=0.04, fatigue=0.2,
                stiffens=0.15,
            ),
        ),
        Patient("tight-left", Nerves(strength=PerSide(0.8, 1.0), tone=PerSide(0.7, 0.0)), look="umber"),
        Patient("tiring", Nerves(fatigue=0.7, fatigue_s=90.0, trembles=4.0, stiffens=0.08), look="rose"),
        Patient("one-sided-cheat", Nerves(strength=PerSide(0.15, 1.6)), look="umber"),
        Patient("wanderer", posture=Posture(sway_deg=2.0, sway_mm=8.0, leaves_every_s=16.0), look="amber"),
        Patient(
            "child",
            Nerves(will=Will(0.35, 0.7), strength=PerSide(0.6, 0.9), tremor=0.03, blinks_per_min=13.0),
            Posture(sway_deg=1.8, sway_mm=6.0, distance_mm=500.0),
            look="child",
        ),
    )
}  # fmt: skip


def named(name: str, seed: int) -> Patient:
    """One of PATIENTS by name, with its chances drawn from `seed`. Raises UsageError for an unknown name."""
    if name in PATIENTS:
        return replace(PATIENTS[name], seed=seed)
    near = get_close_matches(name, PATIENTS, n=1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    raise UsageError(f"There is no simulated patient '{name}'.{hint} The patients are: {', '.join(PATIENTS)}.")
