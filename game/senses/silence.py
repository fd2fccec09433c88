"""When a camera that is open, but gives nothing, is no longer waited for in silence."""

from game.model.phrase import say

_LONGEST_LOOK_S = 0.5
_NEVER = say("The camera is open but gives no picture. Check its plug; the game goes on by itself.")
_NO_MORE = say("The camera gives no more pictures. Check its plug; the game goes on by itself.")


class Silence:
    """Counts for how long no picture has come, by any clock that is handed in.

    Only time in which somebody looked counts: that a laptop was asleep, or the game held up, is not the camera's fault.
    The first picture may take `first_s`, for the face tracker loads meanwhile, the others `next_s`; `hopeless_s` after
    that the camera's driver hangs for good, as some do when a laptop wakes up.
    """

    def __init__(self, first_s: float = 15.0, next_s: float = 3.0, hopeless_s: float = 15.0) -> None:
        self._first_s, self._next_s, self._hopeless_s = first_s, next_s, hopeless_s
        self._looked_s = self._most_s = float("inf")
        self._silent_s = 0.0
        self._words = ""

    def opened(self) -> None:
        """The camera is open: its first picture is waited for."""
        self._silent_s, self._most_s, self._words = 0.0, self._first_s, _NEVER

    def broken(self) -> None:
        """A picture has come: the next is waited for."""
        self._silent_s, self._most_s, self._words = 0.0, self._next_s, _NO_MORE

    def over(self) -> None:
        """No camera is open: nothing is waited for."""
        self._most_s = float("inf")

    @property
    def hopeless(self) -> bool:
        """Whether waiting any longer is of no use."""
        return self._silent_s > self._most_s + self._hopeless_s

    def look(self, now_s: float) -> str | None:
        """What to say by now, None while all is well."""
        self._silent_s += min(max(0.0, now_s - self._looked_s), _LONGEST_LOOK_S)
        self._looked_s = now_s
        return self._words if self._silent_s > self._most_s else None
