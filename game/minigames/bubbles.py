"""Bubbles: both sides blow one bubble between them; held softly and evenly, it is let go into the evening."""

import math

from game.model.moment import Moment, Phase
from game.model.phrase import say
from game.model.side import PerSide
from game.ports import Canvas, Point
from game.training.exercise import Exercise, Kind
from game.training.minigame import MiniGame
from game.training.mood import Mood, eased, levelled
from game.training.motes import Motes

MIDDLE: Point = (868.0, 392.0)
MOUTH_PX = 182.0
"""How far the trumpets' mouths are from the middle."""
BUD_PX, BUBBLE_PX = 22.0, 128.0
"""A bubble's radius before anything moves, and in the middle of the band."""
TRUMPET_PX = 122.0
SHARED = 0.25
"""How much of each half both sides carry: a film has no corners."""
SIZE_STEP_PX = 4  # few sizes, so that few copies are kept
DRIFT_PX = 46.0
WARMING_S = 1.1
RISING_S = 2.4
PEARLS = 4
PLACES: tuple[tuple[float, float, float], ...] = (
    (1178.0, 252.0, 48.0), (584.0, 330.0, 42.0), (1092.0, 168.0, 36.0), (690.0, 182.0, 46.0),
    (1236.0, 372.0, 34.0), (508.0, 252.0, 34.0), (1008.0, 222.0, 30.0), (776.0, 162.0, 32.0),
    (1226.0, 160.0, 32.0), (506.0, 412.0, 28.0), (936.0, 156.0, 28.0), (618.0, 254.0, 26.0),
    (1116.0, 312.0, 26.0), (1246.0, 428.0, 22.0),
)  # fmt: skip
"""Where in the evening bubbles stay: x, y and radius."""

SETTLED_S = 6 * RISING_S
"""How long after it was let go a bubble is where it stays."""

blown = levelled(0.12)
"""How far a side is blown."""


class Risen:
    """A bubble that was let go: where it was, how large, where it stays."""

    __slots__ = ("age_s", "began", "place", "radius")

    def __init__(self, began: Point, radius: float, place: tuple[float, float, float]) -> None:
        self.began, self.radius, self.place = began, radius, place
        self.age_s = 0.0

    def now(self) -> tuple[float, float, float]:
        """Its x, y and radius: it leaves slowly, rises, and floats around its place."""
        left = math.exp(-((self.age_s / RISING_S) ** 1.6))
        sway = math.sin(2 * math.pi * self.age_s / 7.0 + self.place[0])
        x = self.place[0] + left * (self.began[0] - self.place[0]) + 5 * sway * (1 - left)
        y = self.place[1] + math.sqrt(left) * (self.began[1] - self.place[1]) + 4 * sway * (1 - left)
        return x, y, self.place[2] + left * (self.radius - self.place[2])


