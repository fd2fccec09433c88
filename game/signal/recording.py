"""A whole two-channel EMG recording, and which of a file's columns it is made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

import numpy as np

from game.errors import DataError
from game.model.scale import Scale
from game.model.signals import Converter, FloatArray, IntArray, Listening
from game.signal.clock import usual

_T = TypeVar("_T")
_UNITS_UV = {"nv": 1e-3, "uv": 1.0, "µv": 1.0, "μv": 1.0, "microvolt": 1.0, "mv": 1e3, "v": 1e6}
_MOST_UV = 1e9
NO_MUSCLE = "is beyond 1000 volts: no muscle gives that."
_UNIT_AT_END = re.compile(r"[\s_(\[]\(?([nuµμm]?v)[)\]]?$")


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """Times `t_s` (n,), `uv` (n, 2) with columns left and right, and how many are `lost` before each sample, (n,).

    One that the game has made also holds the `counts` its `converter` made `uv` of, and from which sample on the
    filters were made for which of the `rates`, and the muscles listened to in which way.
    """

    t_s: FloatArray
    uv: FloatArray
    rate_hz: float
    lost: IntArray
    counts: IntArray | None = None
    converter: Converter | None = None
    rates: tuple[tuple[int, float], ...] = ()
    listening: tuple[tuple[int, Listening], ...] = ()
    origin: Scale = "recorded"
    """How far to trust microvolts that no converter of ours has made."""

    @property
    def scale(self) -> Scale:
        """How far its microvolts are to be trusted."""
        return self.origin if self.converter is None else self.converter.scale

    @property
    def changes(self) -> list[int]:
        """The samples from which on something is told anew."""
        return sorted({at for told in (self.rates, self.listening) for at, _ in told})

    def filtered_hz(self, sample: int) -> float | None:
        """The rate the filters were made for from this sample on, where that is known."""
        return _at(self.rates, sample)

    def listened(self, sample: int) -> Listening | None:
        """How the muscles were listened to from this sample on, where that is known."""
        return _at(self.listening, sample)


def _at(told: Sequence[tuple[int, _T]], sample: int) -> _T | None:
    """What was told last up to a sample; what was told first holds from the beginning."""
    return next((what for at, what in reversed(told) if at <= sample), told[0][1] if told else None)


def beyond(uv: FloatArray) -> int | None:
    """The first sample of (n, 2) that no amplifier can have given, None where there is none.

    >>> beyond(np.array([[0.0, 1.0], [1e300, 2.0]])), beyond(np.array([[0.0, np.nan]]))
    (1, None)
    """
    places = np.flatnonzero((np.abs(uv) > _MOST_UV).any(axis=1))
    return int(places[0]) if len(places) else None


def recorded(where: str, t_s: FloatArray, uv: FloatArray, origin: Scale = "recorded") -> Recording:
    """A recording from times and microvolts; its rate is measured between neighbours, and gaps are losses.

    Samples that are NaN were lost. Raises DataError for fewer than two samples and for time that stands still.
    """
    for number, column in enumerate(np.isfinite(uv).T if len(uv) > 1 else ()):
        if not column.any():
            which = "first" if number == 0 else "second"
            raise DataError(
                f"The {which} channel of {where} holds no number at all: choose another column, or electrode."
            )
    measured = np.isfinite(uv).all(axis=1)
    t_s, uv = t_s[measured], uv[measured]
    if len(t_s) < 2:
        raise DataError(f"{where} holds fewer than two samples: there is nothing to play.")
    steps = np.diff(t_s)
    period_s = usual(steps) or float(steps.mean())
    if period_s <= 0:
        raise DataError(f"The time in {where} stands still: give the rate with --rate, in samples a second.")
    lost = np.zeros(len(t_s), dtype=np.int64)
    lost[1:] = np.maximum(np.rint(steps / period_s) - 1, 0)
    return Recording(t_s, uv, 1 / period_s, lost, origin=origin)


def two_of(
    where: str, names: Sequence[str], left: str | None, right: str | None, times: Sequence[int] = ()
) -> tuple[int, int]:
    """Which two of the named columns are left and right.

    `left` and `right` are names (in any case) or numbers from 1; where they are not given, the one column whose name
    says so, or else the only two there are beside the `times`, or the only two that say EMG. Raises DataError with
    the names there are.
    """
    there = f"{where} has the columns {', '.join(names)}."
    others = [k for k in range(len(names)) if k not in times]
    if len(others) < 2:
        beside = " beside the time" if times else ""
        raise DataError(f"{there} Two are needed{beside}, one for each side of the face.")
    sides = ("left", left), ("right", right)
    chosen = [
        _told(there, names, side, others) if asked is None else _asked(there, names, side, asked)
        for side, asked in sides
    ]
    if None in chosen:
        pair = others if len(others) == 2 else [k for k in others if "emg" in names[k].lower()]
        if len(pair) != 2:
            raise DataError(
                f"{there} Say which are left and right: by their names in the file, or for `envelope` with "
                "--left NAME --right NAME."
            )
        free = [k for k in pair if k not in chosen]
        chosen = [free.pop(0) if k is None else k for k in chosen]
    first, second = chosen
    if first is None or second is None or first == second:
        raise DataError(f"{there} Left and right must be two different ones.")
    return first, second


def _told(there: str, names: Sequence[str], side: str, others: Sequence[int]) -> int | None:
    says = [k for k in others if side in names[k].lower()]
    says = [k for k in says if names[k].lower() == f"{side}_uv"] or says
    if len(says) > 1:
        raise DataError(f"{there} More than one says {side}: choose with --{side} NAME or its number.")
    return says[0] if says else None


def _asked(there: str, names: Sequence[str], side: str, asked: str) -> int:
    wanted = asked.strip().lower()
    found = [k for k, name in enumerate(names) if name.lower() == wanted]
    if len(found) > 1:
        raise DataError(f"{there} '{asked}' is there {len(found)} times: choose with --{side} and its number.")
    if found:
        return found[0]
    if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        return int(wanted) - 1
    near = get_close_matches(wanted, [name.lower() for name in names], n=1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    raise DataError(f"{there} None is called '{asked}'.{hint}")


def microvolts(unit: str) -> float | None:
    """How many microvolts one of `unit` is, or None for something that is no voltage.

    >>> microvolts("mV")
    1000.0
    """
    return _UNITS_UV.get(unit.strip().lower())


def unit_in(name: str) -> float:
    """Microvolts for one of the unit at the end of a column's name; 1 where none is named.

    >>> unit_in("left_mV"), unit_in("emg (uV)"), unit_in("left")
    (1000.0, 1.0, 1.0)
    """
    found = _UNIT_AT_END.search(name.strip().lower())
    return _UNITS_UV[found[1]] if found else 1.0
