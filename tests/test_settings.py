"""What may be chosen under a programme, by every way a level can be named."""

from collections.abc import Iterator

import pytest
import typer

from game.commands import cli
from game.errors import LevelError
from game.settings import DEMO_LEVELS, chosen_levels
from game.store.levels import all_levels
from game.store.starters import all_starters
from tests.store.clinics import programme

OPEN = ("smile-1", "pucker-1")
CLOSED = sorted(set(all_levels()) - set(OPEN))


def test_without_a_choice_all_that_is_open_can_be_chosen_and_nothing_else() -> None:
    found = chosen_levels((), programme(levels=OPEN))
    assert [level.id for level in found] == list(OPEN)
    assert {level.repetitions for level in found} == {4}
    assert {level.band for level in found} == {programme().levels[0].band}


def test_no_closed_level_can_be_named() -> None:
    assert {"smile-2", *DEMO_LEVELS} <= set(CLOSED)
    for name in CLOSED:
        with pytest.raises(LevelError, match="is not open in your programme"):
            chosen_levels((*OPEN, name), programme(levels=OPEN))


@pytest.mark.parametrize(
    "name",
    ["../levels/smile-2", "levels/smile-1", "smile-1.toml", "SMILE-1", "smile-1 ", "", "*", "programme:",
     *(f"programme:{each}" for each in all_starters()), *(f"programme:{each}/1" for each in all_starters())],
)  # fmt: skip
def test_no_other_way_of_naming_goes_round_it(name: str) -> None:
    with pytest.raises(LevelError, match="is not open in your programme"):
        chosen_levels((name,), programme(levels=OPEN))


def commands(group: typer.core.TyperGroup) -> Iterator[typer.core.TyperCommand]:
    for each in group.commands.values():
        if isinstance(each, typer.core.TyperGroup):
            yield from commands(each)
        elif isinstance(each, typer.core.TyperCommand):
            yield each


def test_nothing_is_chosen_by_the_environment() -> None:
    top = typer.main.get_command(cli)
    assert isinstance(top, typer.core.TyperGroup)
    found = list(commands(top))
    assert {"play", "demo", "import"} <= {each.name for each in found}
    assert {parameter.envvar for each in found for parameter in each.params} == {None}
    assert not top.context_settings.get("auto_envvar_prefix")
