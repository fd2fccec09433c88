"""The lake: each half of the water grows still as its side of the face lets go, and still water is a mirror."""

import math

import numpy as np

from game.model.moment import Moment
from game.model.phrase import say
from game.model.side import PerSide, Side
from game.ports import Box, Canvas, Point
from game.training.exercise import Exercise, Kind
from game.training.minigame import MiniGame
from game.training.mood import Mood, both_eased, eased, levelled
from game.training.motes import Motes

MIDDLE_X, SHORE_Y = 874.0, 398.0
MOON: Point = (MIDDLE_X, 518.0)
MOON_PX = 66.0
SLICES = 13
STILL_PX = 272.0
STEPS = 30
"""How finely rough water is told from still water: so many copies of every ripple are kept."""
WATER_S = 0.12
"""Water follows a face a little later than a petal does."""
PADS: tuple[Point, ...] = (
    (690, 592), (1022, 600), (594, 556), (960, 632), (770, 632), (1058, 520), (640, 634), (586, 474), (1190, 496),
    (690, 496), (1216, 452), (564, 604),
)  # fmt: skip
LAID_OUT = 4
"""So many pads swim there from the beginning; another comes with each further lily."""
REEDS: tuple[tuple[Point, float, float], ...] = (((514, 650), 214, 0), ((1256, 640), 236, 4), ((552, 666), 120, -6))
"""Where they stand, how high, and how they lean, in degrees."""
TUFTS: tuple[Point, ...] = ((598, 658), (664, 668), (728, 672), (1030, 670), (1104, 660), (1196, 640))

stilled = levelled(0.0)
"""How still a half is: wholly in the middle of the band, and no stiller beyond it."""


