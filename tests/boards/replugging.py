"""Unplugging and plugging in again at random moments, as the game itself would live through it."""

import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from game import boards, plugins
from game.model.signals import EmgBlock
from game.ports import Board
from game.senses.threaded import ThreadedSenses
from tests.boards.listening import COUNTED, until
from tests.boards.surroundings import WallClock, world
from tests.fakes import FakeCamera, FakeTracker
from tests.pty_board import PtyBoard


@dataclass(slots=True)
class Story:
    """What came of it: seconds from plugging in to the first sample, samples heard, and those that came wrongly."""

    back_s: list[float] = field(default_factory=list)
    samples: int = 0
    twice_or_out_of_order: int = 0
    times_backwards: int = 0
    untold: int = 0


def replug(link: Path, name: str, times: int, seed: int = 0, how: str = "named") -> Story:
    """Unplug a board at a random moment after it has been heard, and plug it in at a random moment after that."""
    rng, story = np.random.default_rng(seed), Story()
    fake = COUNTED[name]()
    last, last_s = (-1, -1), float("-inf")
    address = f"{name}:{link}" if how == "named" else str(link)
    with PtyBoard(link, fake, batch_s=0.016, boots_s=0.1, drift=0.005) as pty:
        kind = plugins.load(boards, name if how == "named" else "auto", Board)
        senses = ThreadedSenses(FakeCamera(), kind(address, world(WallClock())), FakeTracker)

        def take(blocks: list[EmgBlock]) -> None:
            nonlocal last, last_s
            for block in blocks:
                for place, t_s in zip(COUNTED[name].told(block), block.t_s.tolist(), strict=True):
                    story.samples += 1
                    story.twice_or_out_of_order += place <= last
                    story.times_backwards += t_s < last_s
                    last, last_s = place, t_s

        def is_back() -> bool:
            take(senses.collect().blocks)
            return last[0] == fake.plugged

        senses.start()
        try:
            until(is_back)
            for _ in range(times):
                listen_s = time.monotonic() + rng.uniform(0.0, 0.5)
                until(lambda until_s=listen_s: is_back() and time.monotonic() > until_s)  # type: ignore[misc]
                pty.unplug()
                away_s, told = time.monotonic() + rng.uniform(0.05, 1.0), False
                while time.monotonic() < away_s:
                    gathered = senses.collect()
                    take(gathered.blocks)
                    told |= bool(gathered.board_trouble)
                story.untold += not told
                fake.plugged += 1
                pty.replug()
                plugged_s = time.monotonic()
                until(is_back)
                story.back_s.append(time.monotonic() - plugged_s)
        finally:
            senses.close()
    return story
