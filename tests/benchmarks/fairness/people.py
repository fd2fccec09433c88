"""Who is judged: people drawn by chance, and what they do with what they are asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from game.model.side import Affected, PerSide, Side
from game.model.signals import FloatArray
from game.simulation.intention import Will
from game.simulation.muscles import BLINK, PUCKER, SMILE, Nerves, Synkinesis

SIDES = (Side.LEFT, Side.RIGHT)
EXERCISES = ("smile", "pucker", "blink")
BAND_MIDDLE = 0.45
MILD_POINTS, SEVERE_POINTS = 8.0, 45.0
"""How far the affected eye narrows beyond the other in the hold: one point of the Sunnybrook synkinesis scale (0 to 3)
is 0.77 mm of a fissure of 9.5 mm, 8 %."""
MILD_MM, SEVERE_MM = 1.0, 4.0
"""How far closing eyes pull the corner: published are 3.9 +/- 2.5 mm."""
SMILE_MM, BROW_MM = 6.0, 5.0

Change = Callable[[FloatArray, FloatArray], FloatArray]
"""What somebody does with a repetition's muscles: times (n,) and contractions (n, 2, 5) in, contractions out."""


def as_asked(_t_s: FloatArray, muscles: FloatArray) -> FloatArray:
    return muscles


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with nerves of their own. `change` is what they do when asked in a repetition, not in a trial.

    `hand` is a side whose cheek is pulled by a hand: the camera sees it move, its muscle is silent. `tilted` people
    turn their head. `intruder` is what truly moves along, and `grade` how far in the hold, in millimetres or points.
    """

    exercise: str
    nerves: Nerves
    seed: int
    affected: Affected | None = None
    amount: float = BAND_MIDDLE
    change: Change = as_asked
    hand: Side | None = None
    tilted: bool = False
    intruder: tuple[str, Side] | None = None
    grade: float = 0.0


def _nerves(dice: np.random.Generator, strength: PerSide[float], links: tuple[Synkinesis, ...] = ()) -> Nerves:
    will = Will(float(dice.uniform(0.2, 0.45)), float(dice.uniform(0.6, 1.2)))
    tremor = float(dice.uniform(0.005, 0.03))
    return Nerves(will, strength, links, tremor=tremor, fatigue=0.05, blinks_per_min=float(dice.uniform(6, 25)))


def _alike(dice: np.random.Generator) -> PerSide[float]:
    """Both sides of a healthy face: 0.91 +/- 0.05 of each other (0.79 to 0.98)."""
    ratio = float(np.clip(dice.normal(0.93, 0.04), 0.82, 1.0))
    whole = float(dice.uniform(0.75, 1.1))
    return _sided(_side(dice), whole * ratio, whole)


def _sided(side: Side, own: float, other: float) -> PerSide[float]:
    return PerSide(own, other) if side is Side.LEFT else PerSide(other, own)


def _side(dice: np.random.Generator) -> Side:
    return SIDES[int(dice.integers(2))]


def _exercise(dice: np.random.Generator, among: tuple[str, ...] = EXERCISES) -> str:
    return among[int(dice.integers(len(among)))]


def healthy(dice: np.random.Generator, seed: int) -> Person:
    """Both sides alike; some smile broadly, some squint with both eyes, and nobody's affected side is known."""
    squint = float(dice.uniform(0, 0.5)) if dice.random() < 0.4 else 0.0
    links = tuple(Synkinesis(side, movement, "blink", squint) for side in SIDES for movement in ("smile", "pucker"))
    amount = float(dice.uniform(0.6, 1.0)) if dice.random() < 0.3 else BAND_MIDDLE
    known: Affected | None = _side(dice).value if dice.random() < 0.5 else None
    return Person(_exercise(dice), _nerves(dice, _alike(dice), links), seed, known, amount)


def gentle(dice: np.random.Generator, seed: int) -> Person:
    """Healthy, and going as far as is asked for."""
    return replace(healthy(dice, seed), amount=BAND_MIDDLE)


def weak(dice: np.random.Generator, seed: int, low: float = 0.55, high: float = 0.8) -> Person:
    """One side goes a shorter way."""
    side = _side(dice)
    strength = _sided(side, float(dice.uniform(low, high)), 1.0)
    return Person(_exercise(dice), _nerves(dice, strength), seed, side.value)


def weaker(dice: np.random.Generator, seed: int) -> Person:
    """One side goes a much shorter way."""
    return weak(dice, seed, 0.25, 0.5)


def synkinetic(dice: np.random.Generator, seed: int) -> Person:
    """One eye narrows with the mouth, a corner is pulled along by closing eyes; one in six raises a brow instead."""
    side, exercise = _side(dice), _exercise(dice)
    share = float(dice.random())
    points = MILD_POINTS + (SEVERE_POINTS - MILD_POINTS) * share
    mm = MILD_MM + (SEVERE_MM - MILD_MM) * share
    if exercise == "blink":
        dragged, part, gain, grade = "smile", "mouth corner", mm / SMILE_MM / BAND_MIDDLE, mm
    elif dice.random() < 1 / 6:
        dragged, part, gain, grade = "brow", "brow", mm / BROW_MM / BAND_MIDDLE, mm
    else:
        dragged, part, gain, grade = "blink", "eye", points / 100 / BAND_MIDDLE, points
    own = float(dice.uniform(0.75, 1.0))
    link = Synkinesis(side, exercise, dragged, gain / own)
    nerves = _nerves(dice, _sided(side, own, 1.0), (link,))
    known: Affected | None = side.value if dice.random() < 0.5 else None
    return Person(exercise, nerves, seed, known, intruder=(part, side), grade=grade)


