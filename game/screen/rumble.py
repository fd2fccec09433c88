"""What a gamepad lets either hand feel: that side of the face, cues, and an intruder."""

import time
from collections.abc import Callable

from game.model.side import PerSide
from game.screen.pads import Pads

GENTLEST, GENTLE = 0.08, 0.32
"""How strong a side is felt that has just begun, and one at the top of its band: motors do not turn for less."""
PULSE, PULSE_MS, PULSES_S = 0.4, 90, (0.0, 0.22)
"""How an intruder is felt: how strong, for how long each, and when after it was noticed."""
PULSES_APART_S = 2.0
"""An intruder that comes and goes is not felt more often."""
COMMAND_S, KEEPS_S, LASTS_MS, STEP = 0.08, 0.2, 320, 0.04
"""Gamepads are told no more often than this, again after this long, for this long, and of no smaller change."""


class Rumble:
    """Tells the gamepads, and no more often than they can take. What is told last fades by itself."""

    def __init__(self, pads: Pads, now_s: Callable[[], float] = time.monotonic) -> None:
        self._pads, self._now_s = pads, now_s
        self._told, self._told_s = PerSide(0.0, 0.0), float("-inf")
        self._busy_until_s = self._intruded_s = float("-inf")
        self._pulses: list[float] = []
        self._intrudes = False

    def hum(self, length_ms: int) -> None:
        """Let a cue be felt in both hands; nothing else is until it is over."""
        self._pads.hum(length_ms)
        self._busy_until_s = self._now_s() + length_ms / 1000

    def follow(self, sides: PerSide[float] | None, *, intrudes: bool) -> None:
        """Let either hand feel its side (0..1), and an intruder as two short pulses; None is stillness."""
        now_s = self._now_s()
        if intrudes and not self._intrudes and now_s - self._intruded_s >= PULSES_APART_S:
            self._intruded_s, self._pulses = now_s, [now_s + after_s for after_s in PULSES_S]
        self._intrudes = intrudes
        if now_s < self._busy_until_s:
            return
        if self._pulses:
            if now_s >= self._pulses[0]:
                self._pulses.pop(0)
                self._tell(PerSide(PULSE, PULSE), now_s, PULSE_MS)
            return
        if self._intruded_s + PULSES_S[-1] + COMMAND_S + PULSE_MS / 1000 > now_s:
            return
        strength = PerSide(0.0, 0.0) if sides is None else sides.map(_strength)
        changed = max(abs(strength.left - self._told.left), abs(strength.right - self._told.right)) >= STEP
        fades = any(strength) and now_s - self._told_s >= KEEPS_S
        if (changed and now_s - self._told_s >= COMMAND_S) or fades:
            self._tell(strength, now_s, LASTS_MS)

    def _tell(self, strength: PerSide[float], now_s: float, length_ms: int) -> None:
        self._pads.feel(strength.left, strength.right, length_ms)
        self._told, self._told_s = strength, now_s


def _strength(share: float) -> float:
    return GENTLEST + (GENTLE - GENTLEST) * min(1.0, share) if share > 0 else 0.0
