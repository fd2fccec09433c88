"""What is kept at home, put together for whoever reviews it: as numbers, and on one printed page."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from game import exercises, plugins
from game.model.feelings import Answered
from game.model.practice import Practice
from game.reports import page
from game.reports.sheet import Paper
from game.store.diary import Diary
from game.store.home import Home
from game.store.levels import all_levels
from game.store.places import DATABASE
from game.store.starters import all_starters
from game.training.exercise import Exercise
from game.training.recounted import recounted
from game.training.review import Checked, Kept, Review, review
from game.training.suggestions import Suggestion, suggestions


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
    with closing(Diary(folder / DATABASE)) as history:
        if history.notice:
            say(history.notice)
        checked = [Checked(at.astimezone().date(), found) for at, found in history.checkups()]
        answered = [Answered(each.kept.astimezone().date(), each.feelings) for each in history.answers()]
        return Kept(history.practised(), checked, answered)


def printed(path: Path, shown: Review, paper: Paper) -> None:
    """Write the page as PDF. Raises StoreError."""
    page.write(path, shown, paper, titles())


def titles() -> Mapping[str, str]:
    """What exercises, and levels of which nothing is judged, are called, by id."""
    called = {name: exercise.title for name, exercise in plugins.discover(exercises, Exercise).items()}
    return {name: level.title for name, level in all_levels().items()} | called


def suggested(practice: Practice) -> Sequence[Suggestion]:
    """What the rules say of results as they were told, on the day on which they were."""
    told = recounted(practice)
    return suggestions(told, practice.programme, all_levels(), all_starters().values(), practice.made.date())
