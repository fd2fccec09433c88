"""The sunflower: each half opens with its side of the face, and both together bring the light."""

import math

import numpy as np

from game.model.moment import Moment, Phase
from game.model.side import PerSide
from game.ports import Canvas, Point, Role
from game.training.minigame import MiniGame

FOOT: Point = (868.0, 648.0)
HEAD_Y = 340.0
GROWTH_PX = 26.0
HEART_PX = 62.0
PETALS = 18
MOTES_AT_MOST = 40
MOTE_LIFE_S = 1.2
MOTES_A_SECOND = 20.0
BREATH_S = 4.0
GOOD_HOLD = 0.5


class Mote:
    """A speck of pollen, or a petal of light: where it is, how it drifts, how old it is."""

    __slots__ = ("age_s", "at", "drift", "petal", "size", "turn_deg")

    def __init__(self, at: Point, drift: Point, size: float, petal: bool, turn_deg: float) -> None:
        self.at, self.drift, self.size, self.petal, self.turn_deg = at, drift, size, petal, turn_deg
        self.age_s = 0.0

    def step(self, dt_s: float) -> None:
        """Drift on, slowing down."""
        self.age_s += dt_s
        slower = math.exp(-0.9 * dt_s)
        self.drift = (self.drift[0] * slower, self.drift[1] * slower - 6 * dt_s)
        self.at = (self.at[0] + self.drift[0] * dt_s, self.at[1] + self.drift[1] * dt_s)
        self.turn_deg += 50 * dt_s

    @property
    def light(self) -> float:
        """How bright it is: up at once, down slowly, 0..1."""
        share = self.age_s / MOTE_LIFE_S
        return min(1.0, share * 6) * math.sqrt(max(0.0, 1 - share))


