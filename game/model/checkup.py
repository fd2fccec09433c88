"""A check-up: how a face is at rest, and what each movement does, three times over."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from game.model.result import Intrusion
from game.model.side import Affected, PerSide, Side


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """Left minus right of a resting face, in its own frame, whose x runs through the outer corners of the eyes.

    `mouth_mm` and `brow_mm` are positive where the left is higher (the mouth's corner; the mean of the brow's
    landmarks), `eye_mm` where the left eye is opened wider.
    """

    mouth_mm: float
    eye_mm: float
    brow_mm: float


@dataclass(frozen=True, slots=True)
class Trial:
    """One movement, once. What could not be measured is None.

    `mm` and `uv` are how far each side went above its rest; `target_uv` and `intruder_uv` are what electrodes on one
    side heard. `symmetry` is the smaller side over the larger, 0..1. `quiet` is 1 where nothing moved along, and
    `intruder` what did most. `seen` and `heard` are the shares of the time in which each sense could tell.
    """

    mm: PerSide[float] | None
    uv: PerSide[float] | None
    symmetry: float | None
    quiet: float | None
    intruder: Intrusion | None
    seen: float
    heard: float
    target_uv: float | None = None
    intruder_uv: float | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """One exercise's movement, and its trials; figures are medians over those in which they could be measured."""

    exercise: str
    trials: tuple[Trial, ...]

    @property
    def mm(self) -> PerSide[float] | None:
        """Each side's way in millimetres."""
        return _middle(each.mm for each in self.trials)

    @property
    def uv(self) -> PerSide[float] | None:
        """Each side's muscle above its rest in microvolts."""
        return _middle(each.uv for each in self.trials)

    @property
    def symmetry(self) -> float | None:
        """The smaller side over the larger, 0..1."""
        return _median(each.symmetry for each in self.trials)

    @property
    def quiet(self) -> float | None:
        """1 where nothing moved along, 0 at the full penalty."""
        return _median(each.quiet for each in self.trials)

    @property
    def intruder(self) -> Intrusion | None:
        """What moved along in two trials or more, as in the one in which it did most."""
        named = [each.intruder for each in self.trials if each.intruder is not None]
        often = [each for each in named if sum((o.part, o.side) == (each.part, each.side) for o in named) > 1]
        return max(often, key=lambda each: each.amount, default=None)

    @property
    def seen(self) -> float:
        """The share of the time in which the camera could tell, 0..1."""
        return statistics.fmean(each.seen for each in self.trials) if self.trials else 0.0


@dataclass(frozen=True, slots=True)
class CheckUp:
    """Everything that was found, the movements in the order in which they were asked for.

    `coupled` is the side both channels sat on, if they did; `rest_uv` is then the target's and the intruder's.
    """

    resting: Asymmetry | None
    rest_uv: PerSide[float] | None
    movements: tuple[Movement, ...]
    affected: Affected | None
    coupled: Side | None
    algorithm: str


def _median(values: Iterable[float | None]) -> float | None:
    there = [value for value in values if value is not None]
    return statistics.median(there) if there else None


def _middle(values: Iterable[PerSide[float] | None]) -> PerSide[float] | None:
    there = [both for both in values if both is not None]
    if not there:
        return None
    return PerSide(statistics.median(both.left for both in there), statistics.median(both.right for both in there))
