"""What is kept at home, put together for whoever reviews it: as numbers, and on one printed page."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from game import exercises, plugins
from game.reports import page
from game.reports.sheet import Paper
from game.store.history import History
from game.store.home import Home
from game.store.levels import all_levels
from game.store.places import DATABASE
from game.store.starters import all_starters
from game.training.exercise import Exercise
from game.training.review import Checked, Kept, Review, review


def at_home(folder: Path, today: date, say: Callable[[str], None]) -> Review:
    """What was played in a data folder, and the programme in force there; `say` is told of a damaged database.

    Raises StoreError, LevelError.
    """
    trusted = Home(folder).trusted()
    programme = None if trusted is None else trusted.programme
    return review(kept(folder, say), programme, all_levels(), all_starters().values(), today)


def kept(folder: Path, say: Callable[[str], None]) -> Kept:
    """What a data folder holds, day by day; looking leaves no database behind. Raises StoreError."""
    if not (folder / DATABASE).exists():
        return Kept()
    with closing(History(folder / DATABASE)) as history:
        if history.notice:
            say(history.notice)
        checked = [Checked(at.astimezone().date(), found) for at, found in history.checkups()]
        return Kept(history.practised(), checked)


def printed(path: Path, shown: Review, paper: Paper) -> None:
    """Write the page as PDF. Raises StoreError."""
    titles = {name: exercise.title for name, exercise in plugins.discover(exercises, Exercise).items()}
    page.write(path, shown, paper, titles)
