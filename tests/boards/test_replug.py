"""A board that is unplugged and plugged in again comes back by itself; fifty times in `tests.benchmarks.replug`."""

import sys
from pathlib import Path

import pytest

from tests.boards.replugging import replug

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")


@pytest.mark.parametrize(("name", "how"), [("chords", "named"), ("csv_lines", "found")])
def test_it_comes_back_and_no_sample_is_heard_twice(tmp_path: Path, name: str, how: str) -> None:
    story = replug(tmp_path / "emg", name, times=2, how=how)
    assert max(story.back_s) < 2.5
    assert story.samples > 100
    assert story.twice_or_out_of_order == story.times_backwards == story.untold == 0
