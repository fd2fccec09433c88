"""Which way a scene faces: as its language is read, and with the game on the hand that the player likes.

The rule is one for all scenes, and no scene knows of it. Each is laid out from left to right; where words run from
right to left all of it is turned: what is drawn, and where the pointer is; the arrow keys, a stick and a finger that is
drawn along lead to what is seen (`game.model.bindings`).
A widget keeps its own left and right, wherever its card comes to lie, by drawing on `canvas.unturned(box)`. That is for

- what shows the patient's own sides: the mirror, drawn faces and heads, bars, numbers and graphs of both sides, the
  worlds of the mini-games;
- time that runs along an axis, and the ring that closes: charts and clocks are read alike everywhere;
- signs that look the same in every language, such as a check mark.

Answers that name the patient's sides stand below each other, so that neither comes to lie on the wrong side.
Where a scene has a panel, it and the stage change places until the game is where the player likes it; without a wish
it is where lines end.
"""

from dataclasses import dataclass, replace

from game.model.comfort import Comfort
from game.model.inputs import Input
from game.ports import Canvas, Point, Ruler
from game.scenes.handed import Exchanged, before
from game.scenes.scene import Scene
from game.scenes.turned import Turned, turned


@dataclass(frozen=True, slots=True)
class Facing:
    """Whether a layout is its mirror image, and whether panel and stage have changed places in it."""

    turned: bool = False
    exchanged: bool = False

    def view(self, canvas: Canvas) -> Canvas:
        """What a scene draws on, so that it is seen like this."""
        canvas = Turned(canvas) if self.turned else canvas
        return Exchanged(canvas) if self.exchanged else canvas

    def aimed(self, given: Input) -> Input:
        """An input that points at what is seen like this, in the scene's own places."""
        point, hover, touch = (self._back(each) for each in (given.point, given.hover, given.touch))
        return replace(given, point=point, hover=hover, touch=touch)

    def _back(self, point: Point | None) -> Point | None:
        if point is None:
            return None
        point = turned(point) if self.turned else point
        return before(point) if self.exchanged else point


def facing(comfort: Comfort, ruler: Ruler, scene: Scene) -> Facing:
    """How a scene is seen by whoever likes it so, in the language of the ruler."""
    usual = "left" if ruler.right_to_left else "right"
    return Facing(ruler.right_to_left, scene.has_panel and (comfort.hand or usual) != usual)
