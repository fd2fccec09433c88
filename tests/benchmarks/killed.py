"""What a kill costs: `uv run python -m tests.benchmarks.killed [--json FILE] [--quick]`.

Demos of one short level are killed by SIGKILL anywhere between 0.2 s after their start and their end, two at a time,
each of the two playing on a data folder of its own, one demo after the other as at home. A repetition that was in the
database just before a kill must be there after it. Beyond that: a finished repetition is on the disk before the game
draws its next frame, so the database may never hold less than the pictures show, one a second of the game's time.
"""

import random
import re
import signal
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from game.store.history import History
from game.store.levels import level
from tests.benchmarks.figures import Figure, arguments, report
from tests.end_to_end.running import running
from tests.end_to_end.test_killed import faults, kept

LEVEL = "demo-smile"
KILLS, QUICK_KILLS = 20, 5
EARLIEST_S = 0.2
QUICK_LATEST_S = 30.0
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Killed:
    """What one kill left behind; `finished` is how many repetitions the pictures show to be over."""

    at_s: float
    ended: bool
    damaged: bool
    seen: int
    missing: int
    finished: int
    kept: int

    @property
    def lost(self) -> int:
        return max(0, self.finished - self.kept)


def finished(album: Path) -> int:
    """How many repetitions were surely over when the last picture was drawn, from the pictures' names alone."""
    shown = {
        int(match[1]): match[2]
        for path in album.glob("frame-*.png")
        if path.stat().st_size and (match := re.fullmatch(r"frame-(\d+)-(\w+)\.png", path.name))
    }
    played = level(LEVEL)
    if "results" in shown.values():
        return played.repetitions
    begun = [number for number, scene in shown.items() if scene == "play"]
    if not begun:
        return 0
    passed_s = max(begun) - min(begun) + played.tempo.rest_s
    return min(played.repetitions, int(passed_s / played.tempo.total_s))


def kill(home: Path, at_s: float) -> Killed:
    """Start the demo on the home's data, kill it after `at_s`, and look at what is left."""
    database, before = home / "data" / "garden.sqlite3", kept(home / "data" / "garden.sqlite3")
    album = Path(tempfile.mkdtemp(dir=home))
    with running(home, "demo", "--level", LEVEL, "--seed", "1", "--offscreen", album, "--data", home / "data") as game:
        end_s = time.monotonic() + at_s
        while game.process.poll() is None and time.monotonic() < end_s:
            time.sleep(0.005)
        seen, ended = kept(database), game.process.poll() is not None
        game.send(signal.SIGKILL)
        game.process.wait()
    after = kept(database)
    damaged = database.exists() and bool(faults(database))
    with closing(History(database)) as history:
        damaged = damaged or history.notice is not None
    return Killed(
        at_s, ended, damaged, len(seen), len([row for row in seen if row not in after]), finished(album),
        len(after) - len(before),
    )  # fmt: skip


def killed(folder: Path, moments_s: Sequence[float]) -> list[Killed]:
    homes = [folder / str(number) for number in range(AT_ONCE)]
    for home in homes:
        (home / "data").mkdir(parents=True)

    def sitting(number: int) -> list[Killed]:
        done = []
        for at_s in moments_s[number::AT_ONCE]:
            done.append(kill(homes[number], at_s))
            while done[-1].ended:  # the demo was faster than the kill: again, and sooner
                done.append(kill(homes[number], at_s := 0.8 * at_s))
        return done

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [each for some in pool.map(sitting, range(AT_ONCE)) for each in some]


def whole_demo_s(folder: Path) -> float:
    """How long a demo takes when another one plays beside it."""
    begun_s = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for each in pool.map(lambda number: kill(folder / f"whole-{number}", 600.0), range(AT_ONCE)):
            assert each.ended, "the demo does not end"
            assert each.finished == each.kept == level(LEVEL).repetitions, each
    return time.monotonic() - begun_s


def main() -> None:
    asked = arguments(__doc__ or "")
    count = QUICK_KILLS if asked.quick else KILLS
    chance = random.Random(20)  # noqa: S311
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(AT_ONCE):
            (folder / f"whole-{number}" / "data").mkdir(parents=True)
        latest_s = QUICK_LATEST_S if asked.quick else whole_demo_s(folder)
        width_s = (latest_s - EARLIEST_S) / count
        moments_s = [EARLIEST_S + (number + chance.random()) * width_s for number in range(count)]
        chance.shuffle(moments_s)
        kills = killed(folder, moments_s)
    report(
        f"Killed between {EARLIEST_S:g} s and {latest_s:.0f} s after the start",
        [
            Figure("kills", sum(not each.ended for each in kills), "", f"{len(kills)} starts", at_least=count),
            Figure("databases damaged", sum(each.damaged for each in kills), "", at_most=0),
            Figure("repetitions kept before the kills", sum(each.seen for each in kills), "", "all starts together"),
            Figure("of these missing after", sum(each.missing for each in kills), "", at_most=0),
            Figure("repetitions the pictures show finished", sum(each.finished for each in kills), ""),
            Figure("of these not kept, most in one kill", max(each.lost for each in kills), "", at_most=0),
        ],
        asked.json,
    )


if __name__ == "__main__":
    main()
