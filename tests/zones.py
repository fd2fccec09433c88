"""Computers in other places of the world."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

FAR_EAST = "FAR-14"
"""Fourteen hours ahead of UTC."""
MIDDLE_EUROPE = "CET-1CEST,M3.5.0,M10.5.0/3"
"""An hour ahead of UTC, in summer two; summer begins with the last Sunday of March."""


@contextmanager
def living_in(zone: str) -> Iterator[None]:
    """Let this computer's clock be one of that zone, as POSIX writes it."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()
