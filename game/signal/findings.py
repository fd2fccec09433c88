"""What can be the matter with an electrode pair, and what would help.

The limits are our own engineering guesses after `field/devices.md`, section 6, not clinical ones. Nothing is ever held
against a channel because it is quiet: a muscle that can hardly move is quiet, too.
"""

import math

import numpy as np

from game.model.contact import Contact, Grade
from game.model.phrase import say
from game.model.signals import Converter, FloatArray
from game.signal.spectrum import MAINS_HZ, Powers

GOOD = Contact(Grade.GOOD, say("Sits well"))
_NEAR_THE_END = 0.01
_ONE_SIDED = 0.75
_CLIPPED = (0.001, 0.01)
_EQUALS, _LEVELS = 4, 16
_COARSE_UV = 5.0
_HUM_DB = (-10.0, 0.0)
_HUM_UV = (2.0, 10.0)
_OFF_DB, _OFF_UV = 20.0, 200.0
_MOTION = (1.0, 10.0)
_MOTION_UV = (20.0, 200.0)
_RESTLESS_UV = 10.0
LOST = (0.001, 0.01)
RATE_OFF = 0.02
SLOW_HZ = 500.0

_CLIPS = say("Too strong: press it on firmly")
_FLAT = Contact(Grade.BAD, say("Nothing arrives: check its cable"))
_STILL = Contact(Grade.FAIR, say("Quieter than this board can hear"))
_TUGGED = say("The cable moves: tape it down")
_RESTLESS = say("Restless: let the face go soft")
_LOST_WORDS = say("Samples missing: check the plug")


def of_range(uv: FloatArray, converter: Converter | None) -> Contact:
    """Clipping and flat lines in one channel's last second, (n,)."""
    low, high = float(uv.min()), float(uv.max())
    if low == high:
        return _STILL if converter is not None and converter.uv_per_count > _COARSE_UV else _FLAT
    if converter is None or converter.lowest is None or converter.highest is None:
        return _graded(_equals(uv, low, high), _CLIPPED, _CLIPS)
    ends = np.sort(converter.uv(np.array([converter.lowest, converter.highest])))
    span = float(ends[1] - ends[0])
    margin = _NEAR_THE_END * span
    share = float(np.mean((uv <= ends[0] + margin) | (uv >= ends[1] - margin)))
    found = _graded(share, _CLIPPED, _CLIPS)
    if found.grade is Grade.GOOD and abs(float(uv.mean()) - float(ends.mean())) > _ONE_SIDED * span / 2:
        return Contact(Grade.FAIR, say("Off balance: clean the skin"))
    return found


def _equals(uv: FloatArray, low: float, high: float) -> float:
    """The share of samples that stand still at an extreme for five or more; a coarse board's few steps do not count."""
    steps = np.abs(np.diff(uv))
    stands = (steps == 0) & ((uv[1:] == low) | (uv[1:] == high))
    if np.count_nonzero(stands) < _EQUALS or high - low < _LEVELS * steps[steps > 0].min():
        return 0.0
    edges = np.flatnonzero(np.diff(np.concatenate(([False], stands, [False]))))
    runs = edges[1::2] - edges[::2]
    return float(runs[runs >= _EQUALS].sum()) / len(uv)


def of_power(powers: Powers, quietest: float, step_uv: float, filtered: bool) -> Contact:
    """Hum, motion and noise in one channel, from its mean squares (uV^2).

    `quietest` is the least `band` of the last seconds, `step_uv` one count; `filtered` says that hum is taken out.
    """
    hum, hum_hz = max(zip(powers.hum, MAINS_HZ, strict=True))
    band, hum_uv, slow_uv = max(powers.band, 1e-12), math.sqrt(hum), math.sqrt(powers.slow)
    ratio_db = 10 * math.log10(max(hum, 1e-12) / band)
    share = slow_uv / math.sqrt(band)
    if ratio_db > _OFF_DB and hum_uv > _OFF_UV:
        return Contact(Grade.BAD, say("Only hum arrives: press it on"), hum_hz)
    if share > _MOTION[1] and slow_uv > _MOTION_UV[1]:
        return Contact(Grade.BAD, _TUGGED)
    if not filtered:
        for grade in (Grade.BAD, Grade.FAIR):
            k = grade - Grade.FAIR
            if ratio_db > _HUM_DB[k] and hum_uv > _HUM_UV[k]:
                return Contact(grade, say("Mains hum: move away from chargers"), hum_hz)
    if share**2 > _MOTION[0] and slow_uv > _MOTION_UV[0]:
        return Contact(Grade.FAIR, _TUGGED)
    if math.sqrt(quietest) > max(_RESTLESS_UV, 2 * step_uv):
        return Contact(Grade.FAIR, _RESTLESS)
    return GOOD


def of_flow(lost: float, rate_hz: float, nominal_hz: float | None) -> Contact:
    """Gaps and rate, the same for both channels; `lost` is a share of what was expected."""
    found = _graded(lost, LOST, _LOST_WORDS)
    if found.grade is Grade.GOOD and nominal_hz is not None and abs(rate_hz / nominal_hz - 1) > RATE_OFF:
        return Contact(
            Grade.FAIR,
            say("It takes {rate_hz:.0f} a second, not {nominal_hz:.0f}", rate_hz=rate_hz, nominal_hz=nominal_hz),
        )
    if found.grade is Grade.GOOD and rate_hz < SLOW_HZ * (1 - RATE_OFF):
        return Contact(Grade.FAIR, say("A slow board: it hears only a part"))
    return found


def _graded(share: float, limits: tuple[float, float], words: str) -> Contact:
    if share <= limits[0]:
        return GOOD
    return Contact(Grade.BAD if share > limits[1] else Grade.FAIR, words)
