"""On which hand the game is: the panel and the stage change places, never the patient's left and right."""

from collections.abc import Sequence
from dataclasses import replace

from game.ports import Box, Canvas, Point
from game.scenes.relaid import Relaid

_BETWEEN = 460.0
"""Left of it is the panel, right of it the stage with its prompt."""
_PANEL_BY, _STAGE_BY = 800.0, -456.0
_THEN_BETWEEN = 820.0


class Exchanged(Relaid):
    """Draws the stage where the panel is, and the panel where the stage is, over the landscape's mirror image."""

    flips = True

    def unturned(self, box: Box) -> Canvas:
        """As the canvas below would keep it."""
        return Exchanged(self._canvas.unturned(self._box(box)))

    def _box(self, box: Box) -> Box:
        return replace(box, x=box.x + _by(box.x))

    def _points(self, points: Sequence[Point]) -> list[Point]:
        """What belongs together moves together: by where its middle is."""
        by = _by(sum(x for x, _ in points) / len(points)) if points else 0.0
        return [(x + by, y) for x, y in points]


def before(point: Point) -> Point:
    """Where that lies before they have changed places what is at a point since then."""
    return (point[0] - (_STAGE_BY if point[0] < _THEN_BETWEEN else _PANEL_BY), point[1])


def _by(x: float) -> float:
    return _PANEL_BY if x < _BETWEEN else _STAGE_BY