class Bubbles(MiniGame):
    """Two trumpet flowers at a pond blow one bubble. Each measured repetition leaves one in the sky."""

    title = say("Bubbles")
    backdrop = "pond"
    emblem, plant = "places/bubbles", "plants/bubbles"

    @classmethod
    def fits(cls, exercise: type[Exercise]) -> bool:
        """Whatever moves while the eyes can look."""
        return exercise.kind is Kind.MOVE and not exercise.eyes_closed

    def __init__(self, seed: int) -> None:
        self._mood = Mood(blown)
        self._motes = Motes(seed)
        self._risen: list[Risen] = []
        self._drift = self._warm = self._flow_s = 0.0
        self._there = 1.0
        self._let_go = False

    def step(self, moment: Moment) -> None:
        """Blow, drift, glow and rise by one fixed step."""
        slow, dt = self._mood.slowed(moment.dt_s), moment.dt_s
        counted = len(self._mood.ages_s)
        held_well = self._mood.step(moment)
        lean = max(-1.0, min(1.0, self._mood.sides.right - self._mood.sides.left))
        self._drift = eased(self._drift, DRIFT_PX * lean, dt if moment.still else slow, 0.9)
        self._warm = eased(self._warm, self._mood.glad, dt, WARMING_S)
        self._flow_s += slow
        self._there = eased(self._there, float(not self._let_go), dt, 0.5)
        for each in self._risen:
            each.age_s = max(each.age_s, SETTLED_S) if moment.still else each.age_s + slow
        self._motes.step(slow)
        self._motes.pollen(slow, self._middle(), self._mood.glad)
        if held_well:
            self._motes.petals(self._middle(), 8)
            self._rise(sum(self._radii()) / 2)
        if len(self._mood.ages_s) > counted and not self._let_go:
            self._rise(BUD_PX)
        if moment.phase not in {Phase.RELEASE, Phase.REST}:
            self._let_go = False

    def _rise(self, radius: float) -> None:
        self._let_go = True
        self._there = 0.0
        if len(self._risen) < len(PLACES):
            self._risen.append(Risen(self._middle(), radius, PLACES[len(self._risen)]))

    def _middle(self) -> Point:
        return (MIDDLE[0] + self._drift, MIDDLE[1] + 4 * self._mood.sway)

    def _radii(self) -> PerSide[float]:
        sides = self._mood.sides
        film = SHARED * (sides.left + sides.right) / 2
        full = sides.map(lambda side: BUD_PX + (BUBBLE_PX - BUD_PX) * ((1 - SHARED) * side + film))
        return full.map(lambda radius: max(2.0, radius * self._there))

    def draw(self, canvas: Canvas) -> None:
        """The pond, the flowers, what they blow, and the bubbles that rose before."""
        canvas.backdrop(self.backdrop, 0.5 * self._mood.dusk)
        canvas.art("pond_ring", (MIDDLE[0], 620), stepped(58 + 5 * self._mood.sway, 2))
        for each in self._risen:
            x, y, radius = each.now()
            canvas.art("bubble", (x, y), stepped(2 * radius, SIZE_STEP_PX))
        self._draw_flowers(canvas)
        self._draw_bubble(canvas)
        self._motes.draw(canvas)

    def _draw_flowers(self, canvas: Canvas) -> None:
        canvas.art("trumpet_stems", (MIDDLE[0], MIDDLE[1] + 122), 260)
        for side, way, radius, blowing in zip(("left", "right"), (-1, 1), self._radii(), self._mood.sides, strict=True):
            stretch = 0.72 + 0.28 * min(1.0, blowing) * self._mood.awake
            reach = MOUTH_PX + TRUMPET_PX * (1 - stretch / 2)
            at = (MIDDLE[0] + way * reach, MIDDLE[1] + 2)
            canvas.art(f"trumpet_{side}", at, TRUMPET_PX, way * 80, stretch=stretch)
            gap = MOUTH_PX - 8 - radius - way * self._drift
            for number in range(PEARLS):
                share = (0.4 * self._flow_s + number / PEARLS) % 1.0
                size = round(min(7.0, 0.11 * gap) * min(1.0, 2.2 * blowing) * math.sin(math.pi * share), 1)
                if size > 0.8:
                    canvas.disc((MIDDLE[0] + way * (MOUTH_PX - 8 - gap * share), MIDDLE[1]), size, "paper", 0.9)

    def _draw_bubble(self, canvas: Canvas) -> None:
        at, radii = self._middle(), self._radii()
        high = stepped((radii.left + radii.right) / 2, SIZE_STEP_PX)
        canvas.glow(at, stepped(1.6 * high, 8), "sun", 0.9 * self._warm * self._there)
        for side, way, wide in zip(("left", "right"), (-1, 1), radii, strict=True):
            canvas.art(f"bubble_{side}", (at[0] + way * wide / 2, at[1]), high, -way * 90, stretch=wide / high)


def stepped(size: float, step: int) -> float:
    """A size in whole steps, at least one."""
    return float(max(step, step * round(size / step)))
