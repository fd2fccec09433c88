"""How true the fused activation is: `uv run python -m tests.benchmarks.fusion [--json FILE] [--quick]`.

Simulated patients smile at 30, 45 and 60 % of their gentle best, blinking as they do, after a rest and three gentle
trials in which the game learns what it learns. Their muscles reach it as a board's own bytes over a wire with another
clock, in batches of 16 ms, decoded and stamped by the game; their faces as pictures known 45 ms after they were taken,
30 a second: by the tracker's error model (landmarks that jitter by 0.06 mm), or where it says so drawn, with
a sensor's noise, and tracked by the game's own tracker. Skin follows muscle by 50 ms.

- Truth is how far a muscle is driven at the very instant of the reading, above its resting tone, as a share of the
  same patient's own gentle best (the 90th percentile of what was truly driven in the trials).
- A sense alone is what the game showed before there was fusion: its newest value above rest, as a share of its gentle
  best. Beside it stands the same mathematics as fusion's, handed that sense alone.
- Steps: muscles that set in at once at 45 %; the mean of many responses, each read at the game's steps.
- Dropouts: either sense, at random, for 2 s. What is left alone is again the same mathematics.
- The learned delay: sittings that differ in patient, board and how far skin is behind its muscle.
"""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import cycle
from multiprocessing import get_context

import numpy as np

from game.model.signals import FloatArray
from game.simulation.intention import Will
from game.simulation.patient import Patient, named
from tests.benchmarks.figures import Figure, arguments, report
from tests.benchmarks.senses.accounts import (
    AVERAGE,
    CAMERA,
    CAMERA_FILTERED,
    FUSED,
    MUSCLES,
    MUSCLES_FILTERED,
    Account,
    account,
)
from tests.benchmarks.senses.script import Script
from tests.benchmarks.senses.sitting import STEP_S, Gone, sat

WORKERS = 2
BOARDS = ("bitalino", "chords", "cyton")
QUICK = (("healthy", "bitalino"), ("weak-left", "chords"), ("synkinetic-right", "cyton"))
EVERY = tuple(
    (name, board)
    for name in ("healthy", "weak-left", "synkinetic-right", "both-sides", "child", "one-sided-cheat")
    for board in BOARDS
)
STEP = 0.45
GONE_S = 2.0
RETURNED_S = 0.4


def sitting(name: str, board: str, script: Script, tracked: bool, seed: int) -> Account:
    return account(sat(named(name, seed), script, board, tracked), every=3)


def stepping(board: str, repetitions: int, seed: int) -> tuple[FloatArray, dict[str, FloatArray]]:
    """Each way's responses to steps, (m, n) by time since the muscle's onset (n,), 1 where they end."""
    patient = named("healthy", seed)
    sudden = replace(patient.nerves, will=Will(0.25, 0.001), blinks_per_min=0.0)
    script = Script(repetitions=repetitions, hold_s=1.013, pause_s=1.211, amounts=(STEP,))
    seen = account(sat(replace(patient, nerves=sudden), script, board), filtered=False)
    since_s = np.arange(0.0, 0.5, 0.001)
    found: dict[str, list[FloatArray]] = {way: [] for way in (FUSED, CAMERA, MUSCLES)}
    for number in range(repetitions):
        onset_s = script.calibrated_s + number * (script.hold_s + script.pause_s) + 0.25
        newest = np.searchsorted(seen.t_s, onset_s + since_s, "right") - 1  # what a step has said stands until the next
        held = (seen.t_s > onset_s + 0.3) & (seen.t_s < onset_s + 0.7)
        for way, responses in found.items():
            responses += list((seen.said[way][newest] / np.mean(seen.truth[held], axis=0)).T)
    return since_s, {way: np.array(responses) for way, responses in found.items()}


