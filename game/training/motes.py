"""What drifts through a mini-game: pollen while things go well, a ring of petals as thanks."""

import math

import numpy as np

from game.ports import Canvas, Point

MOTES_AT_MOST = 40
MOTE_LIFE_S = 1.2
TURN_DEG, LIGHTS = 3.0, 12
POLLEN_A_SECOND = 20.0
_RISE = 16.0
"""How fast pollen is carried up, in pixels a second."""


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


class Motes:
    """Everything that drifts: never more than 40 at once, each for 1.2 s; the same seed drifts the same way.

    Where no time passes nothing flies.
    """

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        self._due, self._flies = 0.0, True
        self.alive: list[Mote] = []

    def step(self, dt_s: float) -> None:
        """Let everything drift on, and the oldest fade."""
        self._flies = dt_s > 0
        for mote in self.alive:
            mote.step(dt_s)
        self.alive = [mote for mote in self.alive if self._flies and mote.age_s < MOTE_LIFE_S]

    def pollen(self, dt_s: float, around: Point, gladness: float) -> None:
        """Let pollen rise around a point, the more the gladder (0..1); none below 0.3."""
        self._due += POLLEN_A_SECOND * dt_s * (gladness if gladness > 0.3 else 0.0)
        while self._due >= 1:
            self._due -= 1
            turn, far = self._rng.uniform(0, 2 * math.pi), self._rng.uniform(70, 190)
            self._send(around, turn, far, self._rng.uniform(14, 40), self._rng.uniform(2.5, 5.0), petal=False)

    def petals(self, around: Point, count: int = 10) -> None:
        """Scatter petals of light in a ring around a point."""
        for number in range(count):
            turn = 2 * math.pi * (number + self._rng.uniform(-0.3, 0.3)) / count
            self._send(around, turn, 150, self._rng.uniform(90, 150), float(4 * self._rng.integers(5, 8)), petal=True)

    def draw(self, canvas: Canvas) -> None:
        """Petals are drawn, pollen glows."""
        for mote in self.alive:
            if mote.petal:  # in few turns and lights, so that few copies are kept
                turn, light = TURN_DEG * round(mote.turn_deg / TURN_DEG), math.ceil(LIGHTS * mote.light) / LIGHTS
                canvas.art("light_petal", mote.at, mote.size, turn, light)
            else:
                canvas.glow(mote.at, 3.2 * mote.size, "petal", 0.5 * mote.light)
                canvas.disc(mote.at, mote.size, "sun", mote.light)

    def _send(self, around: Point, turn: float, far: float, speed: float, size: float, *, petal: bool) -> None:
        if self._flies and len(self.alive) < MOTES_AT_MOST:
            way = (-math.sin(turn), -math.cos(turn))
            at = (around[0] + far * way[0], around[1] + far * way[1])
            drift = (speed * way[0], speed * way[1] - (0.0 if petal else _RISE))
            self.alive.append(Mote(at, drift, size, petal, math.degrees(turn)))
