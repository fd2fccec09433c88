"""How fair the judge is: `uv run python -m tests.benchmarks.judge [--json FILE] [--quick] [--people N] [--filmed N]`.

A thousand repetitions of each kind of simulated person, everybody with nerves, sides and habits of their own, are
calibrated and judged by the game, seen and heard through errors that are measured first: the tracker's on drawn clips
of its own, the EMG's of the real filters (tests/benchmarks/fairness). Then some of each kind are drawn and played
through the real tracker, and their muscles, as a board's bytes, through the real decoder; --quick films one of two.

"Both senses" is the camera and electrodes on one side, on the target and its intruder, for that is where both know of
an intruder; electrodes on both sides sharpen symmetry and tell a pulled cheek.
"""

import argparse
import os
import sys
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from rich.console import Console
from rich.progress import track as progress

from tests.benchmarks.fairness import distance, errors, people
from tests.benchmarks.fairness.clips import clips, takes
from tests.benchmarks.fairness.findings import (
    CAMERA,
    COUPLED,
    SIDES,
    changes,
    cheats,
    confirmed,
    difference,
    named,
    nothing,
    orders,
    penalties,
    tracker,
)
from tests.benchmarks.fairness.playing import Setting
from tests.benchmarks.fairness.tries import EACH, MAKES, days, filmed, played, same
from tests.benchmarks.figures import Figure, report

WORKERS = 2
CROWD = 250
RARE = frozenset({"healthy", "synkinetic", "isolated"})
"""What is looked for in these is one repetition in a thousand; they are never fewer (`--people` is for the others)."""
KINDS_ALIKE = ("gentle", "weak", "synkinetic")
"""Whose performances have to score the same wherever and however they are seen."""
FILMED = (("gentle", CAMERA), ("weak", CAMERA), ("weaker", CAMERA), ("synkinetic", CAMERA), ("synkinetic", COUPLED),
          ("isolated", CAMERA), ("still", CAMERA), *((cheat, CAMERA) for cheat in people.CHEATS),
          ("a hand pulls the cheek", SIDES))  # fmt: skip


class Bench:
    """Everything that is tried, as wide as there is time for."""

    def __init__(self, pool: ProcessPoolExecutor, quick: bool, people_count: int, filmed_people: int) -> None:
        self._pool, self._quick = pool, quick
        self._people, self._filmed = people_count, filmed_people
        self._crowd = people_count if quick else max(people_count, CROWD)
        films = [pool.submit(errors.measured, clip) for clip in clips(quick)]
        near_and_far = [] if quick else [pool.submit(errors.measured, clip) for clip in takes()]
        self.heard = errors.heard(20.0 if quick else 120.0)
        console = Console(stderr=True)
        self.seen = [film.result() for film in progress(films, "Tracker's errors", console=console)]
        self.takes = [film.result() for film in progress(near_and_far, "Near and far", console=console)]

    def _spread(self, work: Callable[..., list[Any]], people_count: int, *rest: object) -> list[Future[list[Any]]]:
        chunk = max(1, -(-people_count // 10))
        parts = [range(at, min(at + chunk, people_count)) for at in range(0, people_count, chunk)]
        return [self._pool.submit(work, part, *rest) for part in parts]

    def figures(self) -> list[Figure]:
        films = {
            (kind, setting): [
                self._pool.submit(filmed, [seed], kind, setting, 1 if self._quick else EACH)
                for seed in range(self._filmed)
            ]
            for kind, setting in (FILMED[3:4] if self._quick else FILMED)
        }
        both = (CAMERA, SIDES, COUPLED)
        plan = [(kind, CAMERA) for kind in MAKES]
        plan += [("healthy", SIDES), ("healthy", COUPLED), ("synkinetic", COUPLED)]
        plan += [(cheat, setting) for cheat in people.CHEATS for setting in both[1:]]
        waiting = {
            (kind, setting): self._spread(
                played, self._crowd if kind in RARE else self._people, kind, setting, self.seen, self.heard
            )
            for kind, setting in plan
        }
        hidden = self._spread(played, max(2, self._people // 10), "gentle", replace(CAMERA, hidden=True),
                              self.seen, self.heard)  # fmt: skip
        alike, places = self._alike(), self._near_and_far()
        visits = self._spread(days, 4 if self._quick else 48, 3 if self._quick else 10, CAMERA, self.seen, self.heard)
        console = Console(stderr=True)
        rows = {
            key: list(chain.from_iterable(each.result() for each in parts))
            for key, parts in progress(waiting.items(), "Repetitions", len(waiting), console=console)
        }
        unseen = list(chain.from_iterable(each.result() for each in hidden))
        return [
            *tracker(self.seen, self.heard),
            *penalties(rows),
            *named(rows),
            *orders(rows),
            *cheats(rows),
            *nothing(rows, unseen),
            *[difference(name, parts) for name, parts in progress(alike.items(), "Invariance", console=console)],
            *distance.figures({kind: np.array(list(chain.from_iterable(each.result() for each in parts)))
                               for kind, parts in progress(places.items(), "Near and far", console=console)}),
            *changes(np.array(list(chain.from_iterable(each.result() for each in visits)))),
            *confirmed({key: list(chain.from_iterable(each.result() for each in parts))
                         for key, parts in progress(films.items(), "Films", len(films), console=console)}),
        ]  # fmt: skip

    def _alike(self) -> dict[str, list[Future[list[Any]]]]:
        """Settings in which the same performance has to score the same."""
        few, plain = max(1, self._people // 12), Setting(step_hz=60, muscles=True)
        pairs = {
            "24 steps a second": replace(plain, step_hz=24),
            "120 steps a second": replace(plain, step_hz=120),
            "every third picture lost": replace(plain, third_lost=True),
            "mirrored": replace(plain, mirrored=True),
        }
        return {
            name: [part for kind in KINDS_ALIKE for part in
                   self._spread(same, few, kind, (plain, other), ("", ""), self.seen, self.heard)]
            for name, other in pairs.items()
        }  # fmt: skip

    def _near_and_far(self) -> dict[str, list[Future[list[Any]]]]:
        """The same performances of each kind through every take at both distances."""
        few, settings = max(1, self._people // 12), [SIDES] * len(distance.NAMES)
        return {
            kind: self._spread(same, few, kind, settings, distance.NAMES, self.takes, self.heard)
            for kind in (KINDS_ALIKE if self.takes else ())
        }


def main() -> None:
    asked = _asked()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # for the workers, which begin after this
    played_people = asked.people or (3 if asked.quick else CROWD)
    people_filmed = asked.filmed if asked.filmed is not None else 1 if asked.quick else 8
    with ProcessPoolExecutor(WORKERS, get_context("spawn"), _quiet) as pool:
        figures = Bench(pool, asked.quick, played_people, people_filmed).figures()
    report("The judge", figures, asked.json)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here, too")
    parser.add_argument("--quick", action="store_true", help="end within 50 seconds")
    parser.add_argument("--people", type=int, metavar="PEOPLE", help=f"how many of each kind are judged ({CROWD})")
    parser.add_argument("--filmed", type=int, metavar="PEOPLE", help="how many of each kind are filmed (8)")
    return parser.parse_args()


def _quiet() -> None:
    """MediaPipe's own messages are for its makers."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    cv2.setNumThreads(1)


if __name__ == "__main__":
    main()
