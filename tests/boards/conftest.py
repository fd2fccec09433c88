"""Boards do not wait for whoever listens: where the system allows it, their tests go before those that reckon."""

import os
from collections.abc import Iterator
from contextlib import suppress

import pytest

URGENT = -15


@pytest.fixture(autouse=True)
def urgent() -> Iterator[None]:
    """This thread, and all that a test starts from it, before others; only root may, and elsewhere nothing changes."""
    if not hasattr(os, "setpriority"):
        yield
        return
    before = os.getpriority(os.PRIO_PROCESS, 0)
    with suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, URGENT)
    try:
        yield
    finally:
        with suppress(PermissionError):
            os.setpriority(os.PRIO_PROCESS, 0, before)
