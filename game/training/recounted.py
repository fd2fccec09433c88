"""What results tell, reckoned day by day as the home's own history is: the same rules then look at the same numbers."""

from collections.abc import Sequence
from itertools import groupby
from statistics import fmean

from game.model.practice import Practice, Sitting
from game.model.practised import Practised
from game.model.side import PerSide


def recounted(practice: Practice) -> tuple[Practised, ...]:
    """Each day's levels, oldest first; a day is that on which a visit began, by the home's clock."""
    begun = sorted(practice.sittings, key=lambda each: each.started)
    found: dict[tuple[object, str], list[Sitting]] = {}
    for day, sittings in groupby(begun, lambda each: each.started.date()):
        for each in sittings:
            found.setdefault((day, each.level), []).append(each)
    return tuple(_practised(sittings) for sittings in found.values())


def _practised(sittings: Sequence[Sitting]) -> Practised:
    first = sittings[0]
    repetitions = [each for sitting in sittings for each in sitting.repetitions]
    measured = [each for each in repetitions if each.score is not None]
    parts = [each.parts for each in measured if each.parts is not None]
    versions = sorted({each.algorithm for each in repetitions}) or [""]
    return Practised(
        level=first.level,
        exercise=min((judged.by.exercise for each in sittings for judged in each.judged), default=None),
        day=first.started.date(),
        visits=len(sittings),
        sets=sum(each.finished is not None for each in sittings),
        repetitions=len(repetitions),
        measured=len(measured),
        score=_mean([each.score for each in measured]),
        symmetry=_mean([each.symmetry for each in parts]),
        reach=_mean([each.reach for each in parts]),
        quiet=_mean([each.quiet for each in parts]),
        mm=_means([each.mm for each in measured]),
        uv=_means([each.uv for each in measured]),
        algorithm=" and ".join(sorted({versions[0], versions[-1]})),
    )


def _means(pairs: Sequence[PerSide[float] | None]) -> PerSide[float] | None:
    known = [each for each in pairs if each is not None]
    return PerSide(*(fmean(values) for values in zip(*known, strict=True))) if known else None


def _mean(values: Sequence[float | None]) -> float | None:
    known = [each for each in values if each is not None]
    return fmean(known) if known else None
