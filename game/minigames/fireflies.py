"""Fireflies at dusk: on either side they gather in a lantern as that eye's lids sink, and the moon falls asleep."""

import math
from typing import NamedTuple

import numpy as np

from game.model.moment import Moment
from game.model.phrase import say
from game.model.side import PerSide, Side
from game.ports import Canvas, Point
from game.training.minigame import MiniGame
from game.training.mood import Mood, both_eased, eased, levelled
from game.training.motes import Motes

MOON: Point = (868.0, 236.0)
LANTERNS: PerSide[Point] = PerSide((696.0, 372.0), (1040.0, 372.0))
WATER_Y = 520.0
LANTERN_PX, MOON_PX = 150.0, 132.0
SWARM = 8
"""Fireflies of each side; with the petals of a good hold there are never more than 40 things in the air."""
GLOW_S = 0.3
"""How slowly large lights follow, so that whatever the face does nothing flashes."""
DUSK = 0.12
"""How much light is gone before anything is closed; it grows darker, and the lights brighter, with the lids."""
LILIES_AT_MOST = 10
LILIES: tuple[Point, ...] = (
    (868, 562), (790, 590), (946, 590), (838, 628), (906, 622),
    (738, 562), (998, 562), (760, 630), (978, 630), (868, 594),
)  # fmt: skip

gathered = levelled(0.0)
"""How far a side's fireflies have come: all the way in the middle of the band, and no further above it."""


class Firefly(NamedTuple):
    """Where one roams at rest, its seat round the lantern (both from the lantern's middle), and its own rhythm."""

    roams: Point
    seat: Point
    wide: float
    beat: float
    when: float


class Fireflies(MiniGame):
    """Each eye's fireflies and lantern. A repetition that was measured leaves a lit water lily on the pond."""

    title = say("Fireflies")
    backdrop = "dusk_pond"
    emblem, plant = "places/fireflies", "plants/fireflies"

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self._swarms = PerSide(_swarm(rng, -1), _swarm(rng, 1))
        self._mood, self._motes = Mood(gathered), Motes(seed)
        self._lit = PerSide(0.0, 0.0)
        self._asleep = False
        self._sleep = 0.0
        self._drift_s = 0.0

    def step(self, moment: Moment) -> None:
        """Gather, glow, drift and remember by one fixed step."""
        slow = self._mood.slowed(moment.dt_s)
        held_well = self._mood.step(moment)
        self._drift_s += slow
        self._lit = both_eased(self._lit, self._mood.sides, moment.dt_s, GLOW_S)
        self._asleep = self._mood.awake * self._mood.glad > (0.4 if self._asleep else 0.6)
        self._sleep = eased(self._sleep, float(self._asleep), moment.dt_s, 0.15)
        self._motes.step(slow)
        if held_well:
            self._motes.petals(MOON)

    def draw(self, canvas: Canvas) -> None:
        """The pond, the moon over it, what is left on the water, and both sides' lights."""
        closing = sum(self._lit) / 2
        canvas.backdrop(self.backdrop, DUSK + 0.16 * closing + 0.42 * self._mood.dusk)
        self._draw_moon(canvas)
        self._draw_lilies(canvas)
        for side in Side:
            self._draw_lantern(canvas, LANTERNS[side], self._lit[side])
            for each in self._swarms[side]:
                self._draw_firefly(canvas, each, side)
        self._motes.draw(canvas)

    def _bright(self, light: float) -> float:
        return light * (1 - 0.35 * self._mood.dusk)

    def _draw_moon(self, canvas: Canvas) -> None:
        at = (MOON[0], MOON[1] + round(2 * self._mood.sway * self._mood.ease))
        canvas.glow(at, 190, "sun", self._bright(0.30 + 0.40 * self._mood.glad))
        canvas.art("moon_awake", at, MOON_PX)
        canvas.art("moon_asleep", at, MOON_PX, alpha=min(1.0, max(0.0, 6 * self._sleep - 2.5)))
        canvas.art("shine", (MOON[0], WATER_Y + 16), 68, alpha=self._bright(0.20 + 0.25 * self._mood.glad))

    def _draw_lilies(self, canvas: Canvas) -> None:
        for at, age_s in zip(LILIES, self._mood.ages_s[:LILIES_AT_MOST], strict=False):
            grown = 1 - math.exp(-age_s / 0.5)
            canvas.glow((at[0], at[1] - 6), 58, "petal", self._bright(0.55 * grown))
            canvas.art("lily_light", at, max(2.0, 46 * grown))

    def _draw_lantern(self, canvas: Canvas, at: Point, lit: float) -> None:
        canvas.art("shine", (at[0], WATER_Y + 32), 74, alpha=self._bright(0.7 * lit))
        canvas.glow(at, 170, "petal", self._bright(0.75 * lit))
        canvas.art("lantern", at, LANTERN_PX)
        canvas.art("lantern_lit", at, LANTERN_PX, alpha=self._bright(lit))

    def _draw_firefly(self, canvas: Canvas, each: Firefly, side: Side) -> None:
        share = self._mood.sides[side]
        turn = 2 * math.pi * (self._drift_s * each.beat + each.when)
        sway = each.wide * (1 - 0.75 * min(1.0, share))
        x, y = (there + share * (seat - there) for there, seat in zip(each.roams, each.seat, strict=True))
        middle = LANTERNS[side]
        at = (middle[0] + x + sway * math.sin(turn), middle[1] + y + 0.7 * sway * math.sin(2 * turn + 1))
        light = self._bright((0.35 + 0.65 * self._lit[side]) * (0.86 + 0.14 * math.sin(turn)))
        canvas.glow((at[0], at[1] + 5), 30, "petal", light)
        canvas.art("firefly", at, 26, angle_deg=-10 * math.sin(turn))
        canvas.disc((at[0], at[1] + 6), 4.5, "sun", light)


def _swarm(rng: np.random.Generator, outward: int) -> tuple[Firefly, ...]:
    """One side's fireflies: at rest they roam between the moon and the reeds, and never leave their side."""
    made = []
    for number in range(SWARM):
        turn = 2 * math.pi * (number + 0.5) / SWARM
        far = float(rng.uniform(0.85, 1.15))
        roams = (outward * 10 + 128 * far * math.sin(turn), -10 + 138 * far * math.cos(turn))
        seat = (92 * math.sin(turn) * (0.92 if number % 2 else 1.0), 96 * math.cos(turn))
        made.append(Firefly(roams, seat, *(float(rng.uniform(*ends)) for ends in ((12, 22), (0.10, 0.18), (0, 1)))))
    return tuple(made)
