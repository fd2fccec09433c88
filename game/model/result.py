"""What came of a repetition, and what it was judged by."""

from dataclasses import dataclass

from game.model.body import sided
from game.model.level import Band, Level, Ramp, Tempo, Weights
from game.model.reading import Coupled
from game.model.side import Affected, PerSide, Side


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a score, each 0..1; None where a part does not apply or was not seen."""

    symmetry: float | None
    reach: float
    steadiness: float
    release: float | None
    quiet: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What the parts were made of.

    `ratio` is the weaker over the stronger side's movement, `reached` each side's mean activation over the hold, `sway`
    the hold's standard deviation as a share of its height, `after` the larger side's activation as the release ends,
    None where that was not seen. `along` is what moved along most, as soon as it can be told from rest, though it may
    have cost nothing.
    """

    ratio: float
    reached: PerSide[float]
    sway: float
    after: float | None
    along: "Intrusion | None" = None


@dataclass(frozen=True, slots=True)
class Intrusion:
    """Something that moved along: a `part` of one `side`.

    `amount` in `unit` is about the most that it kept for 0.3 s beyond what is natural, `since_s` when it began, in
    seconds into the repetition.
    """

    part: str
    side: Side
    amount: float
    unit: str
    since_s: float

    @property
    def words(self) -> str:
        """Where it is, as a patient says it.

        >>> Intrusion("eye", Side.LEFT, 18.0, "points", 4.2).words
        'left eye'
        """
        return sided(self.part, self.side)


@dataclass(frozen=True, slots=True)
class Terms:
    """The settings a repetition was judged by. `affected` is None where that is not known."""

    band: Band
    tempo: Tempo
    weights: Weights
    symmetry: Ramp
    affected: Affected | None

    @classmethod
    def of(cls, level: Level, affected: Affected | None) -> "Terms":
        """Those of a level."""
        return cls(level.band, level.tempo, level.weights, level.symmetry, affected)


@dataclass(frozen=True, slots=True)
class Repetition:
    """One finished repetition. Without a measurement `score` and `parts` are None and `reasons` say why.

    `mm` and `uv` are each side's mean over the hold (movement from rest; EMG above rest), None for an absent sense;
    `coupled` is the same of electrodes that sit on one side. `smaller` is the side that moved clearly less,
    `intruder` what else moved along and cost points. `terms` are what it was judged by, None of repetitions kept
    before those were.
    """

    number: int
    started_s: float
    reasons: tuple[str, ...]
    score: float | None
    parts: Parts | None
    mm: PerSide[float] | None
    uv: PerSide[float] | None
    smaller: Side | None
    intruder: Intrusion | None
    algorithm: str
    figures: Figures | None = None
    coupled: Coupled | None = None
    terms: Terms | None = None

    @property
    def measured(self) -> bool:
        """Whether there is a score at all."""
        return self.score is not None


@dataclass(frozen=True, slots=True)
class CoupledBest:
    """What electrodes on one side were calibrated to, in microvolts: gentle best above rest, both muscles' rest."""

    side: Side
    best_uv: float
    rest_target_uv: float
    rest_intruder_uv: float


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The numbers of one calibration, as kept beside the repetitions judged by it.

    `mains_hz` is the hum that was filtered out of the EMG, None where nothing was; `coupled` is None where the
    electrodes sat on both sides, or none did; `delay_s` is by how much the skin was seen to follow its muscle, None
    where that was not learned.
    """

    exercise: str
    best_mm: PerSide[float] | None
    best_uv: PerSide[float] | None
    rest_uv: PerSide[float] | None
    eye_mm: PerSide[float] | None
    mains_hz: float | None = None
    coupled: CoupledBest | None = None
    delay_s: float | None = None