def isolated(dice: np.random.Generator, seed: int) -> Person:
    """The same people once they have learned to let the intruder sleep, but for a tenth."""
    same = synkinetic(dice, seed)
    links = tuple(replace(link, gain=0.1 * link.gain) for link in same.nerves.synkinesis)
    return replace(same, nerves=replace(same.nerves, synkinesis=links), intruder=None)


def at_the_edges(person: Person, dice: np.random.Generator) -> Person:
    """The same person aiming anywhere about the band, with a tremor of any size: parts that are full tell no change."""
    tremor = float(dice.uniform(0.005, 0.5))
    return replace(person, amount=float(dice.uniform(0.25, 0.65)), nerves=replace(person.nerves, tremor=tremor))


def forced(dice: np.random.Generator, seed: int) -> Person:
    """Healthy, but with all their might."""
    return replace(healthy(dice, seed), amount=1.0)


def both(dice: np.random.Generator, seed: int) -> Person:
    """Both sides affected, each at its own best."""
    strength = PerSide(float(dice.uniform(0.3, 0.7)), float(dice.uniform(0.3, 0.7)))
    return Person(_exercise(dice), _nerves(dice, strength), seed, "both")


def flaccid(dice: np.random.Generator, seed: int) -> Person:
    """One side does not move at all."""
    side = _side(dice)
    return Person(_exercise(dice, ("smile", "pucker")), _nerves(dice, _sided(side, 0.02, 1.0)), seed, side.value)


def still(dice: np.random.Generator, seed: int) -> Person:
    """Does nothing in the repetition."""
    same = healthy(dice, seed)
    return replace(same, amount=0.0, nerves=replace(same.nerves, synkinesis=()))


def one_sided(dice: np.random.Generator, seed: int) -> Person:
    """Cheats: moves the healthy side alone, within the band, or beyond it."""
    same = weak(dice, seed, 0.3, 0.9)
    own = 0 if same.affected == "left" else 1

    def healthy_alone(_t_s: FloatArray, muscles: FloatArray) -> FloatArray:
        changed = muscles.copy()
        changed[:, own, [SMILE, PUCKER]] = 0.0
        return changed

    exercise = _exercise(dice, ("smile", "pucker"))
    return replace(same, exercise=exercise, amount=float(dice.uniform(0.4, 1.0)), change=healthy_alone)


def squinting(dice: np.random.Generator, seed: int) -> Person:
    """Cheats: narrows the eyes in place of smiling or puckering, both of them or one."""
    same = weak(dice, seed, 0.3, 0.9)
    closed = np.array(dice.choice([(0.5, 0.5), (0.6, 0.1), (0.1, 0.6)])) * dice.uniform(0.5, 1.0)

    def squint(_t_s: FloatArray, muscles: FloatArray) -> FloatArray:
        changed = muscles.copy()
        moved = changed[:, :, [SMILE, PUCKER]].max(axis=(1, 2))
        changed[:, :, [SMILE, PUCKER]] = 0.0
        changed[:, :, BLINK] = np.maximum(changed[:, :, BLINK], np.minimum(1.0, 2 * moved)[:, None] * closed)
        return changed

    return replace(same, exercise=_exercise(dice, ("smile", "pucker")), change=squint)


def tilting(dice: np.random.Generator, seed: int) -> Person:
    """Cheats: turns and tilts the head, and moves nothing."""
    same = weak(dice, seed, 0.3, 0.9)
    return replace(same, exercise=_exercise(dice, ("smile", "pucker")), amount=0.0, tilted=True)


def talking(dice: np.random.Generator, seed: int) -> Person:
    """Cheats: talks, both corners going out and in some three to five times a second."""
    same = weak(dice, seed, 0.3, 0.9)
    rate_hz, start = dice.uniform(2.5, 5.0), dice.uniform(0, 2 * np.pi)
    out, inward = dice.uniform(0.3, 0.9), dice.uniform(0.2, 0.8)

    def talk(t_s: FloatArray, muscles: FloatArray) -> FloatArray:
        changed = muscles.copy()
        moved = np.minimum(1.0, 2 * changed[:, :, [SMILE, PUCKER]].max(axis=(1, 2)))
        wave = np.sin(2 * np.pi * rate_hz * t_s + start) * (1 + 0.5 * np.sin(2 * np.pi * 0.7 * t_s))
        changed[:, :, SMILE] = (moved * out * np.clip(wave, 0, None))[:, None]
        changed[:, :, PUCKER] = (moved * inward * np.clip(-wave, 0, None))[:, None]
        return changed

    return replace(same, exercise=_exercise(dice, ("smile", "pucker")), change=talk)


def pulling(dice: np.random.Generator, seed: int) -> Person:
    """Cheats: a hand pulls the weak cheek, so that both corners move alike."""
    same = weaker(dice, seed)
    side = Side(str(same.affected))
    own = 0 if side is Side.LEFT else 1

    def pulled(_t_s: FloatArray, muscles: FloatArray) -> FloatArray:
        changed = muscles.copy()
        changed[:, own, SMILE] = changed[:, 1 - own, SMILE]
        return changed

    return replace(same, exercise="smile", change=pulled, hand=side)


CHEATS = {
    "healthy side alone": one_sided,
    "squinting": squinting,
    "head tilted": tilting,
    "talking": talking,
    "a hand pulls the cheek": pulling,
}
