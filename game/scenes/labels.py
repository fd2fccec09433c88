"""The names of the garden's plots, and why one is asleep that somebody has come to."""

from collections.abc import Iterable

from game.ports import Box, Canvas
from game.scenes.plots import Plot
from game.scenes.widgets.beds import Bed
from game.scenes.widgets.plot import label_height, labelled
from game.scenes.widgets.signs import note, note_box


def draw_labels(canvas: Canvas, standing: Iterable[tuple[Plot, Bed]], focused: Plot | None, told: Plot | None) -> None:
    """Every plot's label, the ring on that of the focus; labels make room for why the plot `told` is asleep."""
    high, lie = label_height(canvas), list(standing)
    box = next((_note_box(canvas, bed, plot.why, high) for plot, bed in lie if plot is told), None)
    for plot, bed in lie:
        label = labelled(canvas, bed, plot, high)
        if box is None or not box.meets(label.box):
            label.draw(canvas, plot.asleep, plot is focused)
    if told is not None and box is not None:
        note(canvas, box, told.why)


def _note_box(canvas: Canvas, bed: Bed, why: str, high: float) -> Box:
    """Above a plot that is near, below one that is far away."""
    x, y = bed.foot(high)
    return note_box(canvas, (x, y + high + 12) if bed.far else (x, y - bed.size(high)), why, below=bed.far)
