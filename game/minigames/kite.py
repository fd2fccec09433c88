"""The kite: both sides spread its wings and lift it, together, onto the road of the wind."""

import math
from itertools import pairwise

import numpy as np

from game.model.moment import Moment
from game.model.phrase import say
from game.model.side import Side
from game.ports import Canvas, Point
from game.training.exercise import Exercise, Kind
from game.training.minigame import MiniGame
from game.training.mood import Mood, eased, levelled
from game.training.motes import Motes

KITE_X, LOW_Y, ROAD_Y = 874.0, 486.0, 336.0
"""Where it flies; how high it is at rest, and in the middle of the band, where the road is."""
SPAN_PX, WING_PX, FACE_PX = 212.0, 134.0, 68.0
ABOVE, LEAST_ABOVE, MOST_ABOVE = 4 / 3, 1.15, 1.8
"""Where the band ends, in its middles: usually, and at least and at most as the road of the wind shows it."""
LEAN_DEG = 15.0
"""As far as it hangs at most: from half a band's middle of difference on."""
POST: Point = (1040.0, 622.0)
STRING, BOWS = 18, 7
TAIL_S = 0.09
"""How much later than the bow before it each bow of the tail follows."""
GUSTS, LEFT_X, RIGHT_X, EDGE_PX = 15, 500.0, 1250.0, 120.0
WINDMILLS: tuple[Point, ...] = (
    (610, 664), (530, 668), (690, 660), (935, 626), (650, 624), (565, 622), (1066, 620), (740, 654), (985, 664),
    (500, 624), (770, 620), (1006, 622),
)  # fmt: skip


def climbed(movement: float, above: float = ABOVE) -> float:
    """How high a side lifts the kite: from the band's upper edge on hardly further."""
    return levelled(0.15, above)(movement)


