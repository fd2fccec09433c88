"""The names of the garden's plots, and why one is asleep that somebody has come to."""

from collections.abc import Iterable

from game.ports import Box, Canvas, Ruler
from game.scenes.plots import Plot
from game.scenes.widgets.beds import Bed
from game.scenes.widgets.plot import label_height, labelled
from game.scenes.widgets.signs import note, note_box


def draw_labels(canvas: Canvas, standing: Iterable[tuple[Plot, Bed]], focused: Plot | None, told: Plot | None) -> None:
    """Every plot's label, the ring on that of the focus; labels make room for why the plot `told` is asleep."""
    high, lie = label_height(canvas), list(standing)
    box = next((note_on(canvas, bed, plot) for plot, bed in lie if plot is told), None)
    for plot, bed in lie:
        label = labelled(canvas, bed, plot, high)
        if box is None or not box.meets(label.box):
            label.draw(canvas, plot.asleep, plot is focused)
    if told is not None and box is not None:
        note(canvas, box, told.why)


def note_on(ruler: Ruler, bed: Bed, plot: Plot) -> Box:
    """Where it is told why a plot is asleep: above one that is near, below one that is far away."""
    high = label_height(ruler)
    x, y = bed.foot(high)
    return note_box(ruler, (x, y + high + 12) if bed.far else (x, y - bed.size(high)), plot.why, below=bed.far)
