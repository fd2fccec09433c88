"""Two small movements that show whether the two channels sit where they should."""

from game.model.inputs import Action
from game.model.montage import Site
from game.model.phrase import say
from game.model.reading import known
from game.ports import Box, Canvas
from game.scenes import electrodes
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.layout import GAP, fit
from game.scenes.widgets.page import foot
from game.scenes.widgets.placement import head
from game.scenes.widgets.prompts import PROMPT, TIMER, prompt, timer
from game.training.wiring import Verdict, Wiring, tries

_FACE, _SAID = Box(28, 28, 440, 664), Box(484, 168, 768, 200)
_LEAST = 245.0
"""The narrowest button: three of them stand beside each other."""
_REACTS_S = 0.8
"""Nothing is collected before the face has followed."""
_PARTS = (
    (say("rest"), 3.0, 0),
    (say("move"), 3.0, 1),
    (say("let go"), 2.5, None),
    (say("move"), 3.0, 2),
    (say("let go"), 1.0, None),
)
_ALL_S = sum(lasts_s for _, lasts_s, _ in _PARTS)
_TOLD = {
    Verdict.AS_DRAWN: say("Both sit as drawn"),
    Verdict.SWAPPED: say("They look swapped. Swap them?"),
    Verdict.UNCLEAR: say("I cannot tell, and that is fine"),
}
_WHY = {
    Verdict.AS_DRAWN: say("Each channel heard its own muscle best."),
    Verdict.SWAPPED: say(
        "Each channel heard the other's muscle best. The game can exchange them for this sitting;"
        " the cables stay as they are."
    ),
    Verdict.UNCLEAR: say(
        "A muscle that is quiet, or two that move together, say too little."
        " Follow each cable with your eyes: 1 and 2 as in the drawing."
    ),
}


class CheckWiring(Scene):
    """Time passes only while both channels are heard. Then it tells what was found; only the player swaps."""

    name = "wiring"

    def __init__(self, visit: Visit, site: Site, back: Scene) -> None:
        self._visit, self._site, self._back = visit, site, back
        self._wiring, self._verdict = Wiring(), Verdict.UNCLEAR
        self._passed_s, self._missing = 0.0, ""
        self._menu = self._offered(("leave", say("Back")))

    @property
    def caption(self) -> str:
        """The channels are compared."""
        return say("Which channel is which")

    @property
    def waits(self) -> bool:
        """Whether the answer is there."""
        return self._done

    @property
    def _done(self) -> bool:
        return self._passed_s >= _ALL_S

    def left(self) -> Scene | None:
        """Back to the drawing."""
        return self._back

    def step(self, tick: Tick) -> Scene | None:
        """Listen to a rest and to two movements, then wait for the answer."""
        channels_uv = tick.reading.channels_uv
        heard_uv = channels_uv if channels_uv is not None and known(channels_uv) else None
        self._missing = "" if heard_uv is not None else tick.board_trouble or say("Waiting for both electrodes")
        pressed = self._menu.step(tick.inputs)
        if pressed == "leave" or any(given.action is Action.BACK for given in tick.inputs):
            return self._back
        if pressed == "swap":
            electrodes.swap(self._visit, tick.t_s)
            self._visit.speaker.cue("done")
            return self._back
        if pressed == "again":
            return CheckWiring(self._visit, self._site, self._back)
        if heard_uv is not None and not self._done:
            _, number, within_s = self._part
            part = _PARTS[number][2]
            moves = part in {1, 2}
            montage = self._visit.fusion.montage
            asked = montage.spots(self._site)[(part or 1) - 1].site if moves else None
            self._visit.ask(tick.t_s, "rest" if asked is None else asked.value, 1.0 if moves else 0.0)
            if part is not None and within_s >= _REACTS_S:
                self._wiring.add(part, heard_uv)
            self._passed_s += tick.dt_s
            if self._passed_s >= _ALL_S:
                self._finish()
            elif self._part[1] != number:
                self._visit.speaker.cue("prompt" if _PARTS[self._part[1]][2] else "release")
        return self

    @property
    def _part(self) -> tuple[float, int, float]:
        """When the part that goes on began, its number, and how long it has lasted."""
        began_s = 0.0
        for number, (_, lasts_s, _) in enumerate(_PARTS):
            if self._passed_s < began_s + lasts_s:
                return began_s, number, self._passed_s - began_s
            began_s += lasts_s
        return began_s, len(_PARTS) - 1, _PARTS[-1][1]

    def _finish(self) -> None:
        self._verdict = self._wiring.verdict
        again = ("again", say("Try again"))
        if self._verdict is Verdict.SWAPPED:
            self._menu = self._offered(("swap", say("Swap them")), ("leave", say("Leave as it is")), again)
        else:
            self._menu = self._offered(("leave", say("Done")), again)

    def _offered(self, *ways: tuple[str, str]) -> Menu:
        """What there is to press, the first one rightmost."""
        boxes = foot(self._visit.ruler, [words for _, words in ways], PROMPT.x, PROMPT.w, _LEAST)
        return Menu([Choice(key, words, box) for (key, words), box in zip(ways, boxes, strict=True)])

    def draw(self, canvas: Canvas) -> None:
        """The drawing at the left; what to do, or what was found, at the right."""
        canvas.backdrop("meadow")
        canvas.card(_FACE)
        head(canvas, Box(_FACE.x, _FACE.y + 92, _FACE.w, 480), self._site, self._visit.fusion.montage)
        if self._done:
            prompt(canvas, PROMPT, _TOLD[self._verdict])
            wide, room = _SAID.w - 80, min(each.box.y for each in self._menu.choices) - GAP - _SAID.y
            style = fit(canvas, [_WHY[self._verdict]], wide, room - 48)
            high = canvas.text_height(_WHY[self._verdict], style, wide)
            canvas.card(Box(_SAID.x, _SAID.y, _SAID.w, max(_SAID.h, high + 48)))
            canvas.text(_WHY[self._verdict], (_SAID.x + 40, _SAID.y + 24), style, width=wide)
        else:
            self._draw_try(canvas)
        self._menu.draw(canvas)

    def _draw_try(self, canvas: Canvas) -> None:
        _, number, within_s = self._part
        inside, lasts_s, part = _PARTS[number]
        said: str = say("Rest your whole face") if part == 0 else say("And let it go")
        if part in {1, 2}:
            said = tries(self._visit.fusion.montage, self._site)[part - 1]
        prompt(canvas, PROMPT, self._missing or said)
        below = say("A small movement is enough") if part in {1, 2} else say("Nothing to do but breathe")
        timer(canvas, TIMER, within_s / lasts_s, inside, below)
