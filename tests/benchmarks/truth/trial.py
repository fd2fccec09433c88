"""A clip put before both pipelines, and what each made of every picture."""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from game.model.reading import FaceMeasures
from game.model.side import Side
from game.model.signals import FloatArray, Picture
from game.signal.asymmetry import asymmetry
from tests.benchmarks.truth.clip import Clip, Shot, Stage
from tests.benchmarks.truth.pipelines import PIPELINES, Pipeline, Seen

MEASURES = tuple(field.name.removesuffix("_mm") for field in fields(FaceMeasures))
SIDES = (Side.LEFT, Side.RIGHT)
FLIPPED = " flipped"
_NO_PICTURE = np.zeros((0, 0, 3), np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """One pipeline's: `mm` (n, 5, 2) by MEASURES and side, not a number where withheld; `rest_eye_mm` (2,).

    Of flipped pictures the sides are changed back. `rest_wide_mm` is between the outer canthi of the rest,
    `rest_mouth_mm` how much higher the left corner of its mouth is.
    """

    mm: FloatArray
    px_per_mm: FloatArray
    rest_eye_mm: FloatArray
    rest_wide_mm: float
    rest_mouth_mm: float
    blinks: tuple[tuple[float, float], ...]

    def of(self, name: str) -> FloatArray:
        """One measure, (n, 2)."""
        return np.asarray(self.mm[:, MEASURES.index(name)])


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """A clip's pictures after its rest, (n,): truth (n, 2) and every pipeline's account by name.

    `eye_mm` is not a number where unknown.
    """

    clip: Clip
    t_s: FloatArray
    stages: tuple[Stage, ...]
    smile_mm: FloatArray
    eye_mm: FloatArray
    px_per_mm: FloatArray
    accounts: dict[str, Account]

    def during(self, *stages: Stage) -> NDArray[np.bool_]:
        """Which pictures belong to these stages."""
        return np.array([stage in stages for stage in self.stages], dtype=bool)


def flipped(picture: Picture) -> Picture:
    return Picture(picture.t_s, np.ascontiguousarray(picture.bgr[:, ::-1]))


def tried(clip: Clip, flip: bool = False, only: Sequence[str] = tuple(PIPELINES)) -> Track:
    """Show a clip to pipelines; with `flip` to each once more, flipped."""
    names = [name + tail for name in only for tail in (("", FLIPPED) if flip else ("",))]
    pipes = {name: PIPELINES[name.removesuffix(FLIPPED)]() for name in names}
    try:
        shots, seen = _watched(clip.shots(), pipes)
        return Track(
            clip,
            np.array([shot.picture.t_s for shot in shots]),
            tuple(shot.stage for shot in shots),
            np.array([tuple(shot.truth.smile_mm) for shot in shots]),
            np.array([tuple(shot.truth.eye_mm or (np.nan, np.nan)) for shot in shots]),
            np.array([shot.truth.px_per_mm for shot in shots]),
            {name: _account(pipes[name], seen[name], name.endswith(FLIPPED)) for name in names},
        )
    finally:
        for pipe in pipes.values():
            pipe.close()


def _watched(shots: Iterator[Shot], pipes: dict[str, Pipeline]) -> tuple[list[Shot], dict[str, list[Seen]]]:
    after: list[Shot] = []
    seen: dict[str, list[Seen]] = {name: [] for name in pipes}
    for shot in shots:
        resting = shot.stage == "rest"
        for name, pipe in pipes.items():
            if not resting and pipe.rest is None:
                pipe.take_rest()
            what = pipe.see(flipped(shot.picture) if name.endswith(FLIPPED) else shot.picture)
            if not resting:
                seen[name].append(what)
        if not resting:
            # The truth is kept, the picture is not: a minute of pictures takes 1.6 gigabytes.
            after.append(Shot(Picture(shot.picture.t_s, _NO_PICTURE), shot.truth, shot.stage))
    return after, seen


def _account(pipe: Pipeline, seen: list[Seen], swap: bool) -> Account:
    assert pipe.rest is not None
    nothing = np.full((len(MEASURES), 2), np.nan)
    mm = np.stack([nothing if each.measures is None else _array(each.measures) for each in seen])
    rest = pipe.rest
    eyes = np.array(tuple(rest.eye_mm))
    wide_mm = float(np.linalg.norm(rest.template_mm[263] - rest.template_mm[33]))
    order = slice(None, None, -1) if swap else slice(None)
    scale = np.array([each.px_per_mm for each in seen])
    mouth_mm = asymmetry(rest).mouth_mm * (-1 if swap else 1)
    return Account(mm[:, :, order], scale, eyes[order], wide_mm, mouth_mm, tuple(pipe.blinks))


def _array(measures: FaceMeasures) -> FloatArray:
    return np.array([tuple(getattr(measures, f"{name}_mm")) for name in MEASURES])


def timed_ms(clip: Clip, only: str) -> FloatArray:
    """What each picture after the rest takes, tracked and measured, on a single core."""
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    shots = list(clip.shots())
    if cores:
        os.sched_setaffinity(0, {max(cores)})
    pipe = PIPELINES[only]()
    taken_ms = []
    try:
        for shot in shots:
            if shot.stage != "rest" and pipe.rest is None:
                pipe.take_rest()
            begun_s = time.perf_counter()
            pipe.see(shot.picture)
            if shot.stage != "rest":
                taken_ms.append(1000 * (time.perf_counter() - begun_s))
    finally:
        pipe.close()
        if cores:
            os.sched_setaffinity(0, cores)
    return np.array(taken_ms)
