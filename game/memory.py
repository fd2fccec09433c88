"""What large pictures took is given back to the system as soon as they are gone."""

import ctypes

LARGE_BYTES = 1 << 19
"""A block from this size on has pages of its own."""
HELD_BYTES = 32 << 20
"""So much that is free at the heap's end is held for what comes next."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3


def keep_lean() -> None:
    """Let every large block have pages of its own, where the C library is glibc; elsewhere nothing is done.

    Left alone, glibc takes ever larger blocks from its heap once it has seen them freed (mallopt(3), "dynamic mmap
    threshold"); pictures that come and go leave holes there. In its first minutes the game took 40 MB more. And what
    every picture needs anew would be given back after each one and fetched page by page for the next: two thirds of all
    page faults, and a seventh of the processor's time.
    """
    try:
        tell = ctypes.CDLL(None).mallopt
        tell(_MMAP_THRESHOLD, LARGE_BYTES)
        tell(_TRIM_THRESHOLD, HELD_BYTES)
    except (AttributeError, OSError, TypeError):  # another C library, or Windows, where None names none
        return
