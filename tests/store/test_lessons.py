"""A lesson that was watched is not shown again, as long as the disk remembers it."""

from pathlib import Path

import pytest

from game.store.belongings import belongings
from game.store.lessons import LESSONS, RememberedLessons


def test_what_was_watched_is_remembered_and_belongs_to_the_player(tmp_path: Path) -> None:
    memory = RememberedLessons(tmp_path)
    assert memory.seen() == frozenset()
    memory.keep("sunflower/smile")
    memory.keep("lake/relax")
    assert RememberedLessons(tmp_path).seen() == memory.seen() == {"sunflower/smile", "lake/relax"}
    assert belongings(tmp_path) == [tmp_path / LESSONS]


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b'{"seen": 3}', b"\xff\xfe", b'{"seen": [3, null]}'])
def test_a_damaged_memory_shows_it_once_more(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / LESSONS).write_bytes(damaged)
    assert RememberedLessons(tmp_path).seen() == frozenset()


def test_where_the_disk_refuses_it_counts_for_this_sitting(tmp_path: Path) -> None:
    memory = RememberedLessons(tmp_path / "not there")
    memory.keep("lake/relax")
    assert memory.seen() == {"lake/relax"}
