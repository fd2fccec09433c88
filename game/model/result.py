"""What came of a repetition, and what it was judged by."""

from dataclasses import dataclass

from game.model.side import PerSide, Side


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a score, each 0..1; None where a part does not apply or was not seen."""

    symmetry: float | None
    reach: float
    steadiness: float
    release: float | None
    quiet: float | None


@dataclass(frozen=True, slots=True)
class Repetition:
    """One finished repetition. Without a measurement `score` and `parts` are None and `reasons` say why.

    `mm` and `uv` are each side's mean over the hold (movement from rest; EMG above rest), None for an absent sense.
    `smaller` is the side that moved clearly less, `intruder` the side on which something else moved along.
    """

    number: int
    started_s: float
    reasons: tuple[str, ...]
    score: float | None
    parts: Parts | None
    mm: PerSide[float] | None
    uv: PerSide[float] | None
    smaller: Side | None
    intruder: Side | None
    algorithm: str

    @property
    def measured(self) -> bool:
        """Whether there is a score at all."""
        return self.score is not None


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The numbers of one calibration, as kept beside the repetitions judged by it.

    `mains_hz` is the hum that was filtered out of the EMG, None where nothing was.
    """

    exercise: str
    best_mm: PerSide[float] | None
    best_uv: PerSide[float] | None
    rest_uv: PerSide[float] | None
    eye_mm: PerSide[float] | None
    mains_hz: float | None = None
