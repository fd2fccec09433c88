"""What the terminal shows: progress while playing, a table of results at the end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from game.app import OnStep
from game.model.level import Level
from game.model.result import Repetition
from game.scenes.calibrate import CALIBRATION_S
from game.scenes.scene import Scene
from game.scenes.visit import Played

_BETWEEN_S = 2.5
"""About what a level's setup and results take when nobody presses anything."""


def expected_s(levels: Sequence[Level]) -> float:
    """About how long these levels take, calibrations included, in seconds."""
    return sum(_BETWEEN_S + CALIBRATION_S + each.repetitions * each.tempo.total_s for each in levels)


@contextmanager
def progress(console: Console, what: str, total: float) -> Iterator[Progress]:
    """A progress line; where the output is no terminal it shows only how it ended."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, TimeRemainingColumn(), console=console) as line:
        line.add_task(what, total=total)
        yield line


def follower(line: Progress) -> OnStep:
    """Lets a progress line follow the game."""
    task = line.tasks[0]

    def on_step(t_s: float, scene: Scene) -> None:
        line.update(task.id, completed=min(t_s, task.total or t_s), description=scene.caption)

    return on_step


def results(console: Console, played: Sequence[Played]) -> None:
    """A table of what was played: a row a level, means over its measured repetitions."""
    table = Table(title="What was played", title_justify="left")
    table.add_column("Level")
    for name in ("Measured", "Score", "Symmetry", "Quiet", "Left mm", "Right mm"):
        table.add_column(name, justify="right")
    table.add_column("Noticed")
    for each in played:
        measured = [r for r in each.repetitions if r.parts is not None]
        table.add_row(
            each.level.title,
            f"{len(measured)} of {len(each.repetitions)}",
            _mean([r.score for r in measured], 0),
            _mean([r.parts.symmetry for r in measured if r.parts], 2),
            _mean([r.parts.quiet for r in measured if r.parts], 2),
            _mean([r.mm.left for r in measured if r.mm], 1),
            _mean([r.mm.right for r in measured if r.mm], 1),
            noticed(each.repetitions),
        )
    console.print(table)


def noticed(repetitions: Sequence[Repetition]) -> str:
    """Which side moved less and which moved along, if the same was seen in most repetitions; or why not measured."""
    found = []
    for what, sides in (
        ("{} side moves less", [r.smaller for r in repetitions]),
        ("{} side moves along", [r.intruder for r in repetitions]),
    ):
        named = [side for side in sides if side is not None]
        most = max(set(named), key=named.count, default=None)
        if most is not None and named.count(most) * 2 >= len(repetitions):
            found.append(what.format(most))
    found.extend(sorted({reason for r in repetitions for reason in r.reasons}))
    return ", ".join(found) or "both sides together"


def _mean(values: Sequence[float | None], digits: int) -> str:
    there = [value for value in values if value is not None]
    return f"{sum(there) / len(there):.{digits}f}" if there else "-"
