"""What large pictures took is given back to the system as soon as they are gone."""

import ctypes

LARGE_BYTES = 1 << 19
"""A block from this size on has pages of its own."""
_MMAP_THRESHOLD = -3


def keep_lean() -> None:
    """Let every large block have pages of its own, where the C library is glibc; elsewhere nothing is done.

    Left alone, glibc takes ever larger blocks from its heap once it has seen them freed (mallopt(3), "dynamic mmap
    threshold"); pictures that come and go leave holes there. In its first minutes the game took 40 MB more.
    """
    try:
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, LARGE_BYTES)
    except (AttributeError, OSError, TypeError):  # another C library, or Windows, where None names none
        return
