"""A clip: one sitter at rest, then moving by known amounts, 30 pictures a second, as a webcam would see them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, Protocol

import numpy as np

from game.model.side import PerSide
from game.model.signals import ByteArray, FloatArray, Picture
from game.simulation.intention import minimum_jerk
from game.simulation.muscles import Muscles
from game.simulation.posture import Head, Posture
from game.simulation.relief import SMILE_MM
from tests.benchmarks.truth.acts import NONE, Act, Turn, lid
from tests.benchmarks.truth.cover import Cover
from tests.benchmarks.truth.sensor import noisy

RATE_HZ = 30
DRIFT, DRIFT_S = 0.03, 7.0

Stage = Literal["rest", "still", "moving", "hold"]


@dataclass(frozen=True, slots=True)
class Truth:
    """What a picture shows: mouth corners from their rest, lids' openings (None where unknown), and the scale.

    `px_per_mm` is the picture's scale in the plane of the irises.
    """

    smile_mm: PerSide[float]
    eye_mm: PerSide[float] | None
    px_per_mm: float


class Sitter(Protocol):
    """Somebody who can be pictured."""

    def picture(self, muscles: Muscles, head: Head) -> ByteArray:
        """Uint8 BGR (480, 640, 3), without noise."""
        ...

    def truth(self, muscles: Muscles, head: Head) -> Truth:
        """What that picture shows."""
        ...

    def before(self, head: Head) -> FloatArray:
        """Where millimetres just before the face are in the picture, (2, 3); the pupils' middle is at 0, 0."""
        ...


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture and its truth. `stage` is rest while trackers may take their rest, hold while all acts are held."""

    picture: Picture
    truth: Truth
    stage: Stage


@dataclass(frozen=True, slots=True)
class Clip:
    """What happens before the camera. `head` is where it is about, `posture` how it sways, `blinks` (begin, length).

    After `rest_s` the head goes to `later` within `later_s`, if there is one. Every clip has a sensor's noise
    and brightness that drifts by `DRIFT`. From `cover_s` on a `cover` is before the face.
    All along, corners of the mouth droop by `droop_mm` against a smile's way, and eyes are closed by shares, `narrow`.
    """

    name: str
    sitter: Sitter
    acts: tuple[Act, ...] = ()
    lasting_s: float = 0.0
    rest_s: float = 1.6
    head: Head = field(default_factory=Head)
    later: Head | None = None
    later_s: float = 1.0
    posture: Posture = field(default_factory=Posture)
    turns: tuple[Turn, ...] = ()
    blinks: tuple[tuple[float, float], ...] = ()
    droop_mm: PerSide[float] = NONE
    narrow: PerSide[float] = NONE
    cover: Cover | None = None
    cover_s: float = 0.0
    seed: int = 0

    def shots(self) -> Iterator[Shot]:
        """Every picture in order, the same each time."""
        dice = np.random.default_rng(self.seed)
        end_s = max([self.rest_s + self.lasting_s, *(act.end_s + 0.2 for act in self.acts)])
        for number in range(round(end_s * RATE_HZ)):
            t_s = number / RATE_HZ
            muscles, head = self.muscles(t_s), self.head_at(t_s)
            light = 1 + DRIFT * np.sin(2 * np.pi * (t_s / DRIFT_S + self.seed * 0.37))
            bgr = self.sitter.picture(muscles, head)
            if self.cover is not None and t_s >= self.cover_s:
                self.cover.lay(bgr, self.sitter.before(head))
            bgr = noisy(bgr, float(light), dice)
            yield Shot(Picture(t_s, bgr), self.sitter.truth(muscles, head), self.stage(t_s))

    def stage(self, t_s: float) -> Stage:
        if t_s < self.rest_s:
            return "rest"
        shares = [share for act in self.acts if (share := act.share(t_s)) > 0.001]
        if not shares:
            return "still"
        return "hold" if min(shares) > 0.999 else "moving"

    def muscles(self, t_s: float) -> Muscles:
        """What contracts at a moment."""
        smile, eye, pucker = -np.array(tuple(self.droop_mm)) / SMILE_MM, np.array(tuple(self.narrow)), np.zeros(2)
        for act in self.acts:
            share = act.share(t_s)
            smile += share * np.array(tuple(act.smile_mm)) / SMILE_MM
            pucker += share * np.array(tuple(act.pucker))
            eye = np.maximum(eye, share * np.array(tuple(act.closed)))
        for begin_s, length_s in self.blinks:
            eye = np.maximum(eye, lid((t_s - begin_s) / length_s))
        smiling, puckered, shut = (PerSide(float(both[0]), float(both[1])) for both in (smile, pucker, eye))
        return Muscles(smiling, puckered, shut, brow=NONE, nose=NONE)

    def head_at(self, t_s: float) -> Head:
        """Where the head is at a moment."""
        sway = self.posture.head(t_s, self.seed)
        later = self.later or self.head
        gone = float(minimum_jerk(np.array([(t_s - self.rest_s) / self.later_s]))[0])

        def at(name: str) -> float:
            turned = sum(float(getattr(turn, name, 0.0)) * turn.share(t_s) for turn in self.turns)
            there = getattr(self.head, name) * (1 - gone) + getattr(later, name) * gone
            return float(there + getattr(sway, name) + turned)

        return Head(
            at("yaw_deg"), at("pitch_deg"), at("roll_deg"), at("right_mm"), at("down_mm"),
            at("distance_mm") - self.posture.distance_mm,
        )  # fmt: skip