class Kite(MiniGame):
    """A kite on its string. A repetition that was measured plants one more windmill in the meadow."""

    title = say("Kite")
    backdrop = "windy_hill"
    emblem, plant = "places/kite", "plants/kite"

    @classmethod
    def fits(cls, exercise: type[Exercise]) -> bool:
        """What moves by small steps while one looks on."""
        return exercise.kind is Kind.MOVE and not exercise.eyes_closed

    def __init__(self, seed: int) -> None:
        self._above = ABOVE
        self._mood = Mood(lambda movement: climbed(movement, self._above))
        self._motes = Motes(seed)
        self._smile = self._drift = self._turn = 0.0
        self._tail = [0.0] * (BOWS + 1)
        rng = np.random.default_rng(seed)
        self._gusts = [(rng.random(), 18.0 * (n % 5) - 36.0, 14 + 12 * rng.random()) for n in range(GUSTS)]

    def step(self, moment: Moment) -> None:
        """Climb or sink, drift on, and let the windmills turn, by one fixed step."""
        self._above = min(MOST_ABOVE, max(LEAST_ABOVE, moment.band.high / moment.band.middle))
        slow = self._mood.slowed(moment.dt_s)
        held_well = self._mood.step(moment)
        self._smile = eased(self._smile, float(self._mood.awake * self._mood.glad > 0.5), moment.dt_s, 0.12)
        self._drift += slow
        self._turn += slow * (30 + 130 * self._mood.glad)
        self._tail[0] = self._height
        for number in range(BOWS):
            self._tail[number + 1] = eased(self._tail[number + 1], self._tail[number], moment.dt_s, TAIL_S)
        self._motes.step(slow)
        if held_well:
            self._motes.petals(self._at)
        self._motes.pollen(slow, self._at, self._mood.glad)

    @property
    def _height(self) -> float:
        return (self._mood.sides.left + self._mood.sides.right) / 2

    @property
    def _at(self) -> Point:
        bob = (2.0 + 3.0 * self._mood.ease) * self._mood.sway
        return (KITE_X, LOW_Y - (LOW_Y - ROAD_Y) * self._height + bob)

    @property
    def _lean_deg(self) -> float:
        """Counter-clockwise: the side that goes less far hangs a little."""
        return LEAN_DEG * max(-1.0, min(1.0, 2 * (self._mood.sides.right - self._mood.sides.left)))

    def draw(self, canvas: Canvas) -> None:
        """The hills, the wind, the windmills, the kite."""
        canvas.backdrop(self.backdrop, 0.5 * self._mood.dusk)
        canvas.glow(self._at, 230, "sun", 0.85 * self._mood.glad)
        self._draw_wind(canvas)
        self._draw_windmills(canvas)
        self._draw_string(canvas)
        self._draw_tail(canvas)
        self._draw_kite(canvas)
        self._motes.draw(canvas)

    def _draw_wind(self, canvas: Canvas) -> None:
        long, wide = RIGHT_X - LEFT_X, (self._above - 1) / (ABOVE - 1)
        for start, down, size in self._gusts:
            x = RIGHT_X - (start * long + (30 + size) * self._drift) % long
            edge = min(1.0, (x - LEFT_X) / EDGE_PX, (RIGHT_X - x) / EDGE_PX)
            y = ROAD_Y + wide * down + 7 * math.sin(x / 90 + down)
            canvas.art("gust", (x, y), size, alpha=edge * (0.55 + 0.45 * self._mood.glad) * (1 - 0.5 * self._mood.dusk))

    def _draw_windmills(self, canvas: Canvas) -> None:
        for number, (x, y) in enumerate(WINDMILLS[: len(self._mood.ages_s)]):
            size = (40 + 0.7 * (y - 610)) * (1 - math.exp(-self._mood.ages_s[number] / 0.35))
            canvas.art("pinwheel_stick", (x, y - size / 2), size)
            canvas.art("pinwheel", (x, y - size), 1.05 * size, (self._turn + 31 * number) % 180)

    def _draw_string(self, canvas: Canvas) -> None:
        tip = self._from(0.0, 0.1 * SPAN_PX)
        for number in range(STRING + 1):
            share = number / STRING
            slack = 30 * math.sin(math.pi * share)
            at = (POST[0] + share * (tip[0] - POST[0]), POST[1] + share * (tip[1] - POST[1]) + slack)
            canvas.disc(at, 2.0, "paper", 0.85)
        canvas.art("kite_post", (POST[0], POST[1] + 18), 70)

    def _draw_tail(self, canvas: Canvas) -> None:
        foot, high = self._from(0.0, 0.5 * SPAN_PX), min(1.0, self._height)
        places = [foot]
        for number in range(1, BOWS + 1):
            wave = (3 + 1.5 * number) * math.sin(1.7 * self._drift - 0.8 * number) * high
            late = (LOW_Y - ROAD_Y) * (self._tail[0] - self._tail[number])
            places.append((foot[0] + wave - (25 - 11 * high) * number, foot[1] + (6 + 15 * high) * number + late))
        for (x, y), (to_x, to_y) in pairwise(places):
            canvas.disc(((x + to_x) / 2, (y + to_y) / 2), 2.0, "paper", 0.85)
        for number, place in enumerate(places[1:]):
            canvas.art("bow" if number % 2 == 0 else "bow_soft", place, 22, 12 * math.sin(1.7 * self._drift - number))

    def _draw_kite(self, canvas: Canvas) -> None:
        lean = self._lean_deg
        for side, away in ((Side.LEFT, -1), (Side.RIGHT, 1)):
            spread = 0.3 + 0.7 * min(1.0, self._mood.sides[side])
            middle = self._from(away * WING_PX * spread / 2, 0.0)
            canvas.art(f"kite_wing_{side}", middle, WING_PX, lean - 90.0 * away, stretch=spread)
        canvas.art("kite_spine", self._at, SPAN_PX, lean)
        face = self._from(0.0, -0.15 * SPAN_PX)
        canvas.disc(face, FACE_PX / 2, "sun")
        for name, alpha in (("moon_calm", 1 - self._smile), ("moon_glad", self._smile)):
            canvas.art(name, face, FACE_PX, lean, alpha=self._mood.awake * alpha)

    def _from(self, right: float, down: float) -> Point:
        """A place on the kite, leaning with it."""
        turn = math.radians(self._lean_deg)
        x, y = self._at
        return (x + right * math.cos(turn) + down * math.sin(turn), y - right * math.sin(turn) + down * math.cos(turn))
