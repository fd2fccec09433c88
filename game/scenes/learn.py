"""What is good to know: leaflets to choose from, told to children where the player is one."""

from collections.abc import Sequence

from game.model.inputs import Action
from game.model.leaflet import Leaflet
from game.model.phrase import say
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.reading import Reading
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.covers import covers
from game.scenes.widgets.layout import button_size
from game.scenes.widgets.prompts import seeds

_TOP, _GUTTER = 28.0, 16.0
_BUTTONS = Box(28, 612, 1224, 80)
_AREA_BOTTOM = 592.0


class Learn(Scene):
    """A cover for each leaflet, on as many shelves as they need; the focus is on the one after `read`, if any was."""

    name = "learn"

    def __init__(self, visit: Visit, read: str = "") -> None:
        self._visit = visit
        tell = visit.leaflets
        self._leaflets: Sequence[Leaflet] = [] if tell is None else tell(visit.comfort.child)
        names = [leaflet.name for leaflet in self._leaflets]
        following = (names.index(read) + 1) % len(names) if read in names else 0
        top = _TOP + visit.ruler.text_height("x", "heading") + _GUTTER
        area = Box(_BUTTONS.x, top, _BUTTONS.w, _AREA_BOTTOM - top)
        self._covers = covers(visit.ruler, [leaflet.title for leaflet in self._leaflets], area)
        self._shelf = following // len(self._covers.places)
        self._menu = Menu(self._choices())
        self._menu.focus(names[following])

    @property
    def caption(self) -> str:
        """Something is looked up."""
        return say("Good to know")

    @property
    def waits(self) -> bool:
        """Until something is chosen."""
        return True

    @property
    def receives(self) -> bool:
        """It waits for nothing else."""
        return True

    def left(self) -> Scene | None:
        """Back to where it was asked for."""
        return self._visit.home()

    def step(self, tick: Tick) -> Scene | None:
        """Open a leaflet, or look at another shelf."""
        self._visit.ask(tick.t_s, "rest", 0.0)
        pressed = self._menu.step(tick.inputs)
        if pressed is not None:
            self._visit.speaker.cue("press")
        if pressed == "leave" or any(given.action is Action.BACK for given in tick.inputs):
            return self.left()
        if pressed in {"more", "fewer"}:
            self._shelf += 1 if pressed == "more" else -1
            self._menu = Menu(self._choices())
            self._menu.focus(self._shown[0].name)
        elif pressed is not None:
            leaflet = next(each for each in self._leaflets if each.name == pressed)
            return Reading(self._visit, leaflet, lambda read: Learn(self._visit, read))
        self._menu.offer(self._choices())
        return self

    @property
    def _shown(self) -> Sequence[Leaflet]:
        many = len(self._covers.places)
        return self._leaflets[self._shelf * many : (self._shelf + 1) * many]

    @property
    def _shelves(self) -> int:
        return -(-len(self._leaflets) // len(self._covers.places))

    def _choices(self) -> list[Choice]:
        leave, more, fewer = say("Back to the garden"), say("More"), say("Before")
        ruler, right = self._visit.ruler, _BUTTONS.x + _BUTTONS.w
        found = [Choice("leave", leave, Box(28, _BUTTONS.y, max(240, button_size(ruler, leave, 520)[0]), _BUTTONS.h))]
        found += [
            Choice(each.name, each.title, box) for each, box in zip(self._shown, self._covers.places, strict=False)
        ]
        for key, words, is_there in (
            ("more", more, self._shelf + 1 < self._shelves),
            ("fewer", fewer, self._shelf > 0),
        ):
            if is_there:
                wide = max(180, button_size(ruler, words, 320)[0])
                found.append(Choice(key, words, Box(right - wide, _BUTTONS.y, wide, _BUTTONS.h)))
                right -= wide + _GUTTER
        return found

    def draw(self, canvas: Canvas) -> None:
        """The covers, and below them the way back."""
        canvas.backdrop("meadow")
        canvas.text(say("Good to know"), (_BUTTONS.x, _TOP), "heading")
        pictures = {leaflet.name: leaflet.picture for leaflet in self._shown}
        for choice in self._menu.choices:
            if choice.key in pictures:
                lit = self._menu.focused == choice.key, self._menu.hovers(choice)
                self._covers.draw(canvas, choice.box, pictures[choice.key], choice.words, *lit)
        if self._shelves > 1:
            seeds(canvas, (_BUTTONS.x + 0.56 * _BUTTONS.w, _BUTTONS.center[1]), self._shelf + 1, self._shelves)
        self._menu.draw(canvas, ("leave", "more", "fewer"))
