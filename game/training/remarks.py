"""A score in words: short, warm, concrete; never a verdict on the person."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from game.model.level import Band
from game.model.moment import Moment, Phase
from game.model.result import Figures, Intrusion, Repetition
from game.model.side import PerSide, Side
from game.training.explained import amount
from game.training.judge import NAMED_QUIET


@dataclass(frozen=True, slots=True)
class Remark:
    """One part of a score: its name, its value 0..1 (None where it does not apply) and a sentence."""

    name: str
    value: float | None
    words: str


def remarks(repetitions: Sequence[Repetition]) -> list[Remark]:
    """Every part of the score over the measured repetitions; empty where none was measured."""
    measured = [r for r in repetitions if r.parts is not None]
    if not measured:
        return []

    def mean(name: str) -> float | None:
        values = [getattr(r.parts, name) for r in measured]
        there = [value for value in values if value is not None]
        return sum(there) / len(there) if there else None

    figures = [r.figures for r in measured if r.figures is not None]
    symmetry, quiet = mean("symmetry"), mean("quiet")
    found = [
        Remark("Together", symmetry, _together(symmetry, measured)),
        Remark("In the band", reach := mean("reach"), _graded(reach, _BAND) + _reached(figures)),
        Remark("Steady", steadiness := mean("steadiness"), _graded(steadiness, _STEADY) + _swayed(figures)),
        Remark("Letting go", release := mean("release"), _graded(release, _RELEASE)),
        Remark("Quiet", quiet, _quiet(quiet, measured)),
    ]
    return [remark for remark in found if remark.value is not None]


def headline(repetition: Repetition) -> str:
    """The one thing to say after a repetition: what stands out, kindly."""
    parts = repetition.parts
    if parts is None:
        return repetition.reasons[0]
    if repetition.intruder is not None:
        return f"Your {repetition.intruder.words} came along. Smaller, softer is better"
    if parts.symmetry is not None and parts.symmetry >= 0.8:
        return "Both sides arrived together"
    if repetition.smaller is not None:
        return f"Wait for your {repetition.smaller} side; small is fine"
    return "Thank you. Rest now"


def live(moment: Moment) -> str:
    """A few words on what both sides do at this moment; they name the side that the score would name."""
    activation = moment.activation
    if activation is None:
        return "waiting for you"
    if moment.phase in {Phase.MOVE, Phase.HOLD}:
        return "smaller, softer" if moment.intruder is not None else _moving(activation, moment.band, moment.smaller)
    if moment.phase is Phase.PROMPT:
        return "getting ready"
    return "at rest" if max(activation) < moment.band.low / 2 else "letting go"


def _moving(activation: PerSide[float], band: Band, smaller: Side | None) -> str:
    most, least = max(activation), min(activation)
    if most > band.high:
        return "smaller is better here"
    if most < band.low:
        return "at rest" if most < band.low / 2 else "just below the band"
    if smaller is not None:
        return f"wait for your {smaller} side"
    return "both sides in the band" if least >= band.low else "nearly both in the band"


_BAND = ("Softly in the band", "Partly in the band", "The band comes in time")
_STEADY = ("Held calmly", "Held with a little sway", "Swaying is fine; hold it softer")
_RELEASE = ("Back at rest, all of it", "Nearly back at rest", "Give the rest a little more time")


def _graded(value: float | None, words: tuple[str, str, str]) -> str:
    if value is None:
        return ""
    return words[0] if value >= 0.8 else words[1] if value >= 0.45 else words[2]


def _together(value: float | None, measured: Sequence[Repetition]) -> str:
    if value is None or value >= 0.8:
        return "Both sides arrived together"
    side = _most([r.smaller for r in measured])
    return "Nearly together" if side is None else f"Your {side} side goes less far{_ratio(measured)}"


def _ratio(measured: Sequence[Repetition]) -> str:
    ratios = [each.figures.ratio for each in measured if each.figures is not None]
    return f": {fmean(ratios):.2f}" if ratios else ""


def _reached(figures: Sequence[Figures]) -> str:
    if not figures:
        return ""
    left, right = (fmean(each.reached[side] for each in figures) for side in Side)
    return f": {left:.2f}, {right:.2f}"


def _swayed(figures: Sequence[Figures]) -> str:
    return f": {fmean(each.sway for each in figures):.0%}" if figures else ""


def _quiet(value: float | None, measured: Sequence[Repetition]) -> str:
    named = [r.intruder for r in measured if r.intruder is not None]
    if value is not None and value < NAMED_QUIET and named:
        most = _commonest(named)
        return f"Your {most.words} moved {amount(most)}"
    stirred = [r.figures.along for r in measured if r.figures is not None and r.figures.along is not None]
    if len(stirred) > len(measured) / 2:
        most = _commonest(stirred)
        return f"Your {most.words} stirred {amount(most)}"
    return "Everything else stayed quiet"


def _commonest(named: Sequence[Intrusion]) -> Intrusion:
    """What was named most often, where it moved most."""
    where = [(each.part, each.side) for each in named]
    return max(named, key=lambda each: (where.count((each.part, each.side)), each.amount))


def _most(sides: Sequence[Side | None]) -> Side | None:
    """The side named most often; the left one on a tie, None where none was named."""
    named = [side for side in sides if side is not None]
    return max(Side, key=named.count) if named else None
