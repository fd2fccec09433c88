"""Several people on one computer: everybody's data is their own, and what was kept before stays where it is."""

import hashlib
from contextlib import closing
from pathlib import Path

import pytest

from game import patient
from game.commands.whose import whose
from game.errors import StoreError, UsageError
from game.model.board import Known
from game.model.feelings import Feelings
from game.model.profile import Emblem, Profile
from game.store.beginning import RememberedBeginning
from game.store.belongings import belongings
from game.store.board import RememberedBoard
from game.store.diary import Diary
from game.store.inventory import lived_in
from game.store.occupied import held
from game.store.places import DATABASE, PLAYERS
from game.store.players import Players, known, taken
from game.store.profile import PROFILE, RememberedProfile
from tests.store.clinics import Clinic, take
from tests.store.practising import NOON

MARA, TOM = Profile("Mara", Emblem.OWL, looked=True), Profile(emblem=Emblem.SNAIL, looked=True)


def settle(folder: Path, profile: Profile | None) -> Path:
    """Let somebody live there: an answer, and what they said of themselves."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(Diary(folder / DATABASE, lambda: NOON)) as diary:
        diary.felt(Feelings())
    if profile is not None:
        RememberedProfile(folder).keep(profile)
    return folder


def contents(folder: Path) -> dict[str, str]:
    """Every file and what is in it."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_before_the_first_start_there_is_nobody_and_the_folder_itself_is_the_first_players(tmp_path: Path) -> None:
    players = Players(tmp_path / "data")
    assert players.all() == []
    assert players.new() == players.named(None) == tmp_path / "data"
    assert not (tmp_path / "data").exists(), "looking makes nothing"


def test_a_folder_from_before_there_were_players_is_the_first_ones_and_nothing_in_it_moves(tmp_path: Path) -> None:
    settle(tmp_path, None)
    RememberedBeginning(tmp_path).keep("first-weeks")
    before = contents(tmp_path)
    (first,) = Players(tmp_path).all()
    assert first.folder == tmp_path
    assert first.profile == Profile(looked=True, electrodes=True), "camera and electrodes have worked already"
    second = settle(Players(tmp_path).new(), TOM)
    assert second.parent == tmp_path / PLAYERS
    assert {name: told for name, told in contents(tmp_path).items() if not name.startswith(PLAYERS)} == before


def test_a_programme_that_came_before_the_first_start_leaves_all_to_be_asked(tmp_path: Path) -> None:
    take(tmp_path, Clinic().number(1))
    assert lived_in(tmp_path)
    assert known(tmp_path) == Profile(), "nobody has looked into the camera yet"
    settle(tmp_path, None)
    assert known(tmp_path) == Profile(looked=True, electrodes=True)


def test_everybody_is_found_by_name_or_picture_and_new_people_get_new_folders(tmp_path: Path) -> None:
    settle(tmp_path, MARA)
    players = Players(tmp_path)
    folders = [settle(players.new(), each) for each in (TOM, Profile("Mara Lena"))]
    assert len({tmp_path, *folders}) == 3
    assert [each.profile.called for each in players.all()[:1]] == ["Mara"]
    assert players.named("mara ") == tmp_path
    assert players.named("snail") == folders[0]
    assert players.named("mara  LENA") == folders[1]
    assert players.named(folders[1].name) == folders[1]
    assert taken(players.all()) == {Emblem.OWL, Emblem.SNAIL}
    assert Players.around(folders[0]).all() == Players.around(tmp_path).all() == players.all()


def test_with_several_one_has_to_be_named(tmp_path: Path) -> None:
    settle(tmp_path, MARA)
    settle(Players(tmp_path).new(), TOM)
    with pytest.raises(UsageError, match=r"--player\. There are: Mara, Snail"):
        Players(tmp_path).named(None)
    with pytest.raises(UsageError, match=r'"Marra" \(did you mean "Mara"\?\)\. There are'):
        Players(tmp_path).named("Marra")
    twin = settle(Players(tmp_path).new(), MARA)
    with pytest.raises(UsageError, match=f"Several are called.*{twin.name}"):
        Players(tmp_path).named("Mara")
    assert Players(tmp_path).named(twin.name) == twin


def test_who_left_without_a_word_is_nobody_and_their_folder_is_the_next_ones(tmp_path: Path) -> None:
    settle(tmp_path, MARA)
    left = Players(tmp_path).new()
    left.mkdir(parents=True)
    Diary(left / DATABASE, lambda: NOON).close()
    RememberedBoard(left).keep(Known("cyton"))
    assert not lived_in(left)
    assert len(Players(tmp_path).all()) == 1
    assert Players(tmp_path).new() == left
    assert Players(tmp_path).named(None) == tmp_path


@pytest.mark.parametrize("name", [PROFILE, DATABASE])
def test_damage_loses_nobody(name: str, tmp_path: Path) -> None:
    settle(tmp_path, MARA)
    other = settle(Players(tmp_path).new(), TOM)
    (other / name).write_bytes(b"damaged")
    assert [each.folder for each in Players(tmp_path).all()] == [tmp_path, other]
    assert known(other).looked, "who played before is not shown everything again"


def test_a_player_is_erased_alone_and_the_last_of_them_takes_the_folder_along(tmp_path: Path) -> None:
    root = settle(tmp_path / "data", MARA)
    other = settle(Players(root).new(), TOM)
    before = contents(other)
    assert "who you are" in patient.erased(root)
    assert contents(other) == before
    assert belongings(root) == []
    assert Players(root).named(None) == other, "one player is left, who need not be named"
    assert Players(root).new() not in {root / PLAYERS, other}
    patient.erased(other)
    assert not (root / PLAYERS).exists()
    assert Players(root).all() == []


def test_two_people_may_play_at_once_but_nobody_twice(tmp_path: Path) -> None:
    settle(tmp_path, MARA)
    other = settle(Players(tmp_path).new(), TOM)
    with held(tmp_path), held(other), pytest.raises(StoreError, match="in use"), held(other):
        pass


def test_a_command_is_about_one_player(tmp_path: Path) -> None:
    assert whose(tmp_path / "data", None) == tmp_path / "data"
    assert not (tmp_path / "data").exists()
    settle(tmp_path, MARA)
    assert whose(tmp_path, None) == whose(tmp_path, "Mara") == tmp_path
    other = settle(Players(tmp_path).new(), TOM)
    assert whose(tmp_path, "Snail", made=True) == whose(other, None) == other
    with pytest.raises(UsageError, match="Several people play here"):
        whose(tmp_path, None)
