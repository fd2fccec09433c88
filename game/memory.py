"""What pictures took is given back to the system once they are gone."""

import ctypes
from collections.abc import Callable

LARGE_BYTES = 1 << 21
"""A block from this size on has pages of its own, beside a window of the design's size."""
HELD_BYTES = 32 << 20
"""So much that is free at the heap's end is held for what comes next."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_MOST_BYTES = 32 << 20
"""glibc takes no higher threshold (DEFAULT_MMAP_THRESHOLD_MAX)."""


def keep_lean(times: float = 1.0) -> None:
    """Let every large block have pages of its own, where the C library is glibc; elsewhere nothing is done.

    The window has so many `times` the design's pixels. With it grows what every frame needs anew, and that should come
    from the heap: with pages of its own it is fetched page by page each time, and the frame takes twice as long.

    Left alone, glibc takes ever larger blocks from its heap once it has seen them freed (mallopt(3), "dynamic mmap
    threshold"); pictures that come and go leave holes there. In its first minutes the game took 40 MB more. And what
    every picture needs anew would be given back after each one and fetched page by page for the next: two thirds of all
    page faults, and a seventh of the processor's time.
    """
    tell = _library("mallopt")
    if tell is not None:
        tell(_MMAP_THRESHOLD, round(min(LARGE_BYTES * max(times, 1.0), _MOST_BYTES)))
        tell(_TRIM_THRESHOLD, HELD_BYTES)


def give_back() -> None:
    """Give back pages of the heap on which nothing is left, but for what is held (malloc_trim(3)); in milliseconds."""
    trim = _library("malloc_trim")
    if trim is not None:
        trim(ctypes.c_size_t(HELD_BYTES))


def _library(name: str) -> Callable[..., int] | None:
    """A function of glibc; None with another C library, or on Windows."""
    try:
        found: Callable[..., int] = getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):
        return None
    return found
