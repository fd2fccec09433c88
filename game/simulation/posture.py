"""Where the head is: a small natural sway, and for some a walk out of the picture."""

from dataclasses import dataclass

import numpy as np

from game.simulation.chance import chance, waves

_GONE_MM = 520.0
_TURN_DEG = 38.0
_WALK_S = 0.9


@dataclass(frozen=True, slots=True)
class Head:
    """Pose and place of the head.

    Yaw is positive toward the patient's left, pitch with the chin up, roll with the crown toward the patient's left.
    `right_mm` and `down_mm` shift it in the unmirrored picture; `distance_mm` is from the camera to the eyes.
    """

    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0
    right_mm: float = 0.0
    down_mm: float = 0.0
    distance_mm: float = 550.0
    present: bool = True


@dataclass(frozen=True, slots=True)
class Posture:
    """How a person sits: sway of the head in degrees and millimetres, distance, and how often they leave (0 never)."""

    sway_deg: float = 1.0
    sway_mm: float = 3.0
    distance_mm: float = 550.0
    leaves_every_s: float = 0.0
    away_s: float = 3.0

    def head(self, t_s: float, seed: int) -> Head:
        """The head at one moment."""
        t = np.array([t_s])
        sway = [float(waves(t, seed * 13 + k, 0.05, 0.35)[0]) for k in range(6)]
        away = self._away(t_s, seed)
        return Head(
            yaw_deg=sway[0] * self.sway_deg - away * _TURN_DEG,
            pitch_deg=sway[1] * self.sway_deg * 0.7,
            roll_deg=sway[2] * self.sway_deg * 0.8,
            right_mm=sway[3] * self.sway_mm + away * _GONE_MM,
            down_mm=sway[4] * self.sway_mm * 0.6,
            distance_mm=self.distance_mm + sway[5] * self.sway_mm * 1.5,
            present=away < 0.2,
        )

    def _away(self, t_s: float, seed: int) -> float:
        if self.leaves_every_s <= 0:
            return 0.0
        slot = int(t_s // self.leaves_every_s)
        room_s = self.leaves_every_s - self.away_s - 2 * _WALK_S
        since_s = t_s - slot * self.leaves_every_s - room_s * (0.5 + 0.5 * chance(seed, slot, 21))
        out = np.clip(since_s / _WALK_S, 0, 1)
        back = np.clip((since_s - _WALK_S - self.away_s) / _WALK_S, 0, 1)
        return float(out * out * (3 - 2 * out) - back * back * (3 - 2 * back))
