"""Why a repetition is no number: it was not seen, nothing moved, or something else than its own muscle moved it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from game.model.body import sided
from game.model.level import Band, Level
from game.model.phrase import say
from game.model.reading import Coupled, Effort
from game.model.side import Affected, PerSide, Side
from game.training.calibration import SMALLEST_BEST_MM, Calibration
from game.training.formulas import movement as formulas
from game.training.parts import LEAST_MM, LEAST_NOISES, coupled_mean, mean, moved

_LEAST_SEEN = 0.7
_LEAST_SHARE = 0.1
_ACROSS = 0.1
"""So much of one side's muscle may be heard on the other."""
_CLEAR_NOISES = 10
_OUT_OF_SIGHT = say("Your face was out of sight for part of the hold.")
_HEARD_ALONE = say("Muscles were heard, but nothing was seen to move. Sit as before.")
_SILENT = say("The electrodes were silent for part of the hold.")


def withheld(
    hold: Sequence[Effort | None], level: Level, calibration: Calibration, affected: Affected | None
) -> tuple[str, ...]:
    """The reasons in the patient's words; none where the hold can be judged."""
    active = [each for each in hold if each is not None and each.activation is not None]
    if len(active) < _LEAST_SEEN * len(hold):
        gone = _OUT_OF_SIGHT if calibration.best_mm is not None else _SILENT
        return (_why(hold) or gone,)
    mms, uvs = [each.mm for each in active], [each.uv for each in active]
    coupled = coupled_mean(active)
    best = max(np.mean([each.activation[side] for each in active if each.activation]) for side in Side)
    both = (mean(mms), mean(uvs)), (_kept_up(mms), _kept_up(uvs))
    if best < _LEAST_SHARE * level.band.middle or not all(moved(calibration, mm, uv) for mm, uv in both):
        shares = [_worked(calibration, side, both[0][1], coupled) for side in Side]
        is_heard = any(share is not None and formulas.begun(share, level.band) == 1 for share in shares)
        return (_HEARD_ALONE if is_heard and mms.count(None) < len(mms) else say("No movement was seen."),)
    if (idle := _idle(calibration, affected, None if coupled is None else coupled.side)) is not None:
        return (
            say(
                "Your {part} does not move yet. Imagine the movement, and let both sides rest.",
                part=sided("side", idle),
            ),
        )
    if (side := carried(calibration, level.band, *both[0], coupled)) is not None:
        part = sided(calibration.exercise.target, side)
        return (say("Your {part} moved without its muscle. Let it move by itself.", part=part),)
    return ()


def _why(hold: Sequence[Effort | None]) -> str:
    """What the camera missed most often in the hold, as a sentence, or empty."""
    missed = Counter("" if e is None else e.why for e in hold if e is None or e.mm is None)
    words = max(missed, key=lambda each: missed[each], default="")
    return say("{sentence}.", sentence=words) if words else ""


def _kept_up(values: Sequence[PerSide[float] | None]) -> PerSide[float] | None:
    """What each side kept up for a quarter of the time at least, as blinks do not; None where there is nothing."""
    there = np.array([tuple(v) for v in values if v is not None])
    return PerSide(*(float(v) for v in np.percentile(there, 75, axis=0))) if len(there) else None


def _idle(calibration: Calibration, affected: Affected | None, coupled: Side | None) -> Side | None:
    """A side that does not move yet while the other does: it is not to be practised against the strong one.

    Where it is known which side is affected that one alone can be it.
    """
    if affected == "both" or calibration.best_mm is None:
        return None
    sides = list(Side) if affected is None else [Side(affected)]
    still = [side for side in sides if calibration.best_mm[side] < LEAST_MM and not _works(calibration, side, coupled)]
    return still[0] if len(still) == 1 else None


def _works(calibration: Calibration, side: Side, coupled: Side | None) -> bool:
    """Whether a side's muscle is clearly heard, and not only the other side's across."""
    own, other = _best(calibration, side, coupled), _best(calibration, side.other, coupled)
    across_uv = 0.0 if other is None else _ACROSS * other.uv
    return own is not None and own.uv > max(LEAST_NOISES * own.sd_uv, across_uv)


def carried(
    calibration: Calibration,
    band: Band,
    mm: PerSide[float] | None,
    uv: PerSide[float] | None,
    coupled: Coupled | None,
) -> Side | None:
    """The side that moved without its muscle in the mean, as where a hand pulls it; None where none did or is heard."""
    for side in Side:
        share = _worked(calibration, side, uv, coupled)
        if mm is None or calibration.best_mm is None or share is None:
            continue
        if formulas.silent(share, mm[side] / max(calibration.best_mm[side], SMALLEST_BEST_MM), band):
            return side
    return None


def _worked(calibration: Calibration, side: Side, uv: PerSide[float] | None, coupled: Coupled | None) -> float | None:
    """What a side's muscle did, as a share of its gentle best; None where it is not heard, or too softly to tell."""
    best = _best(calibration, side, None if coupled is None else coupled.side)
    above_uv = coupled.target_uv if coupled is not None else None if uv is None else uv[side]
    return None if best is None or above_uv is None or best.uv <= _CLEAR_NOISES * best.sd_uv else above_uv / best.uv


class _Best(NamedTuple):
    """A muscle's gentle best above its rest, and how much that rest fluttered, in microvolts."""

    uv: float
    sd_uv: float


def _best(calibration: Calibration, side: Side, coupled: Side | None) -> _Best | None:
    """None of a muscle that was not heard in rest and trials; `coupled` is the side both channels sit on, if any."""
    muscle, emg = calibration.muscle(side, coupled), calibration.rest.emg
    best_uv = calibration.best_uv[side] if coupled is None and calibration.best_uv else calibration.best_target_uv
    return None if muscle is None or emg is None or best_uv is None else _Best(best_uv, emg.sd_uv[muscle.channel])
