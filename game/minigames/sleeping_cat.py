"""The sleeping cat: two butterflies, one for each side, fly up beside a cat that sleeps on while all else is quiet."""

import math

from game.model.moment import Moment
from game.model.phrase import say
from game.model.side import PerSide, Side
from game.ports import Canvas, Point
from game.training.exercise import Exercise, Kind
from game.training.minigame import MiniGame
from game.training.mood import Mood, both_eased, eased, levelled
from game.training.motes import Motes

MIDDLE_X = 868.0
CUSHION_Y, BODY_Y, HEAD_Y = 606.0, 532.0, 540.0
RESTING: Point = (160.0, 534.0)
"""Where a butterfly waits, from the middle outwards and down."""
THERE: Point = (112.0, 292.0)
"""Where it is in the middle of the band: at the flower that hangs from the arch."""
SPAN_PX = 100.0
FLAP_S = 1.6
EAR_TURN_DEG = 34.0
ARCH: tuple[Point, ...] = (
    (868, 180), (776, 199), (960, 199), (705, 251), (1031, 251), (676, 299), (1060, 299),
    (666, 382), (1070, 382), (666, 432), (1070, 432), (666, 482), (1070, 482), (666, 532),
)  # fmt: skip
"""Where blossoms open on the arch, the top first."""

flown = levelled(0.12)
"""How far a butterfly is up."""


class SleepingCat(MiniGame):
    """A cat asleep under an arch. Each measured repetition opens a blossom; what moves along lifts an ear, no more."""

    title = say("Sleeping cat")
    backdrop = "arbour"
    emblem, plant = "places/sleeping_cat", "plants/sleeping_cat"

    @classmethod
    def fits(cls, exercise: type[Exercise]) -> bool:
        """Whatever moves under open eyes and has something that should stay quiet meanwhile."""
        return exercise.kind is Kind.MOVE and bool(exercise.intruders) and not exercise.eyes_closed

    def __init__(self, seed: int) -> None:
        self._mood = Mood(flown)
        self._motes = Motes(seed)
        self._flaps = 0.0
        self._heard: Side | None = None
        self._ears = self._near = PerSide(0.0, 0.0)
        self._glow = 0.0

    def step(self, moment: Moment) -> None:
        """Fly, breathe and listen by one fixed step."""
        slow = self._mood.slowed(moment.dt_s)
        held_well = self._mood.step(moment)
        self._flaps = (self._flaps + slow / FLAP_S) % 1.0
        if moment.intruder is not None:
            self._heard = moment.intruder.side
        elif self._mood.dusk < 0.05:
            self._heard = None
        up = PerSide(*(self._mood.dusk if self._heard in {None, side} else 0.0 for side in Side))
        self._ears = both_eased(self._ears, up, moment.dt_s, 0.2)
        near = self._mood.sides.map(lambda side: max(0.0, 1 - 4 * abs(1 - side)))
        self._near = both_eased(self._near, near, moment.dt_s, 0.4)
        self._glow = eased(self._glow, self._mood.glad, moment.dt_s, 0.5)
        self._motes.step(slow)
        self._motes.pollen(slow, (MIDDLE_X, THERE[1] + 40), self._mood.glad)
        if held_well:
            for way in (-1, 1):
                self._motes.petals(self._at(way), 6)

    def _at(self, way: int) -> Point:
        """Where the left (-1) or right (1) butterfly is."""
        side = self._mood.sides.left if way < 0 else self._mood.sides.right
        out = RESTING[0] + side * (THERE[0] - RESTING[0]) - 34 * math.sin(math.pi * min(1.0, side))
        bob = 3 * min(1.0, 3 * side) * math.sin(2 * math.pi * self._flaps)
        return (MIDDLE_X + way * out, RESTING[1] + side * (THERE[1] - RESTING[1]) + bob)

    def draw(self, canvas: Canvas) -> None:
        """The garden, the arch's blossoms, the cat, and the butterflies before it."""
        canvas.backdrop(self.backdrop, 0.5 * self._mood.dusk)
        canvas.glow((MIDDLE_X, THERE[1] + 40), 250, "sun", 0.75 * self._glow)
        for at, age_s in zip(ARCH, self._mood.ages_s, strict=False):
            canvas.art("blossom", at, 2 * round(29 * (1 - math.exp(-age_s / 0.5))))
        self._draw_cat(canvas)
        for way in (-1, 1):
            self._draw_butterfly(canvas, way)
        self._motes.draw(canvas)

    def _draw_cat(self, canvas: Canvas) -> None:
        breath = self._mood.sway
        canvas.art("cushion", (MIDDLE_X, CUSHION_Y), 112)
        canvas.art("cat_body", (MIDDLE_X, BODY_Y - breath), 176 + 2 * breath)
        head_y = HEAD_Y - 1.5 * breath
        for way, ear in ((-1, self._ears.left), (1, self._ears.right)):
            turn = math.radians(52 - EAR_TURN_DEG * ear)
            at = (MIDDLE_X + way * (40 + 26 * math.sin(turn)), head_y - 36 - 26 * math.cos(turn))
            canvas.art("cat_ear", at, 64, -way * math.degrees(turn))
        canvas.art("cat_head", (MIDDLE_X, head_y), 132)
        canvas.art("cat_tail", (MIDDLE_X, CUSHION_Y - 8), 62)
        for name, alpha in lids(self._mood.dusk).items():
            canvas.art(f"cat_eyes_{name}", (MIDDLE_X, head_y - 4), 42, alpha=alpha)

    def _draw_butterfly(self, canvas: Canvas, way: int) -> None:
        side = self._mood.sides.left if way < 0 else self._mood.sides.right
        x, y = self._at(way)
        near = self._near.left if way < 0 else self._near.right
        canvas.glow((MIDDLE_X + way * THERE[0], THERE[1] - 22), 70, "sun", 0.9 * near)
        beat = 0.5 - 0.5 * math.cos(2 * math.pi * self._flaps)
        wings = 0.55 + 0.45 * min(1.0, side) - 0.2 * beat * min(1.0, 4 * side)
        canvas.art("butterfly_left" if way < 0 else "butterfly_right", (x, y), SPAN_PX, 90, stretch=wings)


def lids(dusk: float) -> dict[str, float]:
    """How clearly each drawing of the eyes is seen, 0..1: asleep, drowsy, awake; always both eyes alike."""
    drowsy, awake = (min(1.0, max(0.0, 8 * (dusk - begins))) for begins in (0.25, 0.65))
    return {"shut": 1 - drowsy, "slit": drowsy - awake, "open": awake}
