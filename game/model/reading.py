"""What the senses say at one instant, after measuring and before judging."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from game.model.side import PerSide, Side
from game.model.signals import FloatArray


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


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What two channels, the first as left, have said of late; a channel that is not heard is no number.

    `uv` (n, 2) are means of the rectified muscle over slices of time about `t_s` (n,), each so `full` (n, 2), 0..1: a
    steady muscle's mean is its `level_uv`, the envelope's newest value.
    """

    t_s: FloatArray
    uv: FloatArray
    full: FloatArray
    level_uv: PerSide[float]


@dataclass(frozen=True, slots=True)
class Reading:
    """Both senses at one instant `t_s`. A silent or stale sense is None, never zero.

    `coupled` is the side both channels sit on, if they do. `faces` are those of late, `face` the last of them; where
    there is none `unseen` says why in the patient's words, if that is known.
    """

    t_s: float
    face: FaceReading | None
    heard: Heard | None = None
    coupled: Side | None = None
    faces: tuple[FaceReading, ...] = ()
    unseen: str = ""

    @property
    def hint(self) -> str:
        """What would let the camera see better, in the patient's words; empty where it sees well, or nobody."""
        return self.unseen if self.face is None else self.face.hint

    @property
    def channels_uv(self) -> PerSide[float] | None:
        """Both channels' envelopes wherever they sit, the first as left; one that is not heard is no number."""
        return None if self.heard is None else self.heard.level_uv

    @property
    def emg_uv(self) -> PerSide[float] | None:
        """Each side's envelope in microvolts; None unless both sides' are heard."""
        channels_uv = self.channels_uv
        return channels_uv if channels_uv is not None and self.coupled is None and known(channels_uv) else None


@dataclass(frozen=True, slots=True)
class Activation:
    """One side's muscle at one instant: 0 at rest, 1 at gentle best.

    `speed` is its change a second, `spread` the standard deviation of what `level` may be off by. `seen` and `heard`
    say which senses speak of it; one of them does.
    """

    level: float
    speed: float
    spread: float
    seen: bool
    heard: bool


@dataclass(frozen=True, slots=True)
class Coupled:
    """The affected side's EMG above rest in microvolts: the target's and its intruder's."""

    side: Side
    target_uv: float
    intruder_uv: float


_NEITHER: PerSide[Activation | None] = PerSide(None, None)


@dataclass(frozen=True, slots=True)
class Effort:
    """One exercise seen in a reading.

    `activation` is 0 at rest and 1 at gentle best, from whichever senses speak, None where none does for a side;
    `sides` is the same side by side, with its speed, its uncertainty and the senses it is known by. `mm` is the
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
    sides: PerSide[Activation | None] = _NEITHER

    def within(self, blinks: Iterable[Blink]) -> bool:
        """Whether its picture was taken in one of these blinks."""
        return self.seen_s is not None and any(blink.covers(self.seen_s) for blink in blinks)
