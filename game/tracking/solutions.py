"""MediaPipe's solutions, which bring plotting and tasks along that nobody asks for: without them a start is sooner."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_UNASKED = ("matplotlib", "matplotlib.pyplot", "mediapipe.tasks", "mediapipe.tasks.python")


def solution(name: str) -> ModuleType:
    """One of MediaPipe's solutions, `face_mesh` or `face_detection`. Takes a while at first."""
    with _without(*_UNASKED):
        import mediapipe.python.solutions as found  # noqa: PLC0415 - its import alone takes longer than a window may

    module: ModuleType = getattr(found, name)
    return module


@contextmanager
def _without(*names: str) -> Iterator[None]:
    """Whoever imports one of these meanwhile gets an empty module; a package and its modules, the package first."""
    empty = {name: ModuleType(name) for name in names if name not in sys.modules}
    for name, module in empty.items():
        parent, _, child = name.rpartition(".")
        if parent in empty:
            setattr(empty[parent], child, module)
    sys.modules.update(empty)
    try:
        yield
    finally:
        for name in empty:
            del sys.modules[name]
