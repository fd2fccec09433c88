"""What a day's recording costs when it ends: `uv run python -m tests.benchmarks.recording [--json FILE] [--quick]`.

A log of two channels at 5 kHz, eight hours long (`--quick`: half an hour), is made into EDF+ by the game's own process
aside, from its start to the file's name. Beside it the game's thread draws pictures: 60 a second, each with 8 ms of
work, in this process; how late they are is compared with as many pictures without anything aside.
"""

import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import edfio
import numpy as np

from game.clocks import RealClock
from game.loop import STEP_S
from game.model.signals import Converter, EmgBlock
from game.store.maker import Maker
from game.store.rawlog import SUFFIX, RawLog
from tests.benchmarks.figures import Figure, arguments, report

RATE_HZ, BLOCK = 5000, 80
HOURS, QUICK_HOURS = 8.0, 0.5
WORK_S = 0.008
STILL_S = 10.0
CONVERTER = Converter(0.5, 0.0, -(2**15), 2**15 - 1, calibrated=True, nominal_hz=float(RATE_HZ))


def write(path: Path, hours: float) -> None:
    """A log as a board at 5 kHz fills it: blocks of 16 ms, a phase every ten seconds, a loss every minute."""
    rng = np.random.default_rng(4)
    log = RawLog(path, CONVERTER, datetime(2026, 5, 4, 9, tzinfo=UTC))
    noise = np.rint(rng.normal(0, 40, (BLOCK * 64, 2))).astype(np.int64)
    within, number = np.arange(BLOCK), 0
    for k in range(round(hours * 3600 * RATE_HZ / BLOCK)):
        lost = 25 if k % 3750 == 3749 else 0
        number += lost
        counts = noise[k % 64 * BLOCK : (k % 64 + 1) * BLOCK]
        log.block(EmgBlock.counted((number + within) / RATE_HZ, counts, CONVERTER, lost))
        number += BLOCK
        if k % 625 == 0:
            log.remark(number / RATE_HZ, f"smile-1 {k // 625} hold")
    log.close()


def resident_mb(process: int, what: str) -> float:
    """Memory of a process as Linux tells it: `VmRSS` now, `VmHWM` at most."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    return 0.0


class Pictures:
    """Draws one picture after the other and keeps how late each was shown, in milliseconds."""

    def __init__(self) -> None:
        self._clock = RealClock()
        self._due_s = self._clock.now_s()
        self.late_ms: list[float] = []

    def draw(self) -> None:
        self._due_s = max(self._due_s, self._clock.now_s() - STEP_S) + STEP_S
        self._clock.rest_until(self._due_s - 2 * WORK_S + 0.002)
        end_s = time.thread_time() + WORK_S
        while time.thread_time() < end_s:
            pass
        self._clock.wait_until(self._due_s)
        self.late_ms.append(1000 * (self._clock.now_s() - self._due_s))

    def percentile(self, percent: float) -> float:
        return float(np.percentile(self.late_ms, percent))


def main() -> None:
    asked = arguments(__doc__ or "")
    hours = QUICK_HOURS if asked.quick else HOURS
    still = Pictures()
    while len(still.late_ms) * STEP_S < STILL_S:
        still.draw()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(Maker(folder)) as nothing:  # what the process takes before it has anything to do
            while nothing.wait(0) is None:
                idle_mb = resident_mb(nothing.process_id, "VmHWM")
                time.sleep(0.001)
        log = folder / f"day{SUFFIX}"
        write(log, hours)
        begun_s = time.monotonic()
        pictures, peak_mb = Pictures(), 0.0
        with closing(Maker(folder)) as maker:
            starting_ms = 1000 * (time.monotonic() - begun_s)
            while (made := maker.wait(0)) is None:
                pictures.draw()
                peak_mb = max(peak_mb, resident_mb(maker.process_id, "VmHWM"))
        took_s = time.monotonic() - begun_s
        assert made.files == {log.name: "day.edf"}, made
        again = edfio.read_edf(folder / "day.edf")
        phases = sum(note.text.startswith("smile-1") for note in again.annotations)
        assert phases == len(range(0, round(hours * 3600 * RATE_HZ / BLOCK), 625)), phases
    report(
        f"Making EDF+ of {hours:g} h of two channels at {RATE_HZ} Hz, aside",
        [
            Figure("time", took_s, "s"),
            Figure("time for a recorded minute", 1000 * took_s / (60 * hours), "ms"),
            Figure("memory above the idle process", peak_mb - idle_mb, "MB", f"idle {idle_mb:.0f} MB", at_most=100.0),
            Figure("starting it, in the game's loop", starting_ms, "ms", at_most=17.0),
            Figure(
                "pictures late p95", pictures.percentile(95), "ms", f"alone {still.percentile(95):.3f}", at_most=1.0
            ),
            Figure("pictures late p99", pictures.percentile(99), "ms", f"alone {still.percentile(99):.3f}"),
        ],
        asked.json,
    )


if __name__ == "__main__":
    main()
