from contextlib import closing

import numpy as np
import pytest

from game.senses.shelf import SLOT_BYTES, Shelf


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
