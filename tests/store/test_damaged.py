"""Small files that hold anything but what was kept in them: the game starts as if they were not there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.model.comfort import Comfort
from game.model.montage import BILATERAL
from game.store.beginning import BEGINNING, RememberedBeginning
from game.store.board import BOARD, RememberedBoard
from game.store.comfort import COMFORT, RememberedComfort
from game.store.lessons import LESSONS, RememberedLessons
from game.store.montage import MONTAGE, RememberedMontage
from game.store.profile import PROFILE, RememberedProfile

Read = Callable[[Path], object]
FILES: dict[str, tuple[Read, object]] = {
    BEGINNING: (lambda folder: RememberedBeginning(folder).last(), None),
    BOARD: (lambda folder: RememberedBoard(folder).last(), None),
    COMFORT: (lambda folder: RememberedComfort(folder).last(), Comfort()),
    LESSONS: (lambda folder: RememberedLessons(folder).seen(), frozenset()),
    MONTAGE: (lambda folder: RememberedMontage(folder).last(), BILATERAL),
    PROFILE: (lambda folder: RememberedProfile(folder).last(), None),
}
DAMAGED = {
    "nothing": b"",
    "no object": b"[1, 2]",
    "null": b"null",
    "zeros": bytes(64),
    "no letters": b"\xff\xfe\xfa",
    "half of it": b'{"see',
    "brackets without end": b"[" * 100_000,
    "braces without end": b'{"a":' * 100_000,
}


@pytest.mark.parametrize("damage", DAMAGED)
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_as_none(name: str, damage: str, tmp_path: Path) -> None:
    read, none = FILES[name]
    (tmp_path / name).write_bytes(DAMAGED[damage])
    assert read(tmp_path) == none


@pytest.mark.parametrize("name", FILES)
def test_a_folder_in_its_place_is_as_none(name: str, tmp_path: Path) -> None:
    read, none = FILES[name]
    (tmp_path / name).mkdir()
    assert read(tmp_path) == none
