"""A score in words: short, warm, concrete; never a verdict on the person."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from game.model.body import sided
from game.model.level import Band
from game.model.phrase import say
from game.model.result import Figures, Intrusion, Repetition
from game.model.side import PerSide, Side
from game.training.explained import amount
from game.training.formulas.movement import BAND_EDGE
from game.training.judge import NAMED_QUIET
from game.training.own_best import lags, less_far


@dataclass(frozen=True, slots=True)
class Remark:
    """One part of a score: its name, its value 0..1 (None where it does not apply) and a sentence."""

    name: str
    value: float | None
    words: str


def remarks(repetitions: Sequence[Repetition], *, numbers: bool = True) -> list[Remark]:
    """Every part of the score over the measured repetitions; empty where none was measured.

    Without `numbers` the words alone say how together, how far and how steady; what moved along keeps its amount.
    """
    measured = [r for r in repetitions if r.parts is not None]
    if not measured:
        return []

    def mean(name: str) -> float | None:
        values = [getattr(r.parts, name) for r in measured]
        there = [value for value in values if value is not None]
        return sum(there) / len(there) if there else None

    figures = [r.figures for r in measured if numbers and r.figures is not None]
    symmetry, quiet = mean("symmetry"), mean("quiet")
    found = [
        Remark(say("Together"), symmetry, _together(symmetry, measured, figures)),
        Remark(say("In the band"), reach := mean("reach"), _reached(_banded(reach, measured), figures)),
        Remark(say("Steady"), steadiness := mean("steadiness"), _swayed(_graded(steadiness, _STEADY), figures)),
        Remark(say("Letting go"), release := mean("release"), _graded(release, _RELEASE)),
        Remark(say("Quiet"), quiet, _quiet(quiet, measured)),
    ]
    return [remark for remark in found if remark.value is not None]


def headline(repetition: Repetition) -> str:
    """The one thing to say after a repetition: what stands out, kindly."""
    parts = repetition.parts
    if parts is None:
        return repetition.reasons[0]
    if repetition.intruder is not None:
        return say("Your {part} came along. Smaller, softer is better", part=repetition.intruder.words)
    if above(repetition):
        return say("That went further than asked. Smaller, softer is better")
    if parts.symmetry is not None and parts.symmetry >= 0.8:
        return say("Both sides arrived together")
    return say("Thank you. Rest now") if repetition.smaller is None else _behind(repetition, repetition.smaller)


def _behind(repetition: Repetition, smaller: Side) -> str:
    """What to say of a side that goes less far."""
    reached = None if repetition.figures is None else repetition.figures.reached
    if not lags(smaller, reached):
        return less_far(smaller, reached)
    return say("Wait for your {part}; small is fine", part=sided("side", smaller))


_BAND = (say("Softly in the band"), say("Partly in the band"), say("The band comes in time"))
_STEADY = (say("Held calmly"), say("Held with a little sway"), say("Swaying; smaller is easier"))
_RELEASE = (say("Back at rest, all of it"), say("Nearly back at rest"), say("Give the rest a little more time"))


def _graded(value: float | None, words: tuple[str, str, str]) -> str:
    if value is None:
        return ""
    return words[0] if value >= 0.8 else words[1] if value >= 0.45 else words[2]


def above(repetition: Repetition) -> bool:
    """Whether a hold was clearly above its band: where no share of it is left."""
    figures, band = repetition.figures, Band() if repetition.terms is None else repetition.terms.band
    return figures is not None and max(figures.reached) > band.high + BAND_EDGE


def _banded(reach: float | None, measured: Sequence[Repetition]) -> str:
    if reach is not None and reach < 0.8 and 2 * sum(map(above, measured)) > len(measured):
        return say("Further than asked")
    return _graded(reach, _BAND)


def _together(value: float | None, measured: Sequence[Repetition], figures: Sequence[Figures]) -> str:
    if value is None or value >= 0.8:
        return say("Both sides arrived together")
    side = _most([r.smaller for r in measured])
    if side is None:
        return say("Nearly together")
    return less_far(side, mean_reached(measured), fmean(each.ratio for each in figures) if figures else None)


def mean_reached(repetitions: Sequence[Repetition]) -> PerSide[float] | None:
    """What each side reached of its own best, the mean of the repetitions that tell it; None where none does."""
    own = [each.figures.reached for each in repetitions if each.figures is not None]
    return PerSide(*(fmean(each[side] for each in own) for side in Side)) if own else None


def _reached(words: str, figures: Sequence[Figures]) -> str:
    if not figures:
        return words
    left, right = (fmean(each.reached[side] for each in figures) for side in Side)
    return say("{words}: left {left:.2f}, right {right:.2f}", words=words, left=left, right=right)


def _swayed(words: str, figures: Sequence[Figures]) -> str:
    return (
        say("{words} (sway {sway:.0%})", words=words, sway=fmean(each.sway for each in figures)) if figures else words
    )


def _quiet(value: float | None, measured: Sequence[Repetition]) -> str:
    named = [r.intruder for r in measured if r.intruder is not None]
    if named:
        most = _commonest(named)
        if value is not None and value < NAMED_QUIET:
            return say("Your {part} moved {far}", part=most.words, far=amount(most))
        return say("Your {part} stirred {far}", part=most.words, far=amount(most))
    stirred = [r.figures.along for r in measured if r.figures is not None and r.figures.along is not None]
    if len(stirred) > len(measured) / 2:
        most = _commonest(stirred)
        return say("Your {part} stirred {far}", part=most.words, far=amount(most))
    return say("Everything else stayed quiet")


def _commonest(named: Sequence[Intrusion]) -> Intrusion:
    """What was named most often, where it moved most."""
    where = [(each.part, each.side) for each in named]
    return max(named, key=lambda each: (where.count((each.part, each.side)), each.amount))


def _most(sides: Sequence[Side | None]) -> Side | None:
    """The side named most often; the left one on a tie, None where none was named."""
    named = [side for side in sides if side is not None]
    return max(Side, key=named.count) if named else None
