"""A repetition's score in full sentences, each with its own numbers, as a report tells it."""

from game.model.level import Band
from game.model.phrase import counted, say
from game.model.result import Figures, Intrusion, Parts, Repetition
from game.model.side import PerSide, Side
from game.training.exercise import Exercise
from game.training.formulas import movement
from game.training.own_best import lags


def explained(done: Repetition, exercise: type[Exercise]) -> tuple[str, ...]:
    """One sentence for each part that was measured, or the reasons why nothing was; the intruder comes last."""
    parts, figures = done.parts, done.figures
    if parts is None or figures is None:
        return done.reasons
    band = Band() if done.terms is None else done.terms.band
    found = [
        _reached(figures.reached, exercise.target, band),
        _together(figures, done.smaller) if parts.symmetry is not None else "",
        f"The hold swayed by {figures.sway:.0%} of its height.",
        "" if figures.after is None else f"{max(0.0, figures.after):.2f} was left as the release ended.",
        _smaller(figures, band),
        _quiet(parts, done.intruder or figures.along, costs=done.intruder is not None, exercise=exercise),
    ]
    return tuple(sentence for sentence in found if sentence)


def amount(intruder: Intrusion) -> str:
    """How much something moved along, with its unit.

    >>> amount(Intrusion("eye", Side.LEFT, 18.3, "points", 4.2)), amount(Intrusion("brow", Side.LEFT, 2.14, "mm", 1.0))
    ('18 points', '2.1 mm')
    """
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


def _smaller(figures: Figures, band: Band) -> str:
    begun = movement.begun(max(figures.reached), band)
    if begun < 1:
        return f"The movement was hardly begun, so the score counts {begun:.2f}."
    much = movement.gentle(max(figures.reached), band) < 0.5
    return "It went far above the band; a smaller, softer movement is worth more." if much else ""


def _quiet(parts: Parts, along: Intrusion | None, *, costs: bool, exercise: type[Exercise]) -> str:
    if parts.quiet is None:
        return ""
    if along is None:
        names = " and ".join(each.name for each in exercise.intruders)
        return f"Your {names} stayed quiet."
    so_much = f"by {amount(along)} from {along.since_s:.1f} s on"
    if not costs:
        return f"Your {along.words} stirred {so_much}, hardly enough to count."
    return f"Your {along.words} came along {so_much}; a smaller, softer movement lets it sleep."
