"""How the game is ended from outside, by Ctrl-C or by the system: at any moment, quietly, with all put away."""

import signal
import sys
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Ending:
    """Whether somebody outside wants the game to end.

    While the game starts, that unwinds it at once. Once it is played it is only noted, and whoever goes on looks here.
    """

    def __init__(self) -> None:
        self._signal = 0
        self._only_notes = False

    def listen(self) -> None:
        """Take the signals from now on; one that was switched off for us stays off. For the main thread alone."""
        for number in _SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._take)
        sys.unraisablehook = self._unraisable

    def note_only(self) -> None:
        """From now on nothing is interrupted any more."""
        self._only_notes = True

    @property
    def wanted(self) -> bool:
        """Whether the game is to end."""
        return self._signal != 0

    @property
    def status(self) -> int:
        """The exit status that shells know a program by which a signal has ended."""
        return 128 + self._signal

    def _take(self, number: int, _frame: FrameType | None) -> None:
        first, self._signal = not self._signal, self._signal or number
        if first and not self._only_notes:
            sys.exit(self.status)

    def _unraisable(self, trouble: "sys.UnraisableHookArgs") -> None:
        """Python tells here what was raised where nothing can be; our own way out is no news."""
        if not (self.wanted and isinstance(trouble.exc_value, SystemExit)):
            sys.__unraisablehook__(trouble)