def dropping(name: str, board: str, seed: int, repetitions: int) -> tuple[dict[str, list[float]], list[float]]:
    """Squared errors with a sense gone, fused and of what is left, by the sense; and the jumps as it returns.

    A jump is by how much further a step goes than in the same sitting with nothing gone: a blink or a quick movement
    is none.
    """
    script, dice = Script(repetitions=repetitions), np.random.default_rng(seed)
    each_s = script.hold_s + script.pause_s
    gone = []
    for number, sense in zip(range(repetitions), cycle(("camera", "board")), strict=False):
        begin_s = script.calibrated_s + number * each_s + dice.uniform(0.0, each_s - GONE_S - RETURNED_S)
        gone.append(Gone(sense, begin_s, begin_s + GONE_S))  # type: ignore[arg-type]
    patient = named(name, seed)
    seen = account(sat(patient, script, board, gone=tuple(gone)))
    whole = account(sat(patient, script, board), filtered=False)
    further = np.abs(np.diff(seen.said[FUSED], axis=0)) - np.abs(np.diff(whole.said[FUSED], axis=0))
    errors: dict[str, list[float]] = {}
    jumps = []
    for each in gone:
        left = MUSCLES_FILTERED if each.sense == "camera" else CAMERA_FILTERED
        during = (seen.t_s > each.begin_s) & (seen.t_s < each.end_s)
        for way, key in ((FUSED, each.sense), (left, f"{each.sense}, left")):
            errors.setdefault(key, []).extend(((seen.said[way] - seen.truth)[during] ** 2).ravel().tolist())
        back = (seen.t_s > each.end_s - 2 * STEP_S) & (seen.t_s < each.end_s + RETURNED_S)
        jumps.append(float(np.nanmax(further[back[1:]])))
    return errors, jumps


def learning(name: str, board: str, skin_s: float, seed: int) -> tuple[float, float | None]:
    """How far skin was behind, and what was learned of it."""
    patient: Patient = replace(named(name, seed), skin_s=skin_s)
    return skin_s, sat(patient, Script(repetitions=0), board).calibration.delay_s


def _pooled(seen: Sequence[Account], way: str) -> float:
    return float(np.sqrt(np.mean([each.rms(way) ** 2 for each in seen])))


def truths(what: str, seen: Sequence[Account]) -> list[Figure]:
    """The error of fusion beside each sense alone and the plain average, over all sittings."""
    of = {way: _pooled(seen, way) for way in (FUSED, CAMERA, MUSCLES, AVERAGE, CAMERA_FILTERED, MUSCLES_FILTERED)}
    beside = ", ".join(f"{way} {of[way]:.3f}" for way in (CAMERA, MUSCLES, AVERAGE))
    same = min(of[CAMERA_FILTERED], of[MUSCLES_FILTERED])
    worst = max(each.rms(FUSED) for each in seen)
    share = of[FUSED] / min(of[CAMERA], of[MUSCLES])
    return [
        Figure(f"{what}: error of activation, RMS", of[FUSED], "", beside, at_most=0.06),
        Figure(f"{what}: worst sitting", worst, "", f"{len(seen)} sittings", at_most=0.06),
        Figure(f"{what}: share of the best single sense", share, "", "newest value of a sense", at_most=0.7),
        Figure(
            f"{what}: the same mathematics with one sense",
            same,
            "",
            f"camera {of[CAMERA_FILTERED]:.3f}, EMG {of[MUSCLES_FILTERED]:.3f}",
        ),
    ]


