"""What the senses say at one instant, after measuring and before judging."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from game.model.side import PerSide, Side


@dataclass(frozen=True, slots=True)
class FaceMeasures:
    """Each side of a face in millimetres.

    All but `eye_mm` are movement from rest, positive in the movement's own direction; `eye_mm` is the opening
    between the lids. What something hides is not a number.
    """

    smile_mm: PerSide[float]
    pucker_mm: PerSide[float]
    brow_mm: PerSide[float]
    nose_mm: PerSide[float]
    eye_mm: PerSide[float]

    @classmethod
    def each(cls, value: Callable[[str], PerSide[float]]) -> "FaceMeasures":
        """Build one by asking for every field's value by its name."""
        return cls(**{field.name: value(field.name) for field in fields(cls)})

    @property
    def whole(self) -> bool:
        """Whether nothing of it is hidden."""
        return all(known(getattr(self, field.name)) for field in fields(self))


def known(both: PerSide[float]) -> bool:
    """Whether both sides are numbers."""
    return math.isfinite(both.left) and math.isfinite(both.right)


@dataclass(frozen=True, slots=True)
class Pose:
    """The head's attitude, zero when looking straight at the camera.

    Positive is: `yaw_deg` turned to the patient's own left, `pitch_deg` looking up, `roll_deg` tilted toward the
    patient's own left shoulder. `distance_mm` from the camera is an estimate, for the camera is not known; not a number
    where it cannot be told.
    """

    yaw_deg: float
    pitch_deg: float
    roll_deg: float
    distance_mm: float = math.nan


SLIGHT_S = 0.1
"""A blink's first and last movement is too slight to be told from stillness."""


@dataclass(frozen=True, slots=True)
class Blink:
    """Both eyes shut and open again, between these moments."""

    begin_s: float
    end_s: float

    def covers(self, t_s: float) -> bool:
        """Whether the lids may have moved at `t_s`, the blink's slight beginning and end included."""
        return self.begin_s - SLIGHT_S <= t_s <= self.end_s + SLIGHT_S


@dataclass(frozen=True, slots=True)
class Lids:
    """Whether a blink may be going on, and the newest one that is over: only then is it known to have been one."""

    blinking: bool = False
    last: Blink | None = None


@dataclass(frozen=True, slots=True)
class FaceReading:
    """A measured face. `quality` is 0..1; `hint` says in the patient's words what would raise it, or is empty.

    `strange` is whether it may be somebody else's than the rest's.
    """

    t_s: float
    pose: Pose
    measures: FaceMeasures
    quality: float
    hint: str = ""
    lids: Lids = Lids()
    strange: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Both channels' envelopes in microvolts where they sit on one side."""

    side: Side
    first_uv: float
    second_uv: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Both senses at one instant `t_s`. A silent or stale sense is None, never zero.

    `emg_uv` is each side's envelope in microvolts; None where the montage is coupled, for then `pair` has both of one
    side.
    """

    t_s: float
    face: FaceReading | None
    emg_uv: PerSide[float] | None
    pair: Pair | None = None

    @property
    def channels_uv(self) -> PerSide[float] | None:
        """Both channels' envelopes wherever they sit, the first as left."""
        return self.emg_uv if self.pair is None else PerSide(self.pair.first_uv, self.pair.second_uv)


@dataclass(frozen=True, slots=True)
class Coupled:
    """The affected side's EMG above rest in microvolts: the target's and its intruder's."""

    side: Side
    target_uv: float
    intruder_uv: float


@dataclass(frozen=True, slots=True)
class Effort:
    """One exercise seen in a reading.

    `activation` is 0 at rest and 1 at gentle best, from whichever senses speak, None where none does. `mm` is the
    target's movement, `uv` the EMG above rest. `intrusion` is how far each of the exercise's intruders, in their order,
    has moved from its own rest, in its own unit (percentage points of eye opening, or millimetres). `mm` and
    `intrusion` are None without a face, `mm` and a single intruder also where what they are measured by is hidden.
    `seen_s` is when the face's picture was taken, None without one. `why` says in the patient's words why the camera
    does not measure the target, and is empty where it does, or where that is not known. `coupled` is the EMG of a
    coupled montage, which says nothing of symmetry.
    """

    seen_s: float | None
    activation: PerSide[float] | None
    mm: PerSide[float] | None
    uv: PerSide[float] | None
    intrusion: tuple[PerSide[float] | None, ...] | None
    lids: Lids = Lids()
    why: str = ""
    coupled: Coupled | None = None

    def within(self, blinks: Iterable[Blink]) -> bool:
        """Whether its picture was taken in one of these blinks."""
        return self.seen_s is not None and any(blink.covers(self.seen_s) for blink in blinks)
