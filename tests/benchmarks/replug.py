"""Unplugging and plugging in again at random moments: `uv run python -m tests.benchmarks.replug`."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure, arguments, report
from tests.boards.replugging import replug

_TIMES = 50
_QUICK_S = 18.0
_ROUND_S = 1.5


def main() -> None:
    """Fifty times each for a board that is named and for one that is found; fewer when in a hurry."""
    given = arguments(__doc__)
    times = int(_QUICK_S / _ROUND_S) if given.quick else _TIMES
    figures: list[Figure] = []
    for name, how in (("chords", "named"), ("csv_lines", "found")):
        with TemporaryDirectory() as folder:
            story = replug(Path(folder) / "emg", name, times, seed=int(time.time()), how=how)
        about = f"{name}, {how}: "
        figures += [
            Figure(about + "unplugged and plugged in again", float(len(story.back_s)), "times", at_least=times),
            Figure(about + "longest until it is back", max(story.back_s), "s", at_most=2.5),
            Figure(about + "samples heard", float(story.samples), ""),
            Figure(about + "samples twice or out of order", float(story.twice_or_out_of_order), "", at_most=0),
            Figure(about + "times that run backwards", float(story.times_backwards), "", at_most=0),
            Figure(about + "losses nobody was told of", float(story.untold), "", at_most=0),
        ]
    report("Replugging", figures, given.json)


if __name__ == "__main__":
    main()
