"""A folder in which permissions count, also where the tests run as root."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # pytest's own words come last

NOBODY = 65534
ON_THE_CLOCK = {"boards", "doctor", "end_to_end", "senses"}
"""Folders whose tests take real time: boards, processes, threads. They mostly wait, one at a time."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Hand the tests to two processes: all that live on the clock to one, each other file to either."""
    for item in items:
        path = item.path.relative_to(item.config.rootpath)
        item.add_marker(pytest.mark.xdist_group("clock" if path.parts[1] in ON_THE_CLOCK else str(path)))


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
