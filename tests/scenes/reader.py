"""Somebody who reads from right to left, before a scene: what they see of it, and what comes of what they do."""

from game.model.comfort import Comfort
from game.model.inputs import Input
from game.ports import Box, Point
from game.scenes.menu import Choice, Menu
from game.scenes.scanning import Scanner
from game.scenes.scene import Scene, Tick
from tests.fakes import NullCanvas
from tests.scenes.sitting import Sitting


class Read:
    """A scene as it is seen by somebody who reads from right to left, and what it is given of what they do."""

    def __init__(self, sitting: Sitting, comfort: Comfort) -> None:
        sitting.step()
        assert sitting.scene is not None
        self.scene, visit = sitting.scene, sitting.visit
        visit.comfort, visit.ruler = comfort, NullCanvas(right_to_left=True)
        self._tick = Tick(sitting.t_s, 1 / 60, (), visit.fusion.at(sitting.t_s), None, False, None, None)
        self._given: tuple[Input, ...] = ()
        self._scanner = Scanner(visit, self._noted)

    def _noted(self, scene: Scene, tick: Tick) -> Scene:
        self._given = tick.inputs
        return scene

    @property
    def menu(self) -> Menu:
        assert self.scene.menu is not None
        return self.scene.menu

    def calls(self, *, as_laid_out: bool) -> list[tuple[object, ...]]:
        canvas = NullCanvas(right_to_left=True)
        if as_laid_out:
            self.scene.draw(canvas)
        else:
            self._scanner.draw(self.scene, canvas)
        return canvas.calls

    def does(self, given: Input) -> str | None:
        """What is pressed, or has the focus then."""
        tick = Tick(**{name: getattr(self._tick, name) for name in Tick.__slots__} | {"inputs": (given,)})
        self._scanner.step(self.scene, tick)
        twin = Menu(self.menu.choices)
        twin.focus(self.menu.focused)
        return twin.step(self._given) or twin.focused

    def seen(self, choice: Choice) -> list[Point]:
        """Where a choice's own card or words are seen: as drawn, of what is laid out within its box."""
        both = zip(self.calls(as_laid_out=True), self.calls(as_laid_out=False), strict=True)
        return [middle(drawn) for laid, drawn in both if _is_of(laid, choice)]


def middle(call: tuple[object, ...]) -> Point:
    """The middle of a card, or the beginning of words, a little below their top."""
    place = call[1] if call[0] == "card" else call[2]
    return place.center if isinstance(place, Box) else (place[0], place[1] + 2)  # type: ignore[index]


def _is_of(call: tuple[object, ...], choice: Choice) -> bool:
    is_card = call[0] == "card" and call[1] == choice.box
    return is_card or (call[:2] == ("text", choice.words) and choice.box.holds(middle(call)))
