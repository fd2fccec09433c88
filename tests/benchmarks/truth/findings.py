"""What one pipeline made of one track, against the truth."""

from collections.abc import Sequence

import numpy as np

from game.model.signals import FloatArray
from tests.benchmarks.truth.clips import Case
from tests.benchmarks.truth.trial import FLIPPED, MEASURES, SIDES, Track

Tried = tuple[Case, Track]
MOUTH, ABOVE = ("smile", "pucker"), ("brow", "nose")
NOTICING_S = 0.3
"""How long a cover may be there before it has to be noticed."""
SLACK_S = 0.1
"""How far from a blink's beginning or end one that was found may lie."""


def moved_side(track: Track) -> int:
    """0 where the patient's left side does what the clip is about, 1 for the right."""
    act = track.clip.acts[0]
    return int(np.argmax(np.array(tuple(act.smile_mm)) + tuple(act.closed)))


def gain(track: Track, who: str, side: int) -> float:
    """Measured over true movement of a mouth corner, the median of the hold."""
    hold = track.during("hold")
    return _middle(np.asarray(track.accounts[who].of("smile")[hold, side] / track.smile_mm[hold, side]))


def still_corner(track: Track, who: str) -> FloatArray:
    """What is reported for the corner that did not move, in every picture of the hold."""
    hold, side = track.during("hold"), 1 - moved_side(track)
    return np.asarray(np.abs(track.accounts[who].of("smile")[hold, side] - track.smile_mm[hold, side]))


def flip_difference(track: Track, who: str) -> FloatArray:
    """Between a clip's smile measures and those of its flipped pictures, sides changed back, per picture, if tried."""
    if who + FLIPPED not in track.accounts:
        return np.zeros((0, 2))
    return np.asarray(np.abs(track.accounts[who].of("smile") - track.accounts[who + FLIPPED].of("smile")))


def apparent(track: Track, who: str, names: Sequence[str]) -> FloatArray:
    """What these measures read in a face that does not move, per picture."""
    account = track.accounts[who]
    return np.asarray(np.abs(np.concatenate([account.of(name) for name in names])))


def scale_error(track: Track, who: str) -> float:
    """How wrong a millimetre's length is in percent, the median of the hold."""
    hold = track.during("hold")
    return 100 * _middle(np.asarray(track.accounts[who].px_per_mm[hold] / track.px_per_mm[hold] - 1.0))


def jitter(track: Track, who: str) -> FloatArray:
    """Each side's standard deviation at rest."""
    return np.asarray(np.nanstd(track.accounts[who].of("smile"), axis=0))


def eye_errors(track: Track, who: str) -> tuple[FloatArray, FloatArray]:
    """In every picture of the holds: the closing eye's opening against the truth, the other's against its own rest."""
    hold, side, account = track.during("hold"), moved_side(track), track.accounts[who]
    error = account.of("eye")[hold, side] - track.eye_mm[hold, side]
    return error, account.of("eye")[hold, 1 - side] - account.rest_eye_mm[1 - side]


def narrowing_errors(track: Track, who: str) -> FloatArray:
    """In every picture of the holds: the closing eye's opening as a share of its rest, in points against the truth."""
    hold, side, account = track.during("hold"), moved_side(track), track.accounts[who]
    true = track.eye_mm[:, side] / np.max(track.eye_mm[:, side])
    return np.asarray(100 * (account.of("eye")[:, side] / account.rest_eye_mm[side] - true)[hold])


def symmetry(track: Track, who: str) -> float:
    """The weaker over the stronger corner in the hold of a smile that is the same on both sides."""
    left, right = np.nanmean(track.accounts[who].of("smile")[track.during("hold")], axis=0)
    return float(min(left, right) / max(left, right)) if max(left, right) > 0 else 0.0


