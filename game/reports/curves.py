"""A chart's curves: left blue, solid and round, right crimson, dashed and square, as on the screen."""

from importlib.resources import files
from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.training.rows import sides
from game.training.study import Study

PALETTE = {
    "sky_high": "#FCE9D0", "paper": "#FFF8EC", "paper_dim": "#EBDDC7", "ink": "#24383A", "ink_soft": "#6B5B4E",
    "left": "#2B6CB0", "right": "#D1495B", "band": "#CFE0CF", "seed": "#6A4328", "shade": "#5C3A28",
}  # fmt: skip
"""The evening's roles, as on the screen."""
_Dashes = Literal["solid"] | tuple[float, tuple[float, float]]
DASHES: PerSide[_Dashes] = PerSide("solid", (0, (2.6, 1.3)))
MARKERS = PerSide("o", "s")
DPI = 100
_MOST_POINTS, _MARKERS_A_LINE = 640, 9
_OWN_STRIPES = 0.3
_LEAST_SPAN_MM, _LEAST_REST_SHARE = 3.0, 0.06
_TEXT = ("font_source_sans_pro", "SourceSansPro-Semibold.ttf")


def font(px: float, *, heading: bool = False) -> FontProperties:
    """The game's type, `px` high."""
    package, name = ("font_fredoka_one", "FredokaOne-Regular.ttf") if heading else _TEXT
    return FontProperties(fname=str(files(package) / "files" / name), size=px * 72 / DPI)


def draw(axes: Axes, movement: str, study: Study) -> None:
    """Draw a movement's curves, with the rest behind them, stripes where nothing is known, and the blinks."""
    times, values = _table(movement, study)
    end_s = max(study.duration_s, 0.1)
    axes.set(xlim=(0, end_s), facecolor="none")
    axes.set_ylim(*_span(values, floor=0.0 if movement == "eye" else None))
    axes.axvspan(*study.rest_s, color=PALETTE["band"], linewidth=0)
    _gaps(axes, times, np.isfinite(values))
    if movement != "eye":
        axes.axhline(0, color=PALETTE["ink_soft"], linewidth=1.2, alpha=0.6)
        _name_rest(axes, study)
    every = max(1, len(times) // _MARKERS_A_LINE)
    for k, side in enumerate(Side):
        axes.plot(
            times, values[:, k], color=PALETTE[side], linewidth=2.4, linestyle=DASHES[side], marker=MARKERS[side],
            markevery=((k + 1) * every // 3, every), markersize=8, solid_joinstyle="round", dash_capstyle="butt",
        )  # fmt: skip
    if movement == "eye":
        _blinks(axes, study)
    _dress(axes)


def _name_rest(axes: Axes, study: Study) -> None:
    begun_s, ended_s = study.rest_s
    if ended_s - begun_s > _LEAST_REST_SHARE * study.duration_s:
        at, colour = axes.get_xaxis_transform(), PALETTE["ink_soft"]
        axes.text((begun_s + ended_s) / 2, 0.86, "rest", color=colour, font=font(20), ha="center", transform=at)


def _dress(axes: Axes) -> None:
    axes.grid(axis="both", color=PALETTE["paper_dim"], linewidth=1.4)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    axes.xaxis.set_major_locator(MaxNLocator(10, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
    axes.tick_params(length=0, pad=8, colors=PALETTE["ink_soft"])
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(font(20))


def _gaps(axes: Axes, times: FloatArray, seen: NDArray[np.bool_]) -> None:
    """Stripes where nothing is known (n, 2): a side's own, in its colour, and plain ones where it is both sides'."""
    left, right = seen.T
    for known, colour, alpha in (
        (left | right, PALETTE["paper_dim"], 1.0),
        (left | ~right, PALETTE["left"], _OWN_STRIPES),
        (right | ~left, PALETTE["right"], _OWN_STRIPES),
    ):
        _stripes(axes, times, known, to_rgba(colour, alpha))


def _stripes(
    axes: Axes, times: FloatArray, known: NDArray[np.bool_], colour: tuple[float, float, float, float]
) -> None:
    edges = np.flatnonzero(np.diff(np.concatenate([[True], known, [True]]).astype(int)))
    low, high = axes.get_ylim()
    for begin, end in edges.reshape(-1, 2):
        from_s, to_s = times[max(0, begin - 1)], times[min(end, len(times) - 1)]
        hatched = Rectangle((from_s, low), to_s - from_s, high - low, facecolor="none", edgecolor=colour, hatch="//")
        axes.add_patch(hatched).set_linewidth(0)


def _blinks(axes: Axes, study: Study) -> None:
    """A seed above each blink."""
    for blink in study.blinks or ():
        middle_s = (blink.begin_s + blink.end_s) / 2
        axes.plot(
            middle_s, 1.0, marker="v", color=PALETTE["seed"], markersize=9, transform=axes.get_xaxis_transform(),
            clip_on=False,
        )  # fmt: skip


def _table(movement: str, study: Study) -> tuple[FloatArray, FloatArray]:
    """Times (n,) and both sides (n, 2), not a number where withheld; long films are medians over short stretches."""
    times, values = np.array([t_s for t_s, _ in study.rows]), sides(study.rows, movement)
    if len(times) <= _MOST_POINTS:
        return times, values
    edges = np.linspace(0, len(times), _MOST_POINTS + 1).astype(int)[1:-1]
    medians = [[_median(side) for side in part.T] for part in np.split(values, edges)]
    return np.array([np.median(part) for part in np.split(times, edges)]), np.array(medians)


def _median(part: FloatArray) -> float:
    """Of one side; not a number where less than half of it is known."""
    known = part[np.isfinite(part)]
    return float(np.median(known)) if len(known) * 2 >= len(part) else float("nan")


def _span(values: FloatArray, floor: float | None) -> tuple[float, float]:
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)
    room = 0.12 * max(high - low, _LEAST_SPAN_MM)
    low, high = min(low, 0.0) - room, max(high, _LEAST_SPAN_MM) + room
    return (low if floor is None else floor), high
