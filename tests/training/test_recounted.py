"""Results are reckoned at the clinic as they were at home."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from game import reviews
from game.model.practised import Practised
from game.store.history import History
from game.store.levels import all_levels
from game.store.places import DATABASE
from game.store.results import keep_results, practice_in
from game.store.starters import all_starters
from game.training.recounted import recounted
from game.training.suggestions import suggestions
from tests.store.clinics import Clinic, take
from tests.store.practising import play
from tests.store.values import BOTH_SIDES, MEASURED, UNMEASURED
from tests.weeks import MORNING, played, practise

OURS = Clinic()


def told(each: Practised) -> tuple[object, ...]:
    """All of it; means to the last digits that two ways of adding agree in."""
    means = [each.part(name) for name in ("score", "symmetry", "reach", "quiet")]
    sides = [value for pair in (each.mm, each.uv) for value in pair or (None, None)]
    figures = [None if value is None else round(value, 9) for value in (*means, *sides)]
    counts = (each.visits, each.sets, each.repetitions, each.measured)
    return (each.level, each.exercise, each.day, counts, *figures, each.algorithm)


def test_the_clinic_reckons_the_same_numbers_as_the_home_and_the_same_rules_say_the_same(tmp_path: Path) -> None:
    take(tmp_path, OURS.number(1))
    well = played("smile-1", 0.95, 0.0, 3)
    practise(tmp_path, MORNING, [{"smile-1": (*well, UNMEASURED), "pucker-1": (MEASURED, BOTH_SIDES)}] * 3)
    play(tmp_path, MORNING + timedelta(days=3))
    now = (MORNING + timedelta(days=3, hours=2)).astimezone()
    keep_results(tmp_path, tmp_path / "one.results", now)
    with closing(History(tmp_path / DATABASE)) as history:
        home = history.practised()
    practice = practice_in(tmp_path / "one.results", OURS.secret, now)
    clinic = recounted(practice)
    assert list(map(told, clinic)) == list(map(told, home))
    found = reviews.suggested(practice)
    expected = suggestions(home, practice.programme, all_levels(), all_starters().values(), now.date())
    assert [(each.act, each.level, each.rule) for each in found] == [("open", "smile-2", "goes well")]
    assert [(each.level, each.why, len(each.numbers)) for each in expected] == [
        (each.level, each.why, len(each.numbers)) for each in found
    ]