def steps(found: Sequence[tuple[FloatArray, dict[str, FloatArray]]]) -> list[Figure]:
    since_s = found[0][0]
    means = {way: np.concatenate([each[way] for _, each in found]) for way in found[0][1]}

    def half_ms(response: FloatArray) -> float:
        return float(1000 * since_s[np.argmax(response >= 0.5)])

    of = {way: half_ms(np.nanmean(responses, axis=0)) for way, responses in means.items()}
    each_ms = [half_ms(response) for response in means[FUSED]]
    highest = 100 * (float(means[FUSED].mean(axis=0).max()) - 1)
    single = np.percentile(100 * (means[FUSED].max(axis=1) - 1), (50, 95))
    about = f"{len(each_ms)} steps; p95 {np.percentile(each_ms, 95):.0f}; EMG alone {of[MUSCLES]:.0f}"
    return [
        Figure("muscle's onset to half of a step", of[FUSED], "ms", about, at_most=60.0),
        Figure("the same, camera alone", of[CAMERA], "ms", "50 ms of them skin, 45 until a picture is known"),
        Figure(
            "overshoot of a step",
            max(highest, 0.0),
            "%",
            f"single ones {single[0]:.0f}, p95 {single[1]:.0f}",
            at_most=10.0,
        ),
    ]


def dropouts(found: Sequence[tuple[dict[str, list[float]], list[float]]]) -> list[Figure]:
    figures = []
    for sense, left in (("camera", "EMG"), ("board", "camera")):
        own, alone = (
            float(np.sqrt(np.nanmean(np.concatenate([errors[key] for errors, _ in found]))))
            for key in (sense, f"{sense}, left")
        )
        name = f"{sense} gone for 2 s: error beside the {left} alone"
        figures.append(Figure(name, own / alone, "", f"{own:.3f} beside {alone:.3f}", at_most=1.2))
    jumps = np.concatenate([each for _, each in found])
    about = f"{len(jumps)} returns, median {np.median(jumps):.3f}"
    return [*figures, Figure("largest jump as a sense returns", float(jumps.max()), "", about, at_most=0.1)]


def delays(found: Sequence[tuple[float, float | None]]) -> list[Figure]:
    off_ms = np.array([1000 * (learned - skin_s) for skin_s, learned in found if learned is not None])
    unlearned = len(found) - len(off_ms)
    worst = float(np.abs(off_ms).max()) if len(off_ms) else None
    about = f"SD {off_ms.std():.1f}, mean {off_ms.mean():+.1f}; {len(off_ms)} sittings"
    return [
        Figure("learned delay off by, worst", worst, "ms", about, at_most=10.0),
        Figure("sittings in which none was learned", unlearned, "", f"of {len(found)}; 50 ms are taken then"),
    ]


def main() -> None:
    asked = arguments(__doc__ or "")
    quick: bool = asked.quick
    script = Script(repetitions=3) if quick else Script(repetitions=9)
    brief = Script(rest_s=2.0, trials=2, relax_s=1.5, repetitions=2, hold_s=2.5, pause_s=1.5) if quick else Script()
    drawn = QUICK[2:] if quick else QUICK
    skins_s = (0.02, 0.05, 0.08, 0.11)
    learners = [("healthy", "bitalino"), ("weak-left", "chords"), ("synkinetic-right", "cyton"), ("child", "chords")]
    with ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
        tracked = [pool.submit(sitting, *case, brief, True, 7) for case in drawn]
        modelled = [
            pool.submit(sitting, *case, script, False, 11 + k) for k, case in enumerate(QUICK if quick else EVERY)
        ]
        stepped = [pool.submit(stepping, board, 12 if quick else 60, 5) for board in (BOARDS[:1] if quick else BOARDS)]
        dropped = [
            pool.submit(dropping, *case, 21 + k, 4 if quick else 12)
            for k, case in enumerate(QUICK[: 2 if quick else 3])
        ]
        learned = [
            pool.submit(learning, *case, skin_s, seed)
            for seed in range(1 if quick else 6)
            for k, case in enumerate(learners)
            for skin_s in ((skins_s[k],) if quick else skins_s)
        ]
        figures = [
            *truths("modelled pictures", [each.result() for each in modelled]),
            *truths("tracked pictures", [each.result() for each in tracked]),
            *steps([each.result() for each in stepped]),
            *dropouts([each.result() for each in dropped]),
            *delays([each.result() for each in learned]),
        ]
    report("Both senses as one", figures, asked.json)


if __name__ == "__main__":
    main()
