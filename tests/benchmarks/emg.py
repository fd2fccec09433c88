"""How EMG is heard: `uv run python -m tests.benchmarks.emg [--json FILE] [--quick]`.

- Cost: blocks of 10 ms, two channels at 1 kHz, through filter, envelope and contact checks. What counts is the
  thread's own processor time, for each block the least of several runs over the same samples, for a busy machine is not
  our doing; all runs and wall time stand beside it. The reference is a plain SciPy chain over the whole recording at
  once, on the same samples.
- Streaming: every cutting of the stream against that batch chain, bit for bit.
- Delay: muscle noise (20-450 Hz) jumps from 3 to 30 uV; the mean response of many such steps through the whole chain
  is half-way up after the delay told. Once sample by sample, once as a reader sees it who is handed 10 ms blocks.
- Stamps: a clock 0.5 % off, 16 ms batches that are late, and 25 losses in five minutes (`tests/benchmarks/wire.py`);
  errors against the true moments, after the first 10 s, the worst of several runs.
- Ten hours (five minutes when quick): the wire at 1 kHz, its crystal wandering by 10 ppm, through clock, filters and
  contacts as fast as the machine allows. Memory is this process's own, from the first twentieth to the end.
"""

import resource
import statistics
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy import signal

from game.model.signals import EmgBlock, FloatArray, IntArray
from game.signal.clock import SampleClock
from game.signal.envelope import Envelope
from game.signal.hearing import Hearing
from game.simulation.emg import carrier
from game.training.muscles import Muscles
from tests.benchmarks.figures import Figure, arguments, report
from tests.benchmarks.wire import Wire

RATE_HZ = 1000.0
BLOCK = 10
WRAPS_AT = 256


def muscle(seconds: float, uv: tuple[float, float] = (10.0, 20.0)) -> FloatArray:
    """Muscle noise on both channels, with an offset and some hum."""
    count = round(seconds * RATE_HZ)
    index = np.arange(count)
    both = np.column_stack([carrier(seed, RATE_HZ)[index % (1 << 16)] for seed in (1, 2)])
    noise: FloatArray = both * uv + 100.0 + 1.5 * np.sin(2 * np.pi * 50 * index / RATE_HZ)[:, None]
    return noise


def batch(uv: FloatArray) -> FloatArray:
    """The same envelope as a plain SciPy chain over the whole recording."""
    band = signal.butter(2, (20.0, 450.0), "bandpass", fs=RATE_HZ, output="sos")
    start = signal.sosfilt_zi(band)[:, :, None] * uv[0]
    inside, _ = signal.sosfilt(band, uv, axis=0, zi=start)
    b, a = signal.butter(2, 6.0, fs=RATE_HZ)
    smooth, _ = signal.lfilter(b, a, np.abs(inside) * np.sqrt(np.pi / 2), axis=0, zi=np.zeros((2, 2)))
    envelope_uv: FloatArray = np.maximum(smooth, 0.0)
    return envelope_uv


def cost(runs: int) -> list[Figure]:
    uv = muscle(60.0)
    t_s = np.arange(len(uv)) / RATE_HZ
    blocks = [EmgBlock(t_s[k : k + BLOCK], uv[k : k + BLOCK]) for k in range(0, len(uv), BLOCK)]
    own_us, wall_us = np.full((2, runs, len(blocks)), np.nan)
    for run in range(runs):
        hearing = Hearing(RATE_HZ)
        for k, block in enumerate(blocks):
            wall_ns, own_ns = time.perf_counter_ns(), time.thread_time_ns()
            hearing.hear(block)
            _ = hearing.contacts
            own_us[run, k] = (time.thread_time_ns() - own_ns) / 1000
            wall_us[run, k] = (time.perf_counter_ns() - wall_ns) / 1000
    begun_ns = time.thread_time_ns()
    batch(uv)
    whole_us = (time.thread_time_ns() - begun_ns) / 1000 / (len(uv) / BLOCK)
    own, least = np.percentile(own_us, (50, 99)), np.percentile(own_us.min(axis=0), (50, 99))
    wall = np.percentile(wall_us, (50, 99))
    chain = f"SciPy, all at once: {whole_us:.2g} us a block"
    name = "10 ms of two channels at 1 kHz"
    return [
        Figure(f"{name}, median", least[0], "us", f"{chain}; all runs {own[0]:.0f}, wall {wall[0]:.0f}", at_most=100.0),
        Figure(f"{name}, p99", least[1], "us", f"all runs {own[1]:.0f}, wall {wall[1]:.0f}", at_most=300.0),
    ]


