"""What all tests share: the order of files, and a folder in which permissions count, for root too."""

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # pytest's own words come last
for _library in ("OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"):
    os.environ.setdefault(_library, "1")  # more processes than cores already

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a start of the game takes a third of the time when it is compiled
sys.dont_write_bytecode = False

gc.disable()  # until all is collected: nothing of that is ever garbage

NOBODY = 65534
LONGEST = (
    "end_to_end/test_demo.py", "boards/test_wire_boards.py", "end_to_end/test_killed.py", "senses/test_aside.py",
    "doctor/test_doctor.py", "end_to_end/test_mistakes.py", "end_to_end/test_play.py", "end_to_end/test_story.py",
    "scenes/test_scenes.py", "end_to_end/test_signals.py", "looks/test_looks.py", "end_to_end/test_arrival.py",
    "training/test_strain.py", "end_to_end/test_programme.py", "scenes/test_five_kinds.py", "scenes/test_paths.py",
    "end_to_end/test_paper.py", "training/test_blinking.py", "end_to_end/test_wheel.py", "scenes/test_checkup.py",
)  # fmt: skip
"""Run first, in turn those that reckon and those that wait: so the cores are shared out well to the end."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="keep how scenes look now, in tests/golden")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ranks = {name: rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get("/".join(item.path.parts[-2:]), len(ranks)))


def pytest_collection_finish() -> None:
    gc.enable()
    gc.freeze()  # thousands of tests stay to the end: looking through them again and again costs time


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder of an ordinary user, whom the test is while it lasts."""
    folder = Path(mkdtemp(prefix="face-garden-"))
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)
