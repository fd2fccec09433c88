"""A board's samples as they reach the host: a clock that is off, batches, lateness and losses, the truth known."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.model.signals import FloatArray, IntArray

_CHUNK_S = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Delivery:
    """Samples that arrived together: their `counter`, and when each was really `taken_s`."""

    arrived_s: float
    number: IntArray
    taken_s: FloatArray


@dataclass(frozen=True, slots=True)
class Wire:
    """A board that says `nominal_hz` and runs `off` of it, behind a USB converter that hands on every `batch_s`.

    Batches are late by 1 ms on average (exponential), one in a hundred by 20 ms more, as on a busy machine. `lost`
    samples are missing in every 300 s, at random. With `wander` the crystal goes up and down by this share in an hour.
    """

    seed: int
    nominal_hz: float = 500.0
    off: float = 0.005
    batch_s: float = 0.016
    lost: int = 25
    wander: float = 0.0
    begun_s: float = 100.0

    def deliveries(self, seconds: float) -> Iterator[Delivery]:
        """Everything that arrives within these seconds, made a minute at a time."""
        rng = np.random.default_rng(self.seed)
        first, arrived_s = 0, 0.0
        while first / (self.nominal_hz * (1 + self.off)) < seconds:
            number = first + np.arange(int(_CHUNK_S * self.nominal_hz))
            first = int(number[-1]) + 1
            taken_s = self.begun_s + self._taken_s(number)
            batch = np.ceil(taken_s / self.batch_s).astype(np.int64)
            edges = np.flatnonzero(np.diff(batch)) + 1
            late_s = rng.exponential(0.001, len(edges) + 1)
            late_s += (rng.random(len(late_s)) < 0.01) * rng.exponential(0.02, len(late_s))
            kept = rng.random(len(number)) >= self.lost / (300 * self.nominal_hz)
            for at, late, which in zip(
                batch[np.r_[0, edges]], late_s, np.split(np.arange(len(number)), edges), strict=True
            ):
                arrived_s = max(arrived_s, float(at * self.batch_s + late))
                there = which[kept[which]]
                if len(there):
                    yield Delivery(arrived_s, number[there], taken_s[there])

    def _taken_s(self, number: IntArray) -> FloatArray:
        even_s = number / (self.nominal_hz * (1 + self.off))
        ahead_s: FloatArray = self.wander * 3600 / (2 * np.pi) * (1 - np.cos(2 * np.pi * even_s / 3600))
        return even_s + ahead_s