def streaming() -> Figure:
    uv = muscle(20.0)
    whole = batch(uv)
    differing = 0
    rng = np.random.default_rng(1)
    cuttings = [np.arange(0, len(uv), size)[1:] for size in (1, 7, 10, 16, 997)]
    cuttings += [np.sort(rng.integers(0, len(uv), 500)) for _ in range(5)]
    for cuts in cuttings:
        envelope = Envelope(RATE_HZ)
        pieces = np.concatenate([envelope(piece) for piece in np.split(uv, cuts)])
        differing += int(np.count_nonzero(pieces != whole))
    return Figure("samples that differ from the batch chain", differing, "", f"{len(cuttings)} cuttings", at_most=0.0)


def delays(steps: int) -> list[Figure]:
    before, after = 700, 600
    rng = np.random.default_rng(2)
    loud_uv = np.where(np.arange(before + after) < before, 3.0, 30.0)
    total = np.zeros((before + after, 2))
    t_s = np.arange(before + after) / RATE_HZ
    noise = [carrier(seed, RATE_HZ) for seed in (1, 2)]
    for _ in range(steps):
        begins = rng.integers(0, 1 << 15, 2)
        uv = np.column_stack([noise[k][begins[k] : begins[k] + before + after] * loud_uv for k in range(2)])
        total += Hearing(RATE_HZ).hear(EmgBlock(t_s, uv))
    mean = total.mean(axis=1) / steps
    low, high = mean[300:before].mean(), mean[-250:].mean()
    rise = (mean[before:] - low) / (high - low)
    at = int(np.argmax(rise >= 0.5))
    smooth_ms = at - (rise[at] - 0.5) / (rise[at] - rise[at - 1]) + 1
    held = np.mean(
        [rise[np.maximum(0, (np.arange(after) - wait) // BLOCK * BLOCK + wait - 1)] for wait in range(BLOCK)], axis=0
    )
    blocks_ms = float(np.interp(0.5, held[: at + 60], np.arange(at + 60))) + 1
    told_ms = 1000 * Envelope(RATE_HZ).delay_s
    return [
        Figure(
            "delay to half of a step",
            float(smooth_ms),
            "ms",
            f"computed {told_ms:.1f}; {2 * steps} steps",
            at_most=45.0,
        ),
        Figure("the same, read from 10 ms blocks", blocks_ms, "ms", "a sample waits 5 ms for its block", at_most=45.0),
    ]


@dataclass(slots=True)
class Stamped:
    """How a run's stamps compare with the truth."""

    sd_ms: float
    mean_ms: float
    drift_ms: float
    worst_ms: float
    lost: int
    rate_off: float


def stamped(seed: int, seconds: float) -> Stamped:
    wire = Wire(seed)
    clock = SampleClock(1 / wire.nominal_hz, WRAPS_AT)
    errors, taken, lost = [], [], 0
    for each in wire.deliveries(seconds):
        stamps = clock.stamp(each.arrived_s, each.number % WRAPS_AT)
        errors.append(stamps.t_s - each.taken_s)
        taken.append(each.taken_s)
        lost += int(stamps.lost.sum()) - int(np.diff(each.number).sum() - len(each.number) + 1)
    error_ms, taken_s = 1000 * np.concatenate(errors), np.concatenate(taken) - wire.begun_s
    later = taken_s > 10
    slope = np.polyfit(taken_s[later], error_ms[later], 1)[0]
    true_hz = wire.nominal_hz * (1 + wire.off)
    return Stamped(
        float(error_ms[later].std()),
        float(error_ms[later].mean()),
        float(slope * 300),
        float(np.abs(error_ms[later]).max()),
        lost,
        (clock.rate_hz or 0) / true_hz - 1,
    )


def stamps(runs: int) -> list[Figure]:
    all_runs = [stamped(seed, 310) for seed in range(runs)]
    worst = max(all_runs, key=lambda run: run.sd_ms)
    drift_ms = max(abs(run.drift_ms) for run in all_runs)
    about = f"{runs} runs of 310 s; recursive fit 0.12 (devices.md)"
    return [
        Figure("stamp error after 10 s, SD", worst.sd_ms, "ms", about, at_most=0.3),
        Figure("stamp drift in five minutes", drift_ms, "ms", "recursive fit 0.07", at_most=1.0),
        Figure(
            "buffering left in the stamps, mean",
            statistics.mean(run.mean_ms for run in all_runs),
            "ms",
            "12.3 by a fit through all arrivals",
        ),
        Figure("stamp error after 10 s, worst", max(run.worst_ms for run in all_runs), "ms"),
        Figure("measured rate off by", 1e6 * max(abs(run.rate_off) for run in all_runs), "ppm", "the nominal: 5000"),
    ]


@dataclass(slots=True)
class Tally:
    """What went into a long run and what came out."""

    taken: int = 0
    missing: int = 0
    heard: int = 0
    lost: int = 0
    silent: int = 0
    backwards: int = 0
    last_s: float = 0.0
    early_ms: list[float] = field(default_factory=list)
    late_ms: list[float] = field(default_factory=list)


def long_run(hours: float) -> list[Figure]:
    wire = Wire(7, RATE_HZ, wander=1e-5)
    clock, muscles, tally = SampleClock(1 / RATE_HZ, WRAPS_AT), Muscles(), Tally()
    uv, last, seconds = muscle(65.0), -1, hours * 3600
    at, before_kb, begun_s = 0, 0.0, time.perf_counter()
    for each in wire.deliveries(seconds):
        stamps = clock.stamp(each.arrived_s, each.number % WRAPS_AT)
        tally.taken += len(each.number)
        tally.backwards += int(np.count_nonzero(np.diff(stamps.t_s, prepend=tally.last_s) < 0))
        tally.last_s = float(stamps.t_s[-1])
        tally.missing += int(each.number[-1]) - last - len(each.number)
        last = int(each.number[-1])
        for t_s, lost, rows in _blocks(stamps.t_s, stamps.lost, each.number % len(uv)):
            muscles.hear(EmgBlock(t_s, uv[rows], lost))
            tally.heard += len(t_s)
            tally.lost += lost
        passed_s = each.arrived_s - wire.begun_s
        tally.silent += passed_s > 2 and muscles.at(each.arrived_s) is None
        error_ms = 1000 * float(stamps.t_s[-1] - each.taken_s[-1])
        if seconds / 20 < passed_s < seconds / 20 + 60:
            tally.early_ms.append(error_ms)
            before_kb = before_kb or _resident_kb()
        elif passed_s > seconds - 60:
            tally.late_ms.append(error_ms)
        at += 1
    grown_mb = (_resident_kb() - before_kb) / 1024
    drift_ms = abs(statistics.mean(tally.late_ms) - statistics.mean(tally.early_ms))
    speed = seconds / (time.perf_counter() - begun_s)
    name = f"{hours:.3g} hours"
    return [
        Figure(f"{name}: memory grown", grown_mb, "MB", f"{speed:.0f} times as fast as life", at_most=5.0),
        Figure(f"{name}: stamp drift", drift_ms, "ms", "crystal wandering by 10 ppm", at_most=1.0),
        Figure(
            f"{name}: samples that vanish on the way",
            tally.taken - tally.heard,
            "",
            f"{tally.taken} taken",
            at_most=0.0,
        ),
        Figure(f"{name}: stamps that run backwards", tally.backwards, "", at_most=0.0),
        Figure(f"{name}: losses miscounted", abs(tally.lost - tally.missing), "", f"{tally.missing} lost", at_most=0.0),
        Figure(f"{name}: blocks without a level", tally.silent, "", f"{at} blocks", at_most=0.0),
    ]


def _blocks(t_s: FloatArray, lost: IntArray, rows: IntArray) -> list[tuple[FloatArray, int, IntArray]]:
    cuts = [0, *(int(k) for k in np.flatnonzero(lost) if k), len(t_s)]
    return [(t_s[a:b], int(lost[a]), rows[a:b]) for a, b in pairwise(cuts)]


def _resident_kb() -> float:
    """What this process occupies now, or where that is not told, the most it ever did."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1024
    except OSError:
        return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main() -> None:
    asked = arguments(__doc__ or "")
    figures = [
        *cost(3 if asked.quick else 10),
        streaming(),
        *delays(150 if asked.quick else 1500),
        *stamps(2 if asked.quick else 6),
        *long_run(1 / 12 if asked.quick else 10),
    ]
    report("Two EMG channels", figures, asked.json)


if __name__ == "__main__":
    main()
