"""The sunflower: each half opens with its side of the face, and both together bring the light."""

import math

from game.model.moment import Moment
from game.model.phrase import say
from game.model.side import PerSide
from game.ports import Canvas, Point, Role
from game.training.minigame import MiniGame
from game.training.mood import Mood, both_eased, eased, levelled
from game.training.motes import Motes

FOOT: Point = (868.0, 648.0)
HEAD_Y = 340.0
GROWTH_PX = 26.0
HEART_PX = 62.0
PETALS = 18
FOLDING_S = 0.25
"""Petals open at once and fold softly, so that nothing flashes, however fast a face moves."""
BLOOMS_AT_MOST = 14

unfolded = levelled(0.16)
"""How far a half is open: wholly in the middle of the band, and only a little more above it."""


class Sunflower(MiniGame):
    """A sunflower with a kind face. A repetition that was measured lets one more small flower bloom at its foot."""

    title = say("Sunflower")
    backdrop = "meadow"
    emblem, plant = "places/sunflower", "plants/sunflower"

    def __init__(self, seed: int) -> None:
        self._mood = Mood(unfolded)
        self._motes = Motes(seed)
        self._open = PerSide(0.0, 0.0)
        self._smiles = False
        self._smile = 0.0

    def step(self, moment: Moment) -> None:
        """Open, breathe, drift and grow by one fixed step."""
        slow = self._mood.slowed(moment.dt_s)
        held_well = self._mood.step(moment)
        folding = both_eased(self._open, self._mood.sides, moment.dt_s, FOLDING_S)
        self._open = PerSide(max(self._mood.sides.left, folding.left), max(self._mood.sides.right, folding.right))
        self._smiles = self._mood.awake * self._mood.glad > (0.4 if self._smiles else 0.6)
        self._smile = eased(self._smile, float(self._smiles), moment.dt_s, 0.1)
        self._motes.step(slow)
        if held_well:
            self._motes.petals(self._head())
        self._motes.pollen(slow, self._head(), self._mood.glad)

    def _head(self) -> Point:
        bob = (1.5 + 2.5 * self._mood.ease) * self._mood.sway
        return (FOOT[0], float(round(HEAD_Y - GROWTH_PX * self._mood.grown + bob + 10 * (1 - self._mood.awake))))

    def draw(self, canvas: Canvas) -> None:
        """The meadow, the flower in it, and the light around it."""
        canvas.backdrop(self.backdrop, 0.5 * self._mood.dusk)
        head = self._head()
        canvas.glow(head, 300, "sun", 0.85 * self._mood.glad)
        self._draw_stem(canvas, head)
        self._draw_blooms(canvas)
        self._draw_petals(canvas, head)
        self._draw_face(canvas, head)
        self._motes.draw(canvas)

    def _draw_stem(self, canvas: Canvas, head: Point) -> None:
        def along(share: float) -> Point:
            sway = 14 * math.sin(math.pi * share) * (1 - 0.35 * share)
            return (FOOT[0] - sway, FOOT[1] + share * (head[1] - FOOT[1]))

        shares = [step / 16 for step in range(17)]
        strips: tuple[tuple[Role, float, float], ...] = (("leaf", -1.0, 1.0), ("leaf_light", -0.72, -0.30))
        for role, left, right in strips:
            sides = [(along(share), 11.0 - 3.5 * share) for share in shares]
            outline = [(x + left * half, y) for (x, y), half in sides]
            outline += [(x + right * half, y) for (x, y), half in reversed(sides)]
            canvas.polygon(outline, role)
        lift = 5 * (self._mood.sides.left + self._mood.sides.right) + 2 * self._mood.sway * self._mood.ease
        for name, share, turn, size in (("leaf", 0.20, 62.0, 132.0), ("leaf_mirrored", 0.32, -58.0, 116.0)):
            angle = math.copysign(abs(turn) - lift, turn)
            x, y = along(share)
            reach = size / 2 - 3
            at = (x - reach * math.sin(math.radians(angle)), y - reach * math.cos(math.radians(angle)))
            canvas.art(name, at, size, angle)
        canvas.art("tuft", (FOOT[0], FOOT[1] - 8), 52)

    def _draw_blooms(self, canvas: Canvas) -> None:
        for number, age_s in enumerate(self._mood.ages_s[:BLOOMS_AT_MOST]):
            side = -1 if number % 2 == 0 else 1
            place = number // 2
            grown = 1 - math.exp(-age_s / 0.35)
            size = (84 - 9 * (place % 3)) * max(0.02, grown)
            x = FOOT[0] + side * (66 + 42 * place)
            canvas.art("small_flower", (x, FOOT[1] + 3 + 6 * (place % 2) - size / 2), size)

    def _draw_petals(self, canvas: Canvas, head: Point) -> None:
        breath = 1 + 0.02 * self._mood.ease * self._mood.sway
        for number in range(PETALS):
            if self._stretch(20.0 * number) < 0.9:
                ray(canvas, "sepal", head, 20.0 * number, 72 * breath, 1.0)
        for name, length, offset in (("petal_deep", 124.0, 0.5), ("petal", 108.0, 0.0)):
            for number in range(PETALS):
                angle = 360 * (number + offset) / PETALS
                ray(canvas, name, head, angle, length, self._stretch(angle) * breath)

    def _stretch(self, angle_deg: float) -> float:
        """How far the petal at an angle (counter-clockwise from the top) is unfolded."""
        across = math.sin(math.radians(angle_deg))
        share = min(1.0, max(0.0, 0.5 + 4 * across))
        return 0.36 + 0.64 * (self._open.left * share + self._open.right * (1 - share))

    def _draw_face(self, canvas: Canvas, head: Point) -> None:
        canvas.glow((head[0], head[1] + 2), 100, "shade", 0.5)
        canvas.art("heart", head, 2 * HEART_PX)
        awake, smile = self._mood.awake, self._mood.awake * self._smile
        for name, alpha in (("face_sleepy", 1 - awake), ("face_calm", awake - smile), ("face_glad", smile)):
            canvas.art(name, head, 98, alpha=min(1.0, max(0.0, 6 * alpha - 2.5)))


def ray(canvas: Canvas, name: str, head: Point, angle_deg: float, length: float, stretch: float) -> None:
    """Put a petal with its root under the heart, pointing away from it."""
    reach = HEART_PX - 14 + length * stretch / 2
    turn = math.radians(angle_deg)
    canvas.art(name, (head[0] - reach * math.sin(turn), head[1] - reach * math.cos(turn)), length, angle_deg,
               stretch=stretch)  # fmt: skip
