"""What the terminal shows: progress while playing, a table of results at the end."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich import box
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from game.app import OnStep
from game.model.checkup import CheckUp
from game.model.level import Level
from game.model.result import Repetition
from game.reports.finding import Finding
from game.scenes.scene import Scene
from game.scenes.stages import CALIBRATION_S
from game.scenes.visit import Visit
from game.training import checkup_words
from game.training.exercise import Exercise, Kind
from game.training.own_best import lags
from game.training.remarks import mean_reached

Name = TypeVar("Name", bound=str)
_BETWEEN_S = 2.5
"""About what a level's setup and results take when nobody presses anything."""


def expected_s(levels: Sequence[Level]) -> float:
    """About how long these levels take, calibrations included, in seconds."""
    return sum(_BETWEEN_S + (0 if each.imagery else CALIBRATION_S) + each.lasts_s for each in levels)


@contextmanager
def progress(console: Console, what: str, total: float) -> Iterator[Progress]:
    """A progress line; where the output is no terminal there is none."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal) as line:
        line.add_task(what, total=total)
        yield line


def sayer(line: Progress) -> Callable[[str, float], None]:
    """Lets a progress line say what is being done, and how much of all is, 0..1."""
    task = line.tasks[0]
    return lambda words, share: line.update(task.id, completed=share, description=words)


def follower(line: Progress) -> OnStep:
    """Lets a progress line follow the game."""
    task = line.tasks[0]

    def on_step(t_s: float, scene: Scene) -> None:
        line.update(task.id, completed=min(t_s, task.total or t_s), description=scene.caption)

    return on_step


def results(console: Console, visit: Visit) -> None:
    """A table of what was played: a row a level, means over its measured repetitions; no numbers of a hidden score."""
    table = Table(title="What was played", title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column("Exercise")
    if not visit.switches.show_score:
        table.add_column("Reps", justify="right", no_wrap=True)
        for each in visit.played:
            table.add_row(visit.exercises[each.level.exercise].title, str(len(each.repetitions)))
        console.print(table)
        return
    for name in ("Score", "Symmetry", "Quiet", "Left", "Right"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Reps", justify="right", no_wrap=True)
    table.add_column("Noticed")
    for each in visit.played:
        exercise = visit.exercises[each.level.exercise]
        measured = [r for r in each.repetitions if r.parts is not None]
        table.add_row(
            exercise.title,
            _mean([r.score for r in measured], "{:.0f}"),
            _mean([r.parts.symmetry for r in measured if r.parts], "{:.2f}"),
            _mean([r.parts.quiet for r in measured if r.parts], "{:.2f}"),
            _mean([r.mm.left for r in measured if r.mm], "{:.1f} mm"),
            _mean([r.mm.right for r in measured if r.mm], "{:.1f} mm"),
            f"{len(measured)}/{len(each.repetitions)}",
            "guided" if each.level.imagery else noticed(each.repetitions, exercise),
        )
    console.print(table)


def checked(console: Console, found: CheckUp, exercises: Mapping[str, type[Exercise]]) -> None:
    """A table of a check-up: a row a movement, medians of its trials."""
    table = Table(title="Check-up", title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column("Movement")
    for name in ("Left", "Right", "Together"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Noticed")
    for each in found.movements:
        share = "-" if each.symmetry is None else f"{each.symmetry:.2f}"
        table.add_row(exercises[each.exercise].title, *checkup_words.ways(each), share, checkup_words.noticed(each))
    console.print(table)
    if said := checkup_words.resting(found.resting):
        console.print(said)


def found(console: Console, all_found: Sequence[Finding]) -> None:
    """A line for each thing that was found, with what to do below it where it is not good."""
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(max_width=18, overflow="fold")
    table.add_column(overflow="fold")
    for each in all_found:
        said = Text(each.figure)
        if each.advice:
            said.append(f"\n{each.advice}", "yellow")
        table.add_row("!" if each.advice else " ", Text(f"- {each.what}" if each.of else each.what), said)
    console.print(table)


def noticed(repetitions: Sequence[Repetition], exercise: type[Exercise]) -> str:
    """Which side went less far and what moved along, where half the repetitions saw it; or why none was measured.

    A side that did its share of its own best and still went less far is told so, as on the screen.
    """
    if not repetitions:
        return "left early"
    if exercise.kind is Kind.LET_GO and any(r.measured for r in repetitions):
        return "let go of what could be measured"
    smaller = _often([r.smaller for r in repetitions])
    intruder = _often([None if r.intruder is None else r.intruder.words for r in repetitions])
    found = sorted({reason for r in repetitions for reason in r.reasons})
    if smaller is not None:
        lagged = lags(smaller, mean_reached([r for r in repetitions if r.measured]))
        share = "" if lagged else "did its own share, still "
        found.append(f"{smaller} {share}goes less far")
    if intruder is not None:
        found.append(f"{intruder} moves along")
    return ", ".join(found) or "both sides together"


def _often(names: Sequence[Name | None]) -> Name | None:
    named = [name for name in names if name is not None]
    most = max(sorted(named), key=named.count, default=None)
    return most if most is not None and named.count(most) * 2 >= len(names) else None


def _mean(values: Sequence[float | None], shape: str) -> str:
    there = [value for value in values if value is not None]
    return shape.format(sum(there) / len(there)) if there else "-"
