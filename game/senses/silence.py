"""When senses that say nothing are no longer waited for in silence."""

from dataclasses import dataclass

from game.model.phrase import say

_LONGEST_LOOK_S = 0.5
_OPENING_S, _OPENING_HOPELESS_S = 30.0, 60.0
_LOADINGS = 25
"""So many times as long as it takes until loading is spoken of it may take: to begin anew would only take longer."""
_MOST_DOUBLED = 5
"""So often a wait that was in vain is doubled."""
LOADING = say("This computer is busy: the camera is still waking up. A little patience.")
_NO_ANSWER = say("The camera does not answer. Unplug it and plug it in again; the game goes on by itself.")
_NEVER = say("The camera is open but gives no picture. Check its plug; the game goes on by itself.")
_NO_MORE = say("The camera gives no more pictures. Check its plug; the game goes on by itself.")
_NOTHING = float("inf")


@dataclass(frozen=True, slots=True)
class _Wait:
    """What is waited for: after `most_s` the words are said, and `hopeless_s` later nothing more is hoped for."""

    words: str
    most_s: float
    hopeless_s: float


class Silence:
    """Counts for how long what is waited for has not come, by any clock that is handed in.

    Only time in which somebody looked counts: that a laptop was asleep, or the game held up, is not the camera's fault.
    Nor is it that programs are still loading on a slow computer; that is told as what it is, and given its time. The
    first picture may take `first_s`, each later face `next_s`; `hopeless_s` after that the camera's driver hangs for
    good, as some do when a laptop wakes up. To begin anew breaks the board off, too; so where that did not help, it is
    waited for twice as long, and so on. Loading is spoken of after `loading_s`.
    """

    def __init__(
        self, first_s: float = 15.0, next_s: float = 3.0, hopeless_s: float = 15.0, loading_s: float = 12.0
    ) -> None:
        self._loading = _Wait(LOADING, loading_s, _LOADINGS * loading_s)
        self._first = _Wait(_NEVER, first_s, hopeless_s)
        self._next = _Wait(_NO_MORE, next_s, hopeless_s)
        self._looked_s = _NOTHING
        self._silent_s = 0.0
        self._wait: _Wait | None = None
        self._given_up = 0

    def _await(self, wait: _Wait | None) -> None:
        self._wait, self._silent_s = wait, 0.0

    def begun(self) -> None:
        """A program that will open the camera has begun: it loads."""
        self._await(self._loading)

    def loaded(self) -> None:
        """It asks the camera: the answer is waited for."""
        self._await(_Wait(_NO_ANSWER, _OPENING_S, _OPENING_HOPELESS_S))

    def opened(self) -> None:
        """The camera is open: its first picture is waited for."""
        self._await(self._first)

    def pictured(self) -> None:
        """The camera gives pictures: what finds faces in them may still load."""
        if self._wait is self._first:
            self._await(self._loading)

    def broken(self) -> None:
        """A picture was looked at: the next is waited for."""
        self._given_up = 0
        self._await(self._next)

    def over(self) -> None:
        """Nothing is waited for."""
        self._given_up = min(_MOST_DOUBLED, self._given_up + 1) if self.hopeless else self._given_up
        self._await(None)

    @property
    def hopeless(self) -> bool:
        """Whether waiting any longer is of no use."""
        if self._wait is None:
            return False
        return self._silent_s > self._wait.most_s + self._wait.hopeless_s * (1 << self._given_up)

    def look(self, now_s: float) -> str | None:
        """What to say by now, None while all is well."""
        self._silent_s += min(max(0.0, now_s - self._looked_s), _LONGEST_LOOK_S)
        self._looked_s = now_s
        return self._wait.words if self._wait is not None and self._silent_s > self._wait.most_s else None
