"""From what a decoder gives to what the game is given."""

import numpy as np

from game.model.board import Make
from game.model.signals import EmgBlock
from game.signal.blocks import blocks, counted_blocks
from game.signal.clock import SampleClock
from game.signal.decoding import Run


class Stamper:
    """Stamps runs of samples by the counter they came with."""

    def __init__(self) -> None:
        self._clock = SampleClock()
        self._ticking: tuple[float | None, int | None] | None = None

    @property
    def rate_hz(self) -> float | None:
        """Samples a second as measured so far, or None before that is known."""
        return self._clock.rate_hz

    def __call__(self, run: Run, make: Make, arrived_s: float) -> list[EmgBlock]:
        """Blocks of the first two channels, each whole, with their counts where the board sends any."""
        ticking = run.tick_s or (1 / make.rate_hz if make.rate_hz else None), run.wraps_at
        if ticking != self._ticking:
            self._ticking, self._clock = ticking, SampleClock(*ticking)
        stamps, sent = self._clock.stamp(arrived_s, run.ticks), run.counts[:, :2]
        if run.in_uv:
            return blocks(stamps, sent, make.scale)
        return counted_blocks(stamps, sent.astype(np.int64), make.converter)
