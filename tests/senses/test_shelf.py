from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import pytest

from game.errors import StoreError
from game.senses.shelf import SLOT_BYTES, Shelf

SHARED = Path("/dev/shm")  # noqa: S108


def size(path: Path) -> int:
    with suppress(OSError):  # another program's, and gone
        return path.stat().st_size
    return 0


def pixels(value: int, rows: int = 4) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    return np.full((rows, 6, 3), value, np.uint8)


def test_what_one_side_lays_the_other_takes() -> None:
    with closing(Shelf(2)) as shelf, closing(Shelf(2, shelf.name)) as other:
        places = [shelf.lay(pixels(7)), shelf.lay(pixels(9, rows=5))]
        for place, expected in zip(places, (pixels(7), pixels(9, rows=5)), strict=True):
            assert place is not None
            taken = other.take(place)
            assert taken is not None
            np.testing.assert_array_equal(taken, expected)


def test_what_was_replaced_cannot_be_taken_for_what_was_meant() -> None:
    with closing(Shelf(2)) as shelf:
        first = shelf.lay(pixels(1))
        second = shelf.lay(pixels(2))
        shelf.lay(pixels(3))
        assert first is not None
        assert second is not None
        assert shelf.take(first) is None
        assert shelf.take(second) is not None


def test_a_taken_picture_is_a_copy() -> None:
    with closing(Shelf(1)) as shelf:
        place = shelf.lay(pixels(5))
        assert place is not None
        taken = shelf.take(place)
        assert taken is not None
        shelf.lay(pixels(6))
        assert taken.max() == 5


def test_a_picture_too_large_for_the_shelf_is_refused() -> None:
    with closing(Shelf(1)) as shelf:
        assert shelf.lay(np.zeros(SLOT_BYTES + 1, np.uint8)) is None
        assert shelf.lay(np.zeros(SLOT_BYTES, np.uint8)) is not None


def test_a_shelf_that_was_taken_down_is_gone() -> None:
    shelf = Shelf(1)
    shelf.close()
    with pytest.raises(FileNotFoundError):
        Shelf(1, shelf.name)


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared memory can be reserved on Linux alone")
def test_a_shelf_there_is_no_room_for_is_refused_at_once_and_leaves_nothing_behind() -> None:
    before = set(SHARED.glob("psm_*"))
    with pytest.raises(StoreError, match=r"no room in shared memory .* MB are needed"):
        Shelf(1_000_000)
    assert not [path for path in set(SHARED.glob("psm_*")) - before if size(path) > 1_000_000 * SLOT_BYTES]
    with closing(Shelf(3)) as shelf:
        taken = (SHARED / shelf.name).stat()
        assert taken.st_blocks * 512 >= 3 * SLOT_BYTES, "every page is ours before it is written on"


def test_a_shelf_that_somebody_has_tidied_away_is_closed_all_the_same() -> None:
    shelf = Shelf(1)
    other = Shelf(1, shelf.name)
    other._memory.unlink()
    other.close()
    shelf.close()
