"""All tracks of one pipeline together: the numbers of the table, None where no clip has anything to say."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from game.model.signals import FloatArray
from tests.benchmarks.truth import findings
from tests.benchmarks.truth.clips import Group
from tests.benchmarks.truth.drawn import Drawn
from tests.benchmarks.truth.findings import Tried
from tests.benchmarks.truth.trial import FLIPPED, Track

Found = Callable[[Track, str], FloatArray | float]


@dataclass(frozen=True, slots=True)
class Overall:
    """What `who` made of every clip."""

    who: str
    tried: Sequence[Tried]

    def gain(self, share: float) -> float | None:
        """A percentile of the one-sided smiles' gains."""
        return self._percentile(
            "smile", lambda track, who: findings.gain(track, who, findings.moved_side(track)), share
        )

    def gain_quartiles(self) -> float | None:
        low, high = self.gain(25), self.gain(75)
        return None if low is None or high is None else high - low

    def still_corner_mm(self, share: float) -> float | None:
        return self._percentile("smile", findings.still_corner, share)

    def flip_mm(self) -> float | None:
        return self._percentile("smile", findings.flip_difference, 95)

    def apparent_mm(self, names: Sequence[str]) -> float | None:
        return self._percentile("turned", lambda track, who: findings.apparent(track, who, names), 95)

    def scale_error(self) -> float | None:
        """Percent, at the worst distance; a photograph, whose millimetre is unknown, is held against its own median."""
        found = [(track, findings.scale_error(track, self.who)) for track in self._of("distance")]
        drawn = _numbers(error for track, error in found if isinstance(track.clip.sitter, Drawn))
        photographed = _numbers(error for track, error in found if not isinstance(track.clip.sitter, Drawn))
        each = np.concatenate([drawn, photographed - np.median(photographed) if len(photographed) else photographed])
        return float(np.abs(each).max()) if len(each) else None

    def smile_scatter(self) -> float | None:
        """How far a smile's gain is from its median over all distances, at the worst of them, in percent."""
        each = _numbers(findings.gain(track, self.who, side) for track in self._of("distance") for side in (0, 1))
        return float(100 * np.abs(each / np.median(each) - 1).max()) if len(each) else None

    def jitter_mm(self) -> float | None:
        """The root mean square of every clip's and side's standard deviation."""
        each = _numbers(findings.jitter(track, self.who) for track in self._of("jitter"))
        return float(np.sqrt(np.mean(each**2))) if len(each) else None

    def worst_jitter_mm(self) -> float | None:
        """The standard deviation of the clip and side that has the largest."""
        each = _numbers(findings.jitter(track, self.who) for track in self._of("jitter"))
        return float(each.max()) if len(each) else None

    def eye_error_mm(self) -> float | None:
        return self._percentile("eye", lambda track, who: np.abs(findings.eye_errors(track, who)[0]), 90)

    def other_eye_mm(self) -> float | None:
        return self._percentile("eye", lambda track, who: np.abs(findings.eye_errors(track, who)[1]), 90)

    def narrowing_error(self) -> float | None:
        return self._percentile("eye", lambda track, who: np.abs(findings.narrowing_errors(track, who)), 90)

    def blinks_found(self) -> float | None:
        """Percent."""
        true = sum(len(track.clip.blinks) for track in self._of("blinks"))
        found = sum(findings.blinks(track, self.who)[0] for track in self._of("blinks"))
        return 100 * found / true if true else None

    def false_blinks_a_minute(self) -> float | None:
        minutes = sum(findings.minutes(track) for track in self._of("blinks"))
        false = sum(findings.blinks(track, self.who)[1] for track in self._of("blinks"))
        return false / minutes if minutes else None

    def symmetry(self, turned_since_rest: bool) -> float | None:
        """Of the worst healthy smile among those on a head that has turned since its rest, or among the others."""
        smiles = [
            (track, name) for track, name in self._healthy() if (track.clip.later is not None) is turned_since_rest
        ]
        return min((findings.symmetry(track, name) for track, name in smiles), default=None)

    def excess_narrowing(self) -> float | None:
        """Points, of the worst healthy smile."""
        return max((findings.excess_narrowing(track, name) for track, name in self._healthy()), default=None)

    def droop_error_mm(self, share: float) -> float | None:
        return self._percentile("droop", lambda track, who: abs(findings.droop_error(track, who)), share)

    def lids_error_mm(self, share: float) -> float | None:
        return self._percentile("droop", lambda track, who: abs(findings.lids_error(track, who)), share)

    def noticed(self, eyes: bool) -> float | None:
        """Percent of the pictures with a covered mouth or eye."""
        each = _numbers(findings.noticed(track, self.who, eyes) for track in self._of("covered"))
        return float(100 * each.mean()) if len(each) else None

    def given_error_mm(self) -> float | None:
        """Of the measures that are given though something is before the face; None where none is given."""
        return self._percentile("covered", findings.given, 90)

    def missing(self) -> float | None:
        """Percent of the measures that nothing covers."""
        each = _numbers(findings.missing(track, self.who) for _, track in self.tried)
        return float(100 * each.mean()) if len(each) else None

    def withheld(self) -> float | None:
        """Percent of the pictures in which nothing is covered."""
        seen = (track for case, track in self.tried if case.group != "covered")
        each = _numbers(findings.withheld(track, self.who) for track in seen)
        return float(100 * each.mean()) if len(each) else None

    def _of(self, group: Group) -> list[Track]:
        return [track for case, track in self.tried if case.group == group]

    def _healthy(self) -> list[tuple[Track, str]]:
        names = (self.who, self.who + FLIPPED)
        return [(track, name) for track in self._of("healthy") for name in names if name in track.accounts]

    def _percentile(self, group: Group, found: Found, share: float) -> float | None:
        values = _numbers(found(track, self.who) for track in self._of(group))
        return float(np.percentile(values, share)) if len(values) else None


def _numbers(parts: Iterable[FloatArray | float]) -> FloatArray:
    """All values in one row, without those that are withheld."""
    rows = [np.ravel(part) for part in parts]
    whole = np.concatenate(rows) if rows else np.zeros(0)
    return np.asarray(whole[np.isfinite(whole)], dtype=np.float64)
