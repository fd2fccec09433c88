"""From what a decoder gives to what the game is given."""

from game.model.board import Make
from game.model.signals import EmgBlock
from game.signal.blocks import blocks
from game.signal.clock import SampleClock
from game.signal.decoding import Run


class Stamper:
    """Scales and stamps runs of samples, by the counter they came with."""

    def __init__(self) -> None:
        self._clock = SampleClock()
        self._ticking: tuple[float | None, int | None] | None = None

    @property
    def rate_hz(self) -> float | None:
        """Samples a second as measured so far, or None before that is known."""
        return self._clock.rate_hz

    def __call__(self, run: Run, make: Make, arrived_s: float) -> list[EmgBlock]:
        """Blocks of the first two channels in microvolts, each whole."""
        ticking = run.tick_s or (1 / make.rate_hz if make.rate_hz else None), run.wraps_at
        if ticking != self._ticking:
            self._ticking, self._clock = ticking, SampleClock(*ticking)
        uv = (run.counts[:, :2] - make.middle) * make.uv_per_count
        return blocks(self._clock.stamp(arrived_s, run.ticks), uv)
