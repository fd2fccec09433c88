"""How smoothly the game runs: `uv run python -m tests.benchmarks.frame [--json FILE] [--quick]`.

The real game plays itself in real time, in a process of its own, at 1280 x 720: a film of the drawn face, 960 x 720 and
30 pictures a second, through the real tracker, two EMG channels at 1 kHz. It is a film because a camera's pictures come
ready, while drawing one takes as long as tracking it. Where there is Xvfb it has a real window there, else it is
offscreen. Camera-to-screen is from the picture's capture stamp to the flip that first shows what was measured in it;
sample-to-screen from the newest sample's stamp to the flip, with the envelope's own delay stated apart. Frame time is
counted as frame-time tools count it, from the start of one handing over to the display to the start of the next; what
handing over takes is the display's, and stated apart.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np

from game.__main__ import own_stderr
from game.app import play
from game.cameras.simulated import RATE_HZ
from game.model.signals import Intent
from game.settings import Settings
from game.signal.envelope import Envelope
from game.simulation.face import picture_of
from game.simulation.lens import FINER, HEIGHT_PX, WIDTH_PX
from game.simulation.patient import named
from game.timing import Timing
from tests.benchmarks.figures import Figure, arguments, report
from tests.fakes import Exact

STARTS = 5
FIGURES = ("frame_ms", "interval_ms", "flip_ms", "camera_to_screen_ms", "emg_to_screen_ms")
"""As `Timing` names them, in its order."""
SETTLING = 0.2
"""The share left out at the start, while MediaPipe is still loading: a wait that the setup scene exists for."""


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """An environment with a screen: Xvfb's where there is one."""
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        yield {}
        return
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(writer), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as pipe:
            yield {"DISPLAY": f":{pipe.readline().strip()}", "SDL_VIDEODRIVER": "x11"}
    finally:
        server.terminate()
        server.wait()


def film(path: Path) -> None:
    """The healthy patient as a camera sees them through a level: rest, three smiles, and two smaller ones held."""
    asked = [Intent(0.0, "rest", 0.0)]
    for begin_s, length_s, amount in (*((9 + 4.5 * k, 2.5, 1.0) for k in range(3)), (24, 4, 0.45), (32, 4, 0.45)):
        asked += [Intent(begin_s, "smile", amount), Intent(begin_s + length_s, "rest", 0.0)]
    patient = named("healthy", 1)
    writer = cv2.VideoWriter(
        str(path), cv2.VideoWriter.fourcc(*"mp4v"), RATE_HZ, (round(WIDTH_PX * FINER), round(HEIGHT_PX * FINER))
    )
    for number in range(40 * RATE_HZ):
        writer.write(picture_of(patient, number / RATE_HZ, tuple(asked), FINER))
    writer.release()


def played(seconds: float) -> dict[str, list[float]]:
    """The game in real time, in a window if there is a display, and what each picture took."""
    with tempfile.TemporaryDirectory() as folder:
        camera = Path(folder) / "face.mp4"
        film(camera)
        offscreen = None if "DISPLAY" in os.environ else Path(folder) / "out"
        levels = ("demo-smile",) * 3
        frame, interval, flip, seen, heard = taken = [Exact() for _ in FIGURES]
        settings = Settings(str(camera), "simulated:healthy", levels, True, offscreen, Path(folder), 1, seconds, True)
        play(settings, timing=Timing(frame, interval, flip, seen, heard))
        return {name: exact.values_ms for name, exact in zip(FIGURES, taken, strict=True)}


def first_frame_ms() -> float:
    """From the start of a fresh process to the first frame it shows, without Python's own start.

    Python may keep what it has compiled, as it does for everybody who does not forbid it.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "game", "demo", "--realtime", "--seconds", "1", "--offscreen", folder]
        quiet = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=quiet)
        summary = json.loads((Path(folder) / "summary.json").read_text(encoding="utf-8"))
    return float(summary["timing"]["first_frame_ms"])


def interpreter_ms() -> float:
    """What Python itself takes to start, the median of five."""
    taken = []
    for _ in range(STARTS):
        begun_s = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        taken.append(1000 * (time.perf_counter() - begun_s))
    return statistics.median(taken)


def after_settling(values: Sequence[float]) -> Sequence[float]:
    return values[int(SETTLING * len(values)) :]


def main() -> None:
    asked = arguments(__doc__ or "")
    first_frame_ms()  # the very first start compiles the libraries
    starts = [first_frame_ms() for _ in range(1 if asked.quick else STARTS)]
    with display() as screen:
        os.environ.update(screen)
        own_stderr()
        timing = played(25 if asked.quick else 100)
    settled = {name: np.percentile(after_settling(values_ms), (50, 95, 99)) for name, values_ms in timing.items()}
    p50_ms, _, p99_ms = settled["interval_ms"]
    report(
        "The game in real time, 1280 x 720" + (" in a window" if screen else ", offscreen"),
        [
            Figure(
                "frames a second, mean",
                1000 / float(np.mean(after_settling(timing["interval_ms"]))),
                "Hz",
                at_least=59.5,
            ),
            Figure("frame time p50", float(p50_ms), "ms"),
            Figure("frame time p99", float(p99_ms), "ms", at_most=17.0),
            Figure("handing over p99", float(settled["flip_ms"][2]), "ms", "the display's"),
            Figure("work per frame p50", float(settled["frame_ms"][0]), "ms"),
            Figure("work per frame p99", float(settled["frame_ms"][2]), "ms", at_most=17.0),
            Figure("camera to screen p95", float(settled["camera_to_screen_ms"][1]), "ms", at_most=60.0),
            Figure("sample to screen p95", float(settled["emg_to_screen_ms"][1]), "ms", at_most=40.0),
            Figure("envelope's own delay at 1 kHz", 1000 * Envelope(1000.0).delay_s, "ms", "stated apart"),
            Figure("start to first frame, median", statistics.median(starts) + interpreter_ms(), "ms", at_most=2000.0),
        ],
        asked.json,
    )


if __name__ == "__main__":
    main()