class Lake(MiniGame):
    """A lake at evening that mirrors shore and moon. A repetition that was measured lets one more water lily bloom."""

    title = say("Lake")
    backdrop = "lakeside"
    emblem, plant = "places/lake", "plants/lake"

    @classmethod
    def fits(cls, exercise: type[Exercise]) -> bool:
        """What becomes still: letting go, and lids that sink. Of other movements it would say that more is stiller."""
        return exercise.kind is Kind.LET_GO or exercise.eyes_closed

    def __init__(self, seed: int) -> None:
        self._mood = Mood(stilled)
        self._motes = Motes(seed)
        self._calm = PerSide(0.0, 0.0)
        self._smile = self._drift = 0.0
        rng = np.random.default_rng(seed)
        self._ripples = [*_ripples(rng, Side.LEFT), *_ripples(rng, Side.RIGHT)]

    def step(self, moment: Moment) -> None:
        """Grow stiller or less still, drift and bloom by one fixed step."""
        slow = self._mood.slowed(moment.dt_s)
        held_well = self._mood.step(moment)
        self._calm = both_eased(self._calm, self._mood.sides, moment.dt_s, WATER_S)
        self._smile = eased(self._smile, float(self._glad > 0.5), moment.dt_s, 0.15)
        self._drift += slow
        self._motes.step(slow)
        if held_well and min(self._calm) > 0.5:
            self._motes.petals(MOON)
        self._motes.pollen(slow, MOON, self._glad)

    @property
    def _glad(self) -> float:
        """1 while both halves are still and all else is quiet: of letting go the band alone would be content early."""
        return self._mood.awake * self._mood.glad * min(self._calm) ** 3

    def _rough(self, side: Side) -> float:
        """How much a half ripples, 0..1, in few steps; less in rests, and while nobody is seen."""
        return round(STEPS * (1 - self._calm[side]) * (1 - 0.3 * self._mood.ease)) / STEPS

    def draw(self, canvas: Canvas) -> None:
        """The lakeside, what the water mirrors, its ripples, its lilies, and the reeds in front."""
        dusk = self._mood.dusk
        canvas.backdrop(self.backdrop, 0.5 * dusk)
        for side, x in ((Side.LEFT, MIDDLE_X - 191), (Side.RIGHT, MIDDLE_X + 191)):
            alpha = self._calm[side] ** 2 * (1 - 0.45 * dusk)
            canvas.art(f"still_{side}", (x, SHORE_Y + STILL_PX / 2), STILL_PX, alpha=alpha)
        canvas.glow(MOON, 180, "sun", 0.2 + 0.65 * self._glad)
        for side, at, size, turn in self._ripples:
            self._draw_ripple(canvas, side, at, size, turn)
        for side in Side:
            self._draw_half_moon(canvas, side)
        whole = min(self._calm) ** 4
        for name, alpha in (("moon_calm", whole * (1 - self._smile)), ("moon_glad", whole * self._smile)):
            canvas.art(name, MOON, 2 * MOON_PX, alpha=alpha)
        canvas.glow(MOON, 200, "shade", 0.42 * dusk)
        self._draw_lilies(canvas)
        for number, at in enumerate(TUFTS):
            canvas.art("tuft", at, 30 - 6 * (number % 3))
        for (x, y), size, lean in REEDS:
            canvas.art("reeds", (x, y - size / 2), size, lean + 1.5 * math.sin(0.8 * self._drift + x))
        self._motes.draw(canvas)

    def _draw_ripple(self, canvas: Canvas, side: Side, at: Point, size: float, turn: float) -> None:
        rough = self._rough(side)
        x = at[0] + 0.5 * size * math.sin(0.7 * self._drift + turn)
        y = at[1] + 0.12 * size * rough * math.sin(1.6 * self._drift + 2 * turn)
        canvas.art("ripple", (x, y), size, alpha=rough**0.7, stretch=0.35 + 0.65 * rough)

    def _draw_half_moon(self, canvas: Canvas, side: Side) -> None:
        """Half the moon's image: in strips that drift apart on rough water, and close to one on still water."""
        rough, away = self._rough(side), 1 if side is Side.RIGHT else -1
        tall = 2 * MOON_PX / SLICES
        for number in range(SLICES):
            down = (number + 0.5) * tall - MOON_PX
            wide = math.sqrt(max(0.0, MOON_PX**2 - (abs(down) + tall / 2) ** 2)) * (1 - 0.3 * rough)
            swing = 0.5 + 0.5 * math.sin(1.3 * self._drift + 2.1 * number)
            near = MOON[0] + away * rough * (8 + 58 * swing)
            high = (tall + 0.8) * (1 - 0.55 * rough)
            strip = Box(min(near, near + away * wide), MOON[1] + down * (1 + 0.3 * rough) - high / 2, wide, high)
            canvas.pill(strip, "sun", 3.0, 1 - 0.2 * rough)
        half = (MOON[0] + away * MOON_PX / 2, MOON[1])
        canvas.art("half_moon", half, 2 * MOON_PX, 90.0 + 90.0 * away, alpha=max(0.0, 4 * self._calm[side] - 3))

    def _draw_lilies(self, canvas: Canvas) -> None:
        ages_s = self._mood.ages_s[: len(PADS)]
        swimming = range(max(LAID_OUT, len(ages_s)))
        for number in sorted(swimming, key=lambda each: PADS[each][1]):
            x, y = PADS[number]
            size = 20 + 0.1 * (y - SHORE_Y)
            y += 0.07 * size * self._rough(Side.LEFT if x < MIDDLE_X else Side.RIGHT) * math.sin(1.4 * self._drift + x)
            canvas.art("lily_pad", (x, y), size)
            if number >= len(ages_s):
                canvas.art("lily_bud", (x, y - 0.4 * size), 0.7 * size)
            else:
                bloom = 1.5 * size * (1 - 0.7 * math.exp(-ages_s[number] / 0.5))
                canvas.art("water_lily", (x, y - 0.38 * bloom), bloom)


def _ripples(rng: np.random.Generator, side: Side) -> list[tuple[Side, Point, float, float]]:
    """The ripples of one half, far to near: where, how high, and where in their swing."""
    away = 1 if side is Side.RIGHT else -1
    found = []
    for row in range(9):
        y, size = SHORE_Y + 14 + 22 * row + 0.6 * row * row, 9 + 1.8 * row
        for column in range(3):
            x = MIDDLE_X + away * (62 + 110 * column + float(rng.uniform(-24, 24)))
            found.append((side, (x, y), size, float(rng.uniform(0, 2 * math.pi))))
    return found