class Sunflower(MiniGame):
    """A sunflower with a kind face. A repetition that was measured lets one more small flower bloom at its foot."""

    title = "Sunflower"

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        self._open = PerSide(0.0, 0.0)
        self._awake = 0.0
        self._glad = 0.0
        self._dusk = 0.0
        self._ease = 0.0
        self._breath = 0.0
        self._grown = 0.0
        self._blooms: list[float] = []
        self._motes: list[Mote] = []
        self._due = 0.0
        self._phase: Phase | None = None
        self._held = self._held_well = 0.0

    def step(self, moment: Moment) -> None:
        """Open, breathe, drift and grow by one fixed step."""
        dt = moment.dt_s
        slow = dt * (1 - 0.5 * self._dusk)
        seen = moment.activation
        aim = PerSide(0.0, 0.0) if seen is None else seen.map(lambda a: unfolded(a, moment.band.middle))
        glad = moment.in_band and moment.phase in (Phase.MOVE, Phase.HOLD)
        self._open = PerSide(*(eased(now, to, dt, 0.05) for now, to in zip(self._open, aim, strict=True)))
        self._awake = eased(self._awake, float(seen is not None), dt, 0.4)
        self._glad = eased(self._glad, moment.quiet if glad else 0.0, dt, 0.22)
        self._dusk = eased(self._dusk, 1 - moment.quiet, dt, 0.45)
        self._ease = eased(self._ease, float(moment.phase is Phase.REST or seen is None), dt, 0.6)
        self._breath = (self._breath + slow / BREATH_S) % 1.0
        self._grown = eased(self._grown, len(self._blooms) / max(1, moment.repetitions), dt, 0.5)
        self._blooms = [age + dt for age in self._blooms]
        self._follow(moment)
        self._drift(slow)

    def _follow(self, moment: Moment) -> None:
        """Answer the end of a hold with light, and the end of a repetition with a flower."""
        if moment.phase is Phase.HOLD:
            self._held += moment.dt_s
            self._held_well += moment.dt_s * moment.in_band
        if self._phase is Phase.HOLD and moment.phase is not Phase.HOLD:
            if self._held_well > GOOD_HOLD * self._held:
                self._scatter(10)
            self._held = self._held_well = 0.0
        if self._phase is Phase.RELEASE and moment.phase is not Phase.RELEASE and moment.last_score:
            self._blooms.append(0.0)
        self._phase = moment.phase

    def _drift(self, dt_s: float) -> None:
        for mote in self._motes:
            mote.step(dt_s)
        self._motes = [mote for mote in self._motes if mote.age_s < MOTE_LIFE_S]
        self._due += MOTES_A_SECOND * dt_s * (self._glad if self._glad > 0.3 else 0.0)
        while self._due >= 1:
            self._due -= 1
            turn, far = self._rng.uniform(0, 2 * math.pi), self._rng.uniform(70, 190)
            self._send(turn, far, self._rng.uniform(14, 40), self._rng.uniform(2.5, 5.0), petal=False)

    def _scatter(self, count: int) -> None:
        for number in range(count):
            turn = 2 * math.pi * (number + self._rng.uniform(-0.3, 0.3)) / count
            self._send(turn, 150, self._rng.uniform(90, 150), self._rng.uniform(20, 30), petal=True)

    def _send(self, turn: float, far: float, speed: float, size: float, *, petal: bool) -> None:
        if len(self._motes) < MOTES_AT_MOST:
            x, y = self._head()
            way = (-math.sin(turn), -math.cos(turn))
            lift = 0.0 if petal else 16.0
            self._motes.append(
                Mote(
                    (x + far * way[0], y + far * way[1]),
                    (speed * way[0], speed * way[1] - lift),
                    size,
                    petal,
                    math.degrees(turn),
                )
            )

    def _head(self) -> Point:
        bob = (1.5 + 2.5 * self._ease) * math.sin(2 * math.pi * self._breath)
        return (FOOT[0], float(round(HEAD_Y - GROWTH_PX * self._grown + bob + 10 * (1 - self._awake))))

    def draw(self, canvas: Canvas) -> None:
        """The meadow, the flower in it, and the light around it."""
        canvas.backdrop("meadow", 0.5 * self._dusk)
        head = self._head()
        canvas.glow(head, 300, "sun", 0.85 * self._glad)
        self._draw_stem(canvas, head)
        self._draw_blooms(canvas)
        self._draw_petals(canvas, head)
        self._draw_face(canvas, head)
        for mote in self._motes:
            if mote.petal:
                canvas.art("light_petal", mote.at, mote.size, mote.turn_deg, mote.light)
            else:
                canvas.glow(mote.at, 3.2 * mote.size, "petal", 0.5 * mote.light)
                canvas.disc(mote.at, mote.size, "sun", mote.light)

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
        lift = 10 * (self._open.left + self._open.right) / 2 + 2 * math.sin(2 * math.pi * self._breath) * self._ease
        for name, share, turn, size in (("leaf", 0.20, 62.0, 132.0), ("leaf_mirrored", 0.32, -58.0, 116.0)):
            angle = math.copysign(abs(turn) - lift, turn)
            x, y = along(share)
            reach = size / 2 - 3
            at = (x - reach * math.sin(math.radians(angle)), y - reach * math.cos(math.radians(angle)))
            canvas.art(name, at, size, angle)
        canvas.art("tuft", (FOOT[0], FOOT[1] - 8), 52)

    def _draw_blooms(self, canvas: Canvas) -> None:
        for number, age_s in enumerate(self._blooms[:14]):
            side = -1 if number % 2 == 0 else 1
            place = number // 2
            grown = 1 - math.exp(-age_s / 0.35)
            size = (84 - 9 * (place % 3)) * max(0.02, grown)
            x = FOOT[0] + side * (66 + 42 * place)
            canvas.art("small_flower", (x, FOOT[1] + 3 + 6 * (place % 2) - size / 2), size)

    def _draw_petals(self, canvas: Canvas, head: Point) -> None:
        breath = 1 + 0.02 * self._ease * math.sin(2 * math.pi * self._breath)
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
        happy = self._awake * self._glad
        for name, alpha in (
            ("face_sleepy", 1 - self._awake),
            ("face_calm", self._awake - happy),
            ("face_glad", happy),
        ):
            canvas.art(name, head, 98, alpha=min(1.0, max(0.0, 6 * alpha - 2.5)))


def ray(canvas: Canvas, name: str, head: Point, angle_deg: float, length: float, stretch: float) -> None:
    """Put a petal with its root under the heart, pointing away from it."""
    reach = HEART_PX - 14 + length * stretch / 2
    turn = math.radians(angle_deg)
    canvas.art(name, (head[0] - reach * math.sin(turn), head[1] - reach * math.cos(turn)), length, angle_deg,
               stretch=stretch)  # fmt: skip


def unfolded(activation: float, middle: float) -> float:
    """How far a half is open: 1 in the middle of the band, a little more above it, never less for more movement."""
    wide = max(0.0, activation) / middle
    return wide if wide <= 1 else 1 + 0.16 * (1 - math.exp(1 - wide))


def eased(now: float, to: float, dt_s: float, tau_s: float) -> float:
    """`now`, drawn towards `to` with a time constant; the same at any frame rate."""
    return to + (now - to) * math.exp(-dt_s / tau_s)