def excess_narrowing(track: Track, who: str) -> float:
    """How much more one eye seems to narrow than the other in that hold, in points of its opening at rest."""
    account = track.accounts[who]
    share = np.nanmean(account.of("eye")[track.during("hold")], axis=0) / account.rest_eye_mm
    return float(100 * abs(share[0] - share[1]))


def blinks(track: Track, who: str) -> tuple[int, int]:
    """How many of the clip's blinks were found, and how many were found that are none."""
    found, true = track.accounts[who].blinks, track.clip.blinks
    hits = sum(hit(blink, found) for blink in true)
    return hits, sum(not any(hit(blink, [one]) for blink in true) for one in found)


def hit(blink: tuple[float, float], found: Sequence[tuple[float, float]]) -> bool:
    """Whether a blink (begin, length) is among those found (begin, end)."""
    begin_s, length_s = blink
    return any(low < begin_s + length_s + SLACK_S and high > begin_s - SLACK_S for low, high in found)


def minutes(track: Track) -> float:
    return float(track.t_s[-1] - track.t_s[0]) / 60


def withheld(track: Track, who: str) -> FloatArray:
    """1 for each picture that was not read, else 0."""
    return np.asarray(np.isnan(track.accounts[who].of("smile")[:, 0]), dtype=np.float64)


def noticed(track: Track, who: str, eyes: bool) -> FloatArray:
    """1 for each picture in which the covered part was withheld, else 0; from `NOTICING_S` after the cover came on."""
    cover = track.clip.cover
    if cover is None or eyes is (cover.part == "mouth"):
        return np.zeros(0)
    now = track.t_s >= track.clip.cover_s + NOTICING_S
    mm = track.accounts[who].of("eye" if eyes else "smile")[now]
    sides = [0, 1] if not eyes else [0] if cover.part == "left eye" else [1]
    return np.asarray(np.isnan(mm[:, sides]).all(axis=1), dtype=np.float64)


def given(track: Track, who: str) -> FloatArray:
    """How wrong smiles and openings are that are given from a cover's first picture on, in mm; none where none is."""
    if track.clip.cover is None:
        return np.zeros(0)
    now, account = track.t_s >= track.clip.cover_s, track.accounts[who]
    off = [account.of("smile")[now] - track.smile_mm[now], account.of("eye")[now] - track.eye_mm[now]]
    return np.asarray(np.abs(np.concatenate(off)).ravel())


def missing(track: Track, who: str) -> FloatArray:
    """1 for each measure of each side that was withheld in a picture though nothing covered it, else 0."""
    mm = track.accounts[who].mm
    cover = track.clip.cover
    if cover is None:
        return np.asarray(np.isnan(mm), dtype=np.float64).ravel()
    eyes = MEASURES.index("eye")
    if cover.part == "mouth":
        return np.asarray(np.isnan(mm[:, eyes]), dtype=np.float64).ravel()
    return np.asarray(np.isnan(mm[:, eyes, 1 if cover.part == "left eye" else 0]), dtype=np.float64)


def droop_error(track: Track, who: str) -> float:
    """How wrong the difference of the corners' heights at rest is, in mm; a smile goes up by its length / sqrt 2."""
    true_mm = (track.smile_mm[0, 0] - track.smile_mm[0, 1]) / np.sqrt(2)
    return float(track.accounts[who].rest_mouth_mm - true_mm)


def lids_error(track: Track, who: str) -> float:
    """How wrong the difference of both eyes' openings at rest is, in mm."""
    left, right = track.accounts[who].rest_eye_mm - track.eye_mm[0]
    return float(left - right)


def _middle(values: FloatArray) -> float:
    """The median of what is a number; not a number where nothing is."""
    known = values[np.isfinite(values)]
    return float(np.median(known)) if len(known) else float("nan")


def sided(name: str, values: FloatArray) -> dict[str, str | float]:
    """Values (2,) by name and side."""
    return {f"{name} {side}": float(value) for side, value in zip(SIDES, values, strict=True)}
