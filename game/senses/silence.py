"""When a camera that is open, but gives nothing, is no longer waited for in silence."""

_FIRST_S = 15.0
"""For the first picture: the face tracker loads meanwhile, on an old machine for several seconds."""
_NEXT_S = 3.0
_LONGEST_LOOK_S = 0.5
_NEVER = "The camera is open but gives no picture. Check its plug; the game goes on by itself."
_NO_MORE = "The camera gives no more pictures. Check its plug; the game goes on by itself."


class Silence:
    """Counts for how long no picture has come, by any clock that is handed in.

    Only time in which somebody looked counts: that a laptop was asleep, or the game held up, is not the camera's fault.
    """

    def __init__(self) -> None:
        self._looked_s = self._most_s = float("inf")
        self._silent_s = 0.0
        self._words = ""

    def opened(self) -> None:
        """The camera is open: its first picture is waited for."""
        self._silent_s, self._most_s, self._words = 0.0, _FIRST_S, _NEVER

    def broken(self) -> None:
        """A picture has come: the next is waited for."""
        self._silent_s, self._most_s, self._words = 0.0, _NEXT_S, _NO_MORE

    def over(self) -> None:
        """No camera is open: nothing is waited for."""
        self._most_s = float("inf")

    def look(self, now_s: float) -> str | None:
        """What to say by now, None while all is well."""
        self._silent_s += min(max(0.0, now_s - self._looked_s), _LONGEST_LOOK_S)
        self._looked_s = now_s
        return self._words if self._silent_s > self._most_s else None
