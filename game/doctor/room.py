"""The screen, paced as in a game, and the computer around it."""

import os
import platform
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from game.clocks import RealClock
from game.errors import FaceGardenError
from game.model.equipment import Computer, Display
from game.screen.connected import refresh_hz
from game.screen.window import Window
from game.store.places import data_folder
from game.timing import Spread
from game.version import VERSION

WANTED_HZ = 60.0
_BACKDROP = "garden"
_SHOWN_S = 1.0
_FIRST = 5
"""So many pictures are left out: the window opens meanwhile."""


def display_shown(tell: Callable[[float], None]) -> tuple[Display | None, str]:
    """Open a window for a moment and pace it; None where it cannot be opened, and why."""
    try:
        with closing(Window(offscreen=False)) as window:
            return _paced(window, tell), ""
    except FaceGardenError:
        return None, "there is no display"
    except Exception as error:  # noqa: BLE001 - pygame's, and whatever a driver does, belong into the report
        return None, f"no window can be opened ({error})"


def _paced(window: Window, tell: Callable[[float], None]) -> Display:
    clock, work = RealClock(), Spread()
    for _ in range(_FIRST):
        _show(window)
    count = round(WANTED_HZ * _SHOWN_S)
    begun_s = shown_s = clock.now_s()
    for number in range(1, count + 1):
        clock.wait_until(begun_s + number / WANTED_HZ)
        shown_s = clock.now_s()
        _show(window)
        work.add(1000 * (clock.now_s() - shown_s))
        tell(number / count)
    size_px = window.canvas.surface.get_size()
    return Display(size_px, WANTED_HZ, count / (shown_s - begun_s), work.percentile_ms(95) or 0.0, refresh_hz())


def _show(window: Window) -> None:
    window.events()
    window.canvas.forget()  # or nothing would be drawn, for nothing changes
    window.canvas.backdrop(_BACKDROP)
    window.flip()


def computer(data: Path | None) -> Computer:
    """The computer, and whether anything can be kept on it."""
    folder, trouble, free_gb = data, "", None
    try:
        folder = data_folder(data).resolve()
        free_gb = shutil.disk_usage(folder).free / 1e9
    except (FaceGardenError, OSError) as error:
        trouble = str(error)
    return Computer(
        VERSION, platform.platform(terse=True), platform.python_version(), os.cpu_count() or 1,
        str(folder or ""), trouble, free_gb,
    )  # fmt: skip
