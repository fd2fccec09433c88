"""What is measured here needs a process of its own: what a library has freed before lies in the same heap."""

import subprocess
import sys

import pytest

PICTURES = """
import ctypes
from game import memory
LEAN
for size in (1 << 20, 4 << 20):
    bytearray(size)  # comes and goes, after which glibc takes such from its heap

class Mallinfo2(ctypes.Structure):
    # Ten sizes; the fifth is what blocks with pages of their own take.
    _fields_ = [(name, ctypes.c_size_t) for name in "abcdefghij"]

found = ctypes.CDLL(None).mallinfo2
found.restype = Mallinfo2
before = found().e
held = bytearray(3 << 20)
print(found().e - before >= len(held))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc's own heap")
@pytest.mark.parametrize(
    ("lean", "own"), [("memory.keep_lean()", True), ("memory.keep_lean(9.0)", False), ("pass", False)]
)
def test_large_blocks_have_pages_of_their_own(lean: str, own: bool) -> None:
    """As large as a window of the design's size; beside a larger one that is not much, and left alone it is not."""
    done = subprocess.run(
        [sys.executable, "-c", PICTURES.replace("LEAN", lean)], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{own}\n"


HOLES = """
from pathlib import Path
from game import memory
memory.keep_lean()

def resident_mb():
    return int(Path("/proc/self/statm").read_text().split()[1]) / 256

before = resident_mb()
held = [bytearray(100_000) for _ in range(500)]
kept = held[-1]
del held
between = resident_mb()
memory.give_back()
print(between - before > 20, resident_mb() - before < 10)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc's own heap")
def test_pages_on_which_nothing_is_left_are_given_back() -> None:
    done = subprocess.run([sys.executable, "-c", HOLES], capture_output=True, text=True, check=True)
    assert done.stdout == "True True\n"
