"""What is shown to the tracker to learn how it errs: who is drawn, where, and what they do."""

from dataclasses import dataclass, replace

from game.model.side import PerSide
from game.model.signals import Intent
from game.simulation.muscles import Nerves
from game.simulation.patient import Patient, named
from game.simulation.posture import Posture

MOVEMENTS = ("smile", "pucker", "blink", "brow")
TILTED = "tilted head"
NEAR, FAR = "40 cm", "80 cm"
PLACES_MM = {NEAR: 400.0, FAR: 800.0}
TAKES = 6
"""So many are filmed at each place: two of each look."""
_LOOKS = {"amber": "healthy", "rose": "synkinetic-right", "umber": "weak-left"}
_HELD_S, _BETWEEN_S = 1.8, 1.2
_STILL_S = 20.0


@dataclass(frozen=True, slots=True)
class Round:
    """Every movement once, this far; `strength` is what the sides have meanwhile, None for the patient's own."""

    amount: float
    strength: PerSide[float] | None = None


ROUNDS = (Round(0.45), Round(0.9, PerSide(0.5, 1.0)), Round(0.9, PerSide(1.0, 0.5)))


@dataclass(frozen=True, slots=True)
class Clip:
    """One patient before one camera: a rest of `rest_s`, then the rounds; without any, they go on resting."""

    name: str
    patient: Patient
    rounds: tuple[Round, ...] = ROUNDS
    movements: tuple[str, ...] = MOVEMENTS
    rest_s: float = 5.0

    @property
    def lasts_s(self) -> float:
        return self.rest_s + (len(self.rounds) * self._round_s if self.rounds else _STILL_S)

    def asked(self) -> tuple[Intent, ...]:
        """What is asked of the patient from the beginning to the end."""
        asked = [Intent(0.0, "rest", 0.0)]
        for number, one in enumerate(self.rounds):
            for place, movement in enumerate(self.movements):
                at_s = self.rest_s + number * self._round_s + place * (_HELD_S + _BETWEEN_S)
                asked += [Intent(at_s, movement, one.amount), Intent(at_s + _HELD_S, "rest", 0.0)]
        return tuple(asked)

    def then(self, t_s: float) -> Patient:
        """The patient as strong as they are at a moment; between two rounds they rest."""
        number = int((t_s - self.rest_s) // self._round_s)
        strength = self.rounds[number].strength if 0 <= number < len(self.rounds) else None
        if strength is None:
            return self.patient
        return replace(self.patient, nerves=replace(self.patient.nerves, strength=strength))

    def quickly(self) -> "Clip":
        """The same, cut to what tells either side's gain."""
        return replace(self, rounds=self.rounds[1:], movements=self.movements[:3], rest_s=2.0)

    @property
    def _round_s(self) -> float:
        return len(self.movements) * (_HELD_S + _BETWEEN_S)


def clips(quick: bool) -> list[Clip]:
    """All looks, near and far, and one who turns their head."""
    first = [Clip("amber", _of("healthy", 3)), Clip("rose", _of("synkinetic-right", 4))]
    more = [
        Clip("umber", _of("weak-left", 5)),
        Clip("child", _of("child", 6, 500.0, 1.8)),
        Clip("amber again", _of("healthy", 7, sway_deg=2.0)),
        Clip("rose again", _of("both-sides", 8)),
    ]
    tilted = [Clip(TILTED, _of("healthy", 10, sway_deg=12.0), ())]
    return [clip.quickly() for clip in first + tilted] if quick else first + more + tilted


def takes() -> list[Clip]:
    """The same people, looks and swaying heads, at either distance."""
    looks = list(_LOOKS.values())
    return [
        Clip(take(place, number), _of(looks[number % len(looks)], 30 + number, distance_mm))
        for number in range(TAKES)
        for place, distance_mm in PLACES_MM.items()
    ]


def take(place: str, number: int) -> str:
    """The name of a take; number and number + 3 are the same look before another day's head."""
    return f"{place}, take {number + 1}"


def _of(name: str, seed: int, distance_mm: float = 550.0, sway_deg: float = 1.0) -> Patient:
    patient = named(name, seed)
    own = patient.nerves
    nerves = Nerves(strength=own.strength, synkinesis=own.synkinesis, tone=own.tone, blinks_per_min=14.0)
    return Patient(name, nerves, Posture(sway_deg, 3.0, distance_mm), patient.look, seed)
