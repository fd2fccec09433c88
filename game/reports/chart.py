"""Left and right over time, as a picture for the therapist: the left is blue and solid, the right crimson and dashed."""

from importlib.resources import files
from pathlib import Path
from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.reports.files import whole_bytes
from game.training.rest import trusted
from game.training.study import Study

WIDTH_PX = 1280
PALETTE = {
    "sky_high": "#FCE9D0", "paper": "#FFF8EC", "paper_dim": "#EBDDC7", "ink": "#24383A", "ink_soft": "#6B5B4E",
    "left": "#2B6CB0", "right": "#D1495B", "band": "#CFE0CF", "seed": "#6A4328", "shade": "#5C3A28",
}  # fmt: skip
"""The evening's roles, as on the screen."""
_DASHES: PerSide[str | tuple[int, tuple[float, float]]] = PerSide("solid", (0, (2.6, 1.3)))
_MARKERS = PerSide("o", "s")
_DPI = 100
_HEAD_PX, _CARD_PX, _GUTTER_PX, _FOOT_PX, _MARGIN_PX = 150, 236, 16, 72, 28
_LEFT_PX, _RIGHT_PX, _TITLE_PX = 92, 236, 54
_MOST_POINTS, _MARKERS_A_LINE = 640, 9
_LEAST_SPAN_MM = 3.0
_TITLES = {
    "smile": ("Smile", "corners of the mouth, up and out"),
    "pucker": ("Pucker", "corners of the mouth, inward"),
    "eye": ("Eyes", "opening between the lids"),
    "brow": ("Brows", "upward"),
    "nose": ("Nose", "its wings, upward"),
}
_ALWAYS = ("smile", "pucker", "eye")


def write(path: Path, name: str, study: Study) -> None:
    """Draw a study as PNG, 1280 pixels wide; `name` stands in its head. Raises StoreError."""
    shown = [movement for movement in _TITLES if movement in _ALWAYS or study.moves(movement)]
    height_px = _HEAD_PX + len(shown) * (_CARD_PX + _GUTTER_PX) + _FOOT_PX + _MARGIN_PX - _GUTTER_PX
    figure = Figure(figsize=(WIDTH_PX / _DPI, height_px / _DPI), dpi=_DPI, facecolor=PALETTE["sky_high"])
    canvas = FigureCanvasAgg(figure)
    _head(figure, name, study)
    for row, movement in enumerate(shown):
        top_px = _HEAD_PX + row * (_CARD_PX + _GUTTER_PX)
        _panel(figure, top_px, movement, study, last=row == len(shown) - 1)
    with whole_bytes(path) as file:
        canvas.print_png(file)


def _font(px: float, *, heading: bool = False) -> FontProperties:
    package, font = ("font_fredoka_one", "FredokaOne-Regular.ttf") if heading else _TEXT
    return FontProperties(fname=str(files(package) / "files" / font), size=px * 72 / _DPI)


_TEXT = ("font_source_sans_pro", "SourceSansPro-Semibold.ttf")


def _say(
    figure: Figure, x_px: float, down_px: float, words: str, px: float, colour: str = "ink", *,
    heading: bool = False, align: Literal["left", "center", "right"] = "left",
) -> float:  # fmt: skip
    """Words whose baseline is `down_px` below the top; answers with where they end."""
    at = x_px / WIDTH_PX, 1 - down_px / _height_px(figure)
    font = _font(px, heading=heading)
    text = figure.text(*at, words, color=PALETTE[colour], fontproperties=font, ha=align, va="baseline")
    return float(text.get_window_extent().x1)


def _height_px(figure: Figure) -> float:
    return float(figure.get_figheight() * _DPI)


