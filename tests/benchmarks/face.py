"""How truly the face is measured: `uv run python -m tests.benchmarks.face [--json FILE] [--quick] [--detail]`.

Clips whose movements are known are shown to the game and, picture for picture, to the plain refined FaceMesh: drawn
faces in three dimensions and a warped portrait (tests/benchmarks/truth), 30 pictures a second with the sensor's noise,
drifting light and a head that sways. The reference is the plain mesh's own figure on the same pictures. A picture that
the game withholds a reading from counts in no figure but that share.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import cv2
import numpy as np
from rich.console import Console
from rich.progress import track as progress

from game.model.side import PerSide
from game.model.signals import FloatArray
from tests.benchmarks.figures import Figure, report
from tests.benchmarks.truth import detail
from tests.benchmarks.truth.acts import Act
from tests.benchmarks.truth.clip import Clip
from tests.benchmarks.truth.clips import SITTERS, Case, cases
from tests.benchmarks.truth.findings import ABOVE, MOUTH, Tried
from tests.benchmarks.truth.overall import Overall
from tests.benchmarks.truth.pipelines import PIPELINES
from tests.benchmarks.truth.trial import Track, timed_ms, tried

WORKERS = 2
"""Clips at a time."""
TIMED = Clip("timed", SITTERS["amber"], (Act(0.9, PerSide(6.0, 0.0), hold_s=0.3),), rest_s=0.8)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line of the table and how to come by it."""

    name: str
    value: Callable[[Overall], float | None]
    unit: str = ""
    at_most: float | None = None
    at_least: float | None = None


WANTED = (
    Wanted("mouth corner gain, one side 3, 6, 9 mm: median", lambda all_: all_.gain(50), "", 1.05, 0.92),
    Wanted("mouth corner gain: quartile distance", Overall.gain_quartiles, "", 0.06),
    Wanted("cross-talk to the still corner, median", lambda all_: all_.still_corner_mm(50), "mm", 0.10),
    Wanted("cross-talk to the still corner, p90", lambda all_: all_.still_corner_mm(90), "mm", 0.30),
    Wanted("clip flipped: difference of the smile, p95", Overall.flip_mm, "mm", 0.10),
    Wanted("resting face turned: apparent smile, pucker, p95", lambda all_: all_.apparent_mm(MOUTH), "mm", 0.5),
    Wanted("resting face turned: apparent brow, nose, p95", lambda all_: all_.apparent_mm(ABOVE), "mm", 0.5),
    Wanted("35-90 cm: scale error, worst", Overall.scale_error, "%", 3.0),
    Wanted("35-90 cm: smile against its median, worst", Overall.smile_scatter, "%"),
    Wanted("jitter at rest, SD", Overall.jitter_mm, "mm", 0.08),
    Wanted("jitter at rest, SD, worst clip and side", Overall.worst_jitter_mm, "mm"),
    Wanted("one eye closing: error of its opening, p90", Overall.eye_error_mm, "mm", 0.6),
    Wanted("one eye closing: error as a share of its rest, p90", Overall.narrowing_error, "points"),
    Wanted("one eye closing: cross-talk to the other, p90", Overall.other_eye_mm, "mm", 0.3),
    Wanted("blinks of 100-400 ms found", Overall.blinks_found, "%", at_least=97.0),
    Wanted("false blinks a minute of exercises", Overall.false_blinks_a_minute, "", 0.2),
    Wanted("healthy smile: symmetry, worst variant", lambda all_: all_.symmetry(False), "", at_least=0.9),
    Wanted("healthy smile, turned since its rest: symmetry, worst", lambda all_: all_.symmetry(True), "", at_least=0.9),
    Wanted("healthy smile: excess eye narrowing, worst variant", Overall.excess_narrowing, "points", 10.0),
    Wanted("pictures withheld", Overall.withheld, "%"),
    Wanted("drooping corner at rest: error, median", lambda all_: all_.droop_error_mm(50), "mm"),
    Wanted("drooping corner at rest: error, p90", lambda all_: all_.droop_error_mm(90), "mm"),
    Wanted("narrow eye at rest: error of the difference, p90", lambda all_: all_.lids_error_mm(90), "mm", 0.3),
    Wanted("covered mouths noticed", lambda all_: all_.noticed(eyes=False), "%", at_least=97.0),
    Wanted("covered eyes noticed", lambda all_: all_.noticed(eyes=True), "%", at_least=97.0),
    Wanted("beside a cover: error of what is given, p90", Overall.given_error_mm, "mm"),
    Wanted("measures withheld that nothing covers", Overall.missing, "%", 0.5),
)


def main() -> None:
    asked = _asked()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # for the workers, which begin after this
    chosen = [case for case in cases(asked.quick) if not asked.only or case.group in asked.only]
    with ProcessPoolExecutor(WORKERS, get_context("spawn"), _quiet) as pool:
        tracks = pool.map(_tried, chosen)
        seen = list(progress(zip(chosen, tracks, strict=True), "Clips", len(chosen), console=Console(stderr=True)))
        timed = {} if asked.only else {who: _p95(pool.submit(timed_ms, TIMED, who)) for who in PIPELINES}
    if asked.detail:
        for row in detail.rows(seen):
            print(detail.line(row))
    report("The face against the truth, 640 x 480; reference: raw FaceMesh", _figures(seen, timed), asked.json)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here, too")
    parser.add_argument("--quick", action="store_true", help="end within 50 seconds")
    parser.add_argument("--detail", action="store_true", help="list every clip's own numbers first")
    parser.add_argument("--only", nargs="+", metavar="GROUP", help="only these groups of clips, as --detail names them")
    return parser.parse_args()


def _figures(seen: Sequence[Tried], timed: dict[str, float]) -> list[Figure]:
    raw, ours = Overall("raw", seen), Overall("ours", seen)
    found = [
        Figure(each.name, each.value(ours), each.unit, _said(each.value(raw), each.unit), each.at_most, each.at_least)
        for each in WANTED
    ]
    took = Figure(
        "tracking a picture after the rest, one core, p95",
        timed.get("ours"),
        "ms",
        _said(timed.get("raw"), "ms"),
        at_most=12.0,
    )
    return [*found, took]


def _said(value: float | None, unit: str) -> str:
    return "-" if value is None else f"{value:.3g} {unit}".strip()


def _quiet() -> None:
    """MediaPipe's own messages are for its makers."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    cv2.setNumThreads(1)


def _tried(case: Case) -> Track:
    return tried(case.clip, case.flip)


def _p95(taken_ms: Future[FloatArray]) -> float:
    return float(np.percentile(taken_ms.result(), 95))


if __name__ == "__main__":
    main()
