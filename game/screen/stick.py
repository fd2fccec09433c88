"""A gamepad's left stick, which goes on and back like its cross."""

from game.model.inputs import Action

PUSHED, LET_GO = 0.6, 0.4
"""From how far out it counts, and from where on it no longer does: in between it stays as it was."""
FIRST_S, AGAIN_S = 0.5, 0.22
"""How long it is held until it goes on once more, and then again."""


class Stick:
    """Goes on once when it is pushed right or down, back when left or up, and again and again while it is held.

    Unless it is `known` to be one, what has never been seen at rest is no stick: some machines tell of their own
    tilt like this.
    """

    def __init__(self, *, known: bool = False) -> None:
        self._axes: dict[int, float] = {}
        self._rested = {0, 1} if known else set()
        self._way: Action | None = None
        self._due_s: float | None = None

    def move(self, axis: int, value: float) -> None:
        """Take note of an axis, 0 for right and 1 for down, at -1..1; others are not the left stick's."""
        if axis in {0, 1}:
            self._axes[axis] = value
            if abs(value) < LET_GO:
                self._rested.add(axis)

    def due(self, now_s: float) -> Action | None:
        """What is to be done now, if anything; ask in every picture."""
        way = self._pushed()
        if way is not self._way:
            self._way, self._due_s = way, None
        if way is None or (self._due_s is not None and now_s < self._due_s):
            return None
        self._due_s = now_s + (FIRST_S if self._due_s is None else AGAIN_S)
        return way

    @property
    def sideways(self) -> bool:
        """Whether it is pushed to a side, rather than up or down."""
        return self._furthest == 0

    @property
    def _furthest(self) -> int:
        """The axis that is furthest out."""
        return max(self._rested, key=lambda axis: abs(self._axes.get(axis, 0.0)), default=0)

    def _pushed(self) -> Action | None:
        furthest = self._axes.get(self._furthest, 0.0) if self._rested else 0.0
        if abs(furthest) < (PUSHED if self._way is None else LET_GO):
            return None
        return Action.NEXT if furthest > 0 else Action.PREVIOUS