def _head(figure: Figure, name: str, study: Study) -> None:
    short = name if len(name) <= 36 else f"{name[:34]}…"
    _say(figure, _MARGIN_PX + 8, 66, "Left and right over time", 40, heading=True)
    rate = "" if study.rate_hz is None else f", {study.rate_hz:.0f} pictures a second"
    said = f"{short}: {study.duration_s:.0f} seconds{rate}"
    if study.blinks is not None:
        said += ", 1 blink" if len(study.blinks) == 1 else f", {len(study.blinks)} blinks"
    _say(figure, _MARGIN_PX + 8, 110, said, 24, "ink_soft")
    for side, x_px in ((Side.LEFT, 972), (Side.RIGHT, 1120)):
        y = 1 - 102 / _height_px(figure)
        line = Line2D(
            [x_px / WIDTH_PX, (x_px + 52) / WIDTH_PX], [y, y], color=PALETTE[side], linewidth=3.2,
            linestyle=_DASHES[side], marker=_MARKERS[side], markevery=[1], markersize=9, dash_capstyle="butt",
        )  # fmt: skip
        figure.add_artist(line)
        _say(figure, x_px + 68, 110, str(side), 24, str(side))


def _panel(figure: Figure, top_px: float, movement: str, study: Study, *, last: bool) -> None:
    height = _height_px(figure)
    _card(figure, top_px, _CARD_PX + _FOOT_PX * last)
    title, what = _TITLES[movement]
    end_px = _say(figure, _MARGIN_PX + 24, top_px + 38, title, 28, heading=True)
    end_px = _say(figure, end_px + 16, top_px + 38, f"{what}, mm", 22, "ink_soft")
    if movement == "eye" and study.blinks:
        at = (end_px + 48) / WIDTH_PX, 1 - (top_px + 32) / height
        figure.add_artist(Line2D(*([each] for each in at), marker="v", color=PALETTE["seed"], markersize=9))
        _say(figure, end_px + 60, top_px + 38, "blink", 22, "ink_soft")
    box_px = (_LEFT_PX, top_px + _TITLE_PX, WIDTH_PX - _LEFT_PX - _RIGHT_PX, _CARD_PX - _TITLE_PX - 20)
    axes = figure.add_axes(
        (box_px[0] / WIDTH_PX, 1 - (box_px[1] + box_px[3]) / height, box_px[2] / WIDTH_PX, box_px[3] / height), zorder=2
    )
    _lines(axes, movement, study)
    _beside(figure, top_px, movement, study)
    axes.tick_params(axis="x", labelbottom=last)
    if last:
        _say(figure, _LEFT_PX + box_px[2] / 2, top_px + _CARD_PX + 48, "seconds", 22, "ink_soft", align="center")


def _card(figure: Figure, top_px: float, high_px: float) -> None:
    height, width_px = _height_px(figure), WIDTH_PX - 2 * _MARGIN_PX
    for down_px, colour, alpha in ((6, "shade", 0.16), (0, "paper", 1.0)):
        corner = (_MARGIN_PX / WIDTH_PX, 1 - (top_px + down_px + high_px) / height)
        card = FancyBboxPatch(
            corner, width_px / WIDTH_PX, high_px / height, transform=figure.transFigure, facecolor=PALETTE[colour],
            edgecolor="none", alpha=alpha, mutation_aspect=WIDTH_PX / height,
            zorder=-1, boxstyle=f"round,pad=0,rounding_size={28 / WIDTH_PX}",
        )  # fmt: skip
        figure.add_artist(card)


