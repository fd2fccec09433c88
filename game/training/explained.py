"""A repetition's score in full sentences, each with its own numbers, as a report tells it."""

from game.model.level import Band, Weights
from game.model.phrase import counted, say
from game.model.result import Figures, Intrusion, Parts, Repetition, Terms
from game.model.side import PerSide, Side
from game.training.exercise import Exercise
from game.training.formulas import movement, total
from game.training.intruders import TIMES
from game.training.own_best import lags


def explained(done: Repetition, exercise: type[Exercise]) -> tuple[str, ...]:
    """One sentence for each part that was measured, or the reasons why nothing was; the intruder comes last."""
    parts, figures = done.parts, done.figures
    if parts is None:
        return done.reasons
    if figures is None:
        return _soft(parts, done.terms)
    band, weights = (Band(), Weights()) if done.terms is None else (done.terms.band, done.terms.weights)
    found = [
        _reached(figures.reached, exercise.target, band),
        _together(figures, done.smaller) if parts.symmetry is not None else "",
        f"The hold swayed by {figures.sway:.0%} of its height.",
        "" if figures.after is None else f"{max(0.0, figures.after):.2f} was left as the release ended.",
        _bounded(parts, figures, band, weights),
        _quiet(parts, done.intruder or figures.along, named=done.intruder is not None, exercise=exercise),
    ]
    return tuple(sentence for sentence in found if sentence)


def amount(intruder: Intrusion) -> str:
    """How much something moved along, with its unit.

    >>> amount(Intrusion("eye", Side.LEFT, 18.3, "points", 4.2)), amount(Intrusion("brow", Side.LEFT, 2.14, "mm", 1.0))
    ('18 points', '2.1 mm')
    >>> amount(Intrusion("eye", Side.LEFT, 2.9, "times", 4.2))
    '2.9 times what is natural'
    """
    if intruder.unit == TIMES:
        return say("{times:.1f} times what is natural", times=intruder.amount)
    if intruder.unit == "points":
        return counted("{count:.0f} point", "{count:.0f} points", round(intruder.amount))
    return say("{far_mm:.1f} mm", far_mm=intruder.amount)


def _reached(reached: PerSide[float], target: str, band: Band) -> str:
    return (
        f"Your left {target} reached {reached.left:.2f} of your gentle best, your right {reached.right:.2f}; "
        f"the band is {band.low:.2f} to {band.high:.2f}."
    )


def _together(figures: Figures, smaller: Side | None) -> str:
    if smaller is None:
        return f"Both sides went together: the smaller went {figures.ratio:.2f} of the larger's way."
    share = "" if lags(smaller, figures.reached) else "did no less of its own gentle best, and "
    return f"Your {smaller} side {share}went {figures.ratio:.2f} of the other's way."


def _bounded(parts: Parts, figures: Figures, band: Band, weights: Weights) -> str:
    """What keeps the score below what its parts would give, if anything does."""
    most = max(figures.reached)
    begun, gentle = movement.begun(most, band), movement.gentle(most, band)
    if begun < 1:
        return f"The movement was hardly begun, so the score counts {begun:.2f}."
    bound = total.bound(parts, weights, gentle)
    if bound is None:
        return "It went above the band; a smaller, softer movement is worth more." if gentle < 1 else ""
    at_most = f"so the score is {100 * total.ceiling(parts, weights, gentle):.0f} at most"
    return {
        total.Bound.SYMMETRY: f"One side went far less than the other, {at_most}.",
        total.Bound.STEADINESS: f"It swayed too much for a hold, {at_most}.",
        total.Bound.FORCE: f"It went far above the band, {at_most}; a smaller, softer movement is worth more.",
    }[bound]


def _quiet(parts: Parts, along: Intrusion | None, *, named: bool, exercise: type[Exercise]) -> str:
    if parts.quiet is None:
        return ""
    if along is None:
        names = " and ".join(each.name for each in exercise.intruders)
        return f"Your {names} stayed quiet."
    so_much = f"by {amount(along)} from {along.since_s:.1f} s on"
    if named:
        return f"Your {along.words} came along {so_much}; a smaller, softer movement lets it sleep."
    costs = f"which costs {1 - parts.quiet:.0%}" if parts.quiet < 1 else "too little to cost anything"
    return f"Your {along.words} stirred {so_much}, {costs}."


def _soft(parts: Parts, terms: Terms | None) -> tuple[str, ...]:
    """The same of letting go."""
    high = (Band() if terms is None else terms.band).high
    return (
        f"The hold counts {parts.reach:.0%}: in full while the tighter side was below {high:.2f} of its tone at rest.",
        "Nothing tightened meanwhile." if parts.steadiness == 1 else "It tightened for a moment.",
        *([] if parts.release is None else ["It was still soft at the end." if parts.release == 1
                                           else "Some of the tone was back at the end."]),
    )  # fmt: skip
