"""A window of the system's own to choose a file in.

SDL 2 has none, and Tk must not share a process with it: on a Mac both want the main thread. So Tk runs in a process
of its own for as long as the window is open; `python -m game.screen.chooser` is that process.
"""

import subprocess
import sys

_TITLE = "A programme from your therapist"
_NONE = 3
"""The status with which it ends where no window could be opened."""
NO_WINDOW = "No window for files can be opened here. Drag the file onto this window instead."


class Chooser:
    """Asks for a file without holding anything up."""

    def __init__(self) -> None:
        self._asking: subprocess.Popen[str] | None = None

    def ask(self) -> None:
        """Open the window, unless it is open already."""
        if self._asking is None:
            command = [sys.executable, "-m", "game.screen.chooser"]
            self._asking = subprocess.Popen(  # noqa: S603 - ourselves
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
            )

    def answer(self) -> tuple[str, str] | None:
        """The file's path and what went wrong, one of them empty; None while nothing was chosen."""
        if self._asking is None or self._asking.poll() is None:
            return None
        done, self._asking = self._asking, None
        path = done.communicate()[0].rstrip("\n")
        if done.returncode:
            return "", NO_WINDOW
        return (path, "") if path else None

    def close(self) -> None:
        """Close the window, if it is still open."""
        if self._asking is not None:
            self._asking.kill()
            self._asking.communicate()
            self._asking = None


def main() -> int:
    """Show the window and print the path that was chosen; nothing where none was."""
    try:
        import tkinter as tk  # noqa: PLC0415 - some Pythons come without it
        from tkinter import filedialog  # noqa: PLC0415

        root = tk.Tk()
    except (ImportError, RuntimeError):
        return _NONE
    except tk.TclError:
        return _NONE
    root.withdraw()
    root.attributes("-topmost", True)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(filedialog.askopenfilename(parent=root, title=_TITLE) or "")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
