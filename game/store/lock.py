"""Files that one process holds and every other one leaves alone; let go however the process ends."""

import os
import sys

_FAR = 0x7FFF_FFFF
"""On Windows nobody else may read what is locked: a byte that no file of ours needs."""


def lock(file: int) -> bool:
    """Hold an open file for as long as it is open; False where another process does."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