def _lines(axes: Axes, movement: str, study: Study) -> None:
    times, values = _table(movement, study)
    end_s = max(study.duration_s, 0.1)
    axes.set(xlim=(0, end_s), facecolor="none")
    axes.set_ylim(*_span(values, floor=0.0 if movement == "eye" else None))
    axes.axvspan(*study.rest_s, color=PALETTE["band"], linewidth=0)
    if movement != "eye":
        axes.axhline(0, color=PALETTE["ink_soft"], linewidth=1.2, alpha=0.6)
    _gaps(axes, times, np.isfinite(values[:, 0]))
    begun_s, ended_s = study.rest_s
    axes.text(
        (begun_s + ended_s) / 2, 0.86, "rest", color=PALETTE["ink_soft"], fontproperties=_font(20), ha="center",
        clip_on=True, transform=axes.get_xaxis_transform(),
    )  # fmt: skip
    every = max(1, len(times) // _MARKERS_A_LINE)
    for k, side in enumerate(Side):
        axes.plot(
            times, values[:, k], color=PALETTE[side], linewidth=2.4, linestyle=_DASHES[side], marker=_MARKERS[side],
            markevery=((k + 1) * every // 3, every), markersize=8, solid_joinstyle="round", dash_capstyle="butt",
        )  # fmt: skip
    if movement == "eye":
        _blinks(axes, study)
    _dress(axes)


def _dress(axes: Axes) -> None:
    axes.grid(axis="both", color=PALETTE["paper_dim"], linewidth=1.4)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    axes.xaxis.set_major_locator(MaxNLocator(10, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
    axes.tick_params(length=0, pad=8, colors=PALETTE["ink_soft"])
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(_font(20))


def _gaps(axes: Axes, times: FloatArray, seen: NDArray[np.bool_]) -> None:
    """Stripes where nothing is known."""
    edges = np.flatnonzero(np.diff(np.concatenate([[True], seen, [True]]).astype(int)))
    low, high = axes.get_ylim()
    for begin, end in edges.reshape(-1, 2):
        from_s, to_s = times[max(0, begin - 1)], times[min(end, len(times) - 1)]
        axes.add_patch(
            Rectangle(
                (from_s, low), to_s - from_s, high - low, facecolor="none", edgecolor=PALETTE["paper_dim"],
                hatch="//", linewidth=0,
            )  # fmt: skip
        )


def _blinks(axes: Axes, study: Study) -> None:
    """A seed above each blink."""
    for blink in study.blinks or ():
        middle_s = (blink.begin_s + blink.end_s) / 2
        axes.plot(
            middle_s, 1.0, marker="v", color=PALETTE["seed"], markersize=9, transform=axes.get_xaxis_transform(),
            clip_on=False,
        )  # fmt: skip


def _beside(figure: Figure, top_px: float, movement: str, study: Study) -> None:
    """The best of either side, and their symmetry."""
    x_px, right_px = WIDTH_PX - _RIGHT_PX + 28, WIDTH_PX - _MARGIN_PX - 24
    best = study.closed() if movement == "eye" else study.best_mm(movement)
    _say(figure, right_px, top_px + 38, "closes" if movement == "eye" else "at best", 22, "ink_soft", align="right")
    for side, down_px in ((Side.LEFT, 86), (Side.RIGHT, 124)):
        if best is None:
            said = "not seen"
        else:
            said = f"{100 * best[side]:.0f} %" if movement == "eye" else f"{best[side]:.1f} mm"
        _say(figure, x_px, top_px + down_px, str(side), 24, str(side))
        _say(figure, right_px, top_px + down_px, said, 24, str(side), align="right")
    symmetry = study.symmetry(movement)
    _say(figure, x_px, top_px + 176, "symmetry", 24)
    _say(figure, right_px, top_px + 176, "–" if symmetry is None else f"{symmetry:.2f}", 24, align="right")


def _table(movement: str, study: Study) -> tuple[FloatArray, FloatArray]:
    """Times (n,) and both sides (n, 2), not a number where withheld; long films are medians over short stretches."""
    times = np.array([t_s for t_s, _ in study.rows])
    values = np.array([
        tuple(getattr(face.measures, f"{movement}_mm")) if face is not None and trusted(face) else (np.nan, np.nan)
        for _, face in study.rows
    ])
    if len(times) <= _MOST_POINTS:
        return times, values
    edges = np.linspace(0, len(times), _MOST_POINTS + 1).astype(int)[:-1]
    parts = np.split(np.column_stack([times, values]), edges[1:])
    medians = [_median(part) for part in parts]
    return np.array([row[0] for row in medians]), np.array([row[1:] for row in medians])


def _median(part: FloatArray) -> FloatArray:
    known = part[np.isfinite(part[:, 1])]
    if len(known) * 2 < len(part):
        return np.array([np.median(part[:, 0]), np.nan, np.nan])
    return np.asarray(np.median(known, axis=0))


def _span(values: FloatArray, floor: float | None) -> tuple[float, float]:
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)
    room = 0.12 * max(high - low, _LEAST_SPAN_MM)
    low, high = min(low, 0.0) - room, max(high, _LEAST_SPAN_MM) + room
    return (low if floor is None else floor), high
