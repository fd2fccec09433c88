"""What the mini-games cost: `uv run python -m tests.benchmarks.garden [--json FILE] [--quick]`.

Every mini-game is played through repetitions with everything beside it (mirror, bars, graph, prompt, seeds, quiet
light) by a synthetic face that does what is asked; a frame is a step of the whole sitting and its drawing, without the
handing over to the display. Loading is from its making to its first drawing on a canvas that has painted nothing yet.

Then the whole program plays levels by itself at simulated speed, offscreen, with the real tracker and 15 pictures a
second, for an hour of its own time: memory is the proportional share (PSS) of all its processes, read from Linux's
/proc twice a second. Flat is what the last quarter of that hour takes beside the second one of its own, by when every
mini-game was met: pages of the libraries' files are left out there, for the system drops them and reads them in again
as it likes, and another program that loads them shares them.
"""

import gc
import os
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame

from game import exercises, minigames, plugins
from game.memory import keep_lean
from game.screen.canvas import SurfaceCanvas
from game.screen.landscape import WIDTH
from game.screen.theme import EVENING
from game.settings import chosen_levels
from game.training.exercise import Exercise
from game.training.minigame import MiniGame
from tests.benchmarks.figures import Figure, arguments, report
from tests.end_to_end.running import command, environment
from tests.scenes.sitting import Sitting, level

GAMES = plugins.discover(minigames, MiniGame)
EXERCISES = plugins.discover(exercises, Exercise)
SIZES = {"1280 x 720": (1280, 720), "3840 x 2160": (3840, 2160)}
SETTLING = 150
"""So many frames come first: the first repetition paints what the later ones show again."""


def canvas(size: tuple[int, int]) -> SurfaceCanvas:
    keep_lean((size[0] / WIDTH) ** 2)  # as the game's window does: what is kept lean costs frames
    return SurfaceCanvas(pygame.Surface(size, 0, 32), EVENING)


def loaded_s(game: type[MiniGame], size: tuple[int, int], times: int) -> float:
    """From its making to its first drawing, the median of so many times."""
    taken = []
    for _ in range(times):
        fresh = canvas(size)
        begun_s = time.perf_counter()
        game(1).draw(fresh)
        fresh.settle()
        taken.append(time.perf_counter() - begun_s)
        fresh.close()
    return statistics.median(taken)


def frames_ms(name: str, size: tuple[int, int], settling: int, count: int) -> list[float]:
    """What each of so many frames of a level in a mini-game took, after those that settle it."""
    exercise = next(each for each, kind in EXERCISES.items() if GAMES[name].fits(kind))
    sitting = Sitting(replace(level(exercise, repetitions=30), minigame=name), has_board=True, dt_s=1 / 60)
    sitting.every = 2  # thirty pictures a second
    sitting.visit.minigames = GAMES
    sitting.uv = lambda amount: 20 * amount
    sitting.begin()
    gc.collect()
    gc.freeze()  # as the loop of the game does with every new scene
    drawn_on, taken = canvas(size), []
    for number in range(settling + count):
        begun_s = time.perf_counter()
        sitting.step()
        assert sitting.scene is not None
        sitting.scene.draw(drawn_on)
        drawn_on.settle()
        if number >= settling:
            taken.append(1000 * (time.perf_counter() - begun_s))
    drawn_on.close()
    gc.unfreeze()
    return taken


def children(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += children(int(child))
    return found


def shared_mb(pid: int) -> tuple[float, float]:
    """The proportional set size of a process and all that it has started, and how much of it is no file's."""
    all_kb = file_kb = 0
    for each in children(pid):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        except OSError:  # it has ended meanwhile
            continue
        found = {words[0]: int(words[1]) for line in lines[1:] if (words := line.split())}
        all_kb += found["Pss:"] + found["SwapPss:"]
        file_kb += found["Pss_File:"]
    return all_kb / 1024, (all_kb - file_kb) / 1024


def in_turn() -> list[str]:
    """All levels that are played, each mini-game's first ones first: what is met later was met before."""
    seen: Counter[str] = Counter()
    places = {}
    for each in chosen_levels(()):
        if not each.imagery:
            seen[each.minigame] += 1
            places[each.id] = seen[each.minigame]
    return sorted(places, key=places.__getitem__)


def memory_mb(seconds: float) -> list[tuple[float, float]]:
    """What the whole program takes while it plays for so long of its own time, and how much of it is no file's."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        named = [part for each in in_turn() for part in ("--level", each)]
        line = command(
            "demo", *named, "--patient", "healthy@15", "--seconds", seconds, "--offscreen", "out", "--data", "data"
        )
        taken = []
        with subprocess.Popen(line, cwd=home, env=environment(home), stdout=subprocess.DEVNULL) as game:
            while game.poll() is None:
                taken.append(shared_mb(game.pid))
                time.sleep(0.5)
    return taken[4:-2]


def frames(*, quick: bool) -> list[Figure]:
    """How long frames and loading take, of every mini-game in every size."""
    figures = []
    for words, size in SIZES.items():
        large = size[0] > 1280
        for name, game in sorted(GAMES.items()):
            took_ms = np.percentile(frames_ms(name, size, *((30, 60) if quick else (SETTLING, 900))), (50, 99))
            if large:
                rate_hz = 1000 / float(took_ms[1])
                figures.append(Figure(f"{name}, {words}: frames a second, p99", rate_hz, "Hz", at_least=30.0))
            else:
                figures.append(Figure(f"{name}, {words}: frame p50", float(took_ms[0]), "ms"))
                figures.append(Figure(f"{name}, {words}: frame p99", float(took_ms[1]), "ms", at_most=17.0))
            loaded = loaded_s(game, size, 1 if quick else 3)
            figures.append(Figure(f"{name}, {words}: loading", loaded, "s", at_most=None if large else 0.5))
    return figures


def memory(seconds: float) -> list[Figure]:
    """What the whole program takes in so many seconds of play, and how much more of its own at the end."""
    taken = np.array(memory_mb(seconds))
    quarters = [float(part.mean()) for part in np.array_split(taken[:, 1], 4)]
    return [
        Figure(
            f"memory of the whole program, most in {seconds:g} s of play", float(taken[:, 0].max()), "MB", at_most=700.0
        ),
        *(Figure(f"its own part, mean of quarter {number}", each, "MB") for number, each in enumerate(quarters, 1)),
        Figure("growth of that from the second to the last quarter", quarters[3] - quarters[1], "MB", at_most=10.0),
    ]


def main() -> None:
    asked = arguments(__doc__ or "")
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    figures = [*frames(quick=asked.quick), *memory(15 if asked.quick else 3600)]
    report("Mini-games with everything beside them, and the memory of the whole", figures, asked.json)


if __name__ == "__main__":
    main()
