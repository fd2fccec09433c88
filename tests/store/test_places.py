"""Places: where levels and data are."""

import os
from pathlib import Path

import pytest

from game.errors import StoreError
from game.store.places import data_folder, levels_folder, looked_into


def test_the_levels_are_where_the_game_is() -> None:
    assert (levels_folder() / "smile-1.toml").is_file()


def test_a_chosen_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "new" / "deep")
    assert folder.is_dir()
    assert not list(folder.iterdir())


def test_whoever_only_looks_makes_nothing(tmp_path: Path) -> None:
    assert looked_into(tmp_path / "new") == tmp_path / "new"
    assert looked_into(tmp_path) == tmp_path
    assert not list(tmp_path.iterdir())
    (tmp_path / "file").touch()
    for chosen in (tmp_path / "file", tmp_path / "file" / "data"):
        with pytest.raises(StoreError, match="choose another with --data"):
            looked_into(chosen)


def test_the_usual_folder_belongs_to_the_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path))
    assert data_folder().name == "face-garden"


def test_a_folder_below_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    chosen = tmp_path / "file" / "data"
    with pytest.raises(StoreError) as refusal:
        data_folder(chosen)
    assert str(refusal.value) == (
        f"{chosen}: cannot keep data in this folder (Not a directory); choose another with --data"
    )


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has a folder nobody can write in")
def test_a_folder_that_is_there_but_takes_no_file_is_refused() -> None:
    with pytest.raises(StoreError, match=r"^/proc/self: cannot keep data in this folder \(.+\); choose another"):
        data_folder(Path("/proc/self"))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs another user to be")
def test_a_read_only_folder_is_refused(ordinary_folder: Path) -> None:
    ordinary_folder.chmod(0o500)
    with pytest.raises(StoreError, match=r"\(Permission denied\); choose another with --data"):
        data_folder(ordinary_folder)
