"""What every benchmark ends with: a table on the terminal, and the same as JSON."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number, the reference measured or stated beside it, and the goal: `at_most` or `at_least` it."""

    name: str
    value: float | None
    unit: str
    reference: str = ""
    at_most: float | None = None
    at_least: float | None = None

    @property
    def goal(self) -> str:
        bounds = [
            f"{word} {bound:g}"
            for word, bound in (("at least", self.at_least), ("at most", self.at_most))
            if bound is not None
        ]
        return ", ".join(bounds)

    @property
    def holds(self) -> bool | None:
        if not self.goal:
            return None
        if self.value is None:
            return False
        low_enough = self.at_most is None or self.value <= self.at_most
        return low_enough and (self.at_least is None or self.value >= self.at_least)


def arguments(what: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here, too")
    parser.add_argument("--quick", action="store_true", help="end within 50 seconds")
    return parser.parse_args()


def report(title: str, figures: Sequence[Figure], out: Path | None) -> None:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    for name in ("figure", "measured", "reference", "goal", "holds"):
        table.add_column(name, justify="right" if name == "measured" else "left")
    for figure in figures:
        measured = "-" if figure.value is None else f"{figure.value:.4g} {figure.unit}"
        holds = {None: "", True: "yes", False: "NO"}[figure.holds]
        table.add_row(figure.name, measured, figure.reference, figure.goal, holds)
    Console().print(table)
    if out is not None:
        kept = [
            {key: value for key, value in asdict(figure).items() if key not in {"at_most", "at_least"}}
            | {"goal": figure.goal, "holds": figure.holds}
            for figure in figures
        ]
        out.write_text(json.dumps({"figures": kept}, indent=2) + "\n", encoding="utf-8")
