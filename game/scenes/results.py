"""What came of a level: stars, and the score's parts in words."""

from game.model.inputs import Action
from game.model.phrase import say, together
from game.model.side import PerSide
from game.ports import Box, Canvas
from game.scenes.menu import Choice, Menu
from game.scenes.played import Played
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.outcome import blooms, travelled
from game.scenes.widgets.scores import Row, score_rows
from game.training.remarks import remarks

_CARD = Box(228, 112, 824, 472)
_TOOK_TIME = say("You took the time, and that is what counts.")
_LEFT_BUTTON = Box(228, 608, 264, 76)
_MIDDLE_BUTTON = Box(508, 608, 264, 76)
_RIGHT_BUTTON = Box(788, 608, 264, 76)


class Results(Scene):
    """Shown after a level; on a tour the next level follows."""

    name = "results"

    def __init__(self, visit: Visit, played: Played, said: str = "") -> None:
        self._visit, self._played, self._said = visit, played, said
        self._exercise = visit.exercises[played.level.exercise]
        self._menu = Menu(self._choices())
        visit.ask(float(visit.asked[-1].t_s) if visit.asked else 0.0, "rest", 0.0)
        visit.speaker.cue("done")

    @property
    def caption(self) -> str:
        """A level is over."""
        return say("{exercise}: looking at what came of it", exercise=self._exercise.title)

    @property
    def waits(self) -> bool:
        """Always."""
        return True

    @property
    def receives(self) -> bool:
        """All that was played is kept."""
        return True

    def _choices(self) -> list[Choice]:
        if self._visit.tour and self._visit.next_open is not None:
            return [Choice("next", say("Go on"), _RIGHT_BUTTON)]
        again = [] if self._visit.closed else [Choice("again", say("Once more"), _LEFT_BUTTON)]
        other = say("Another level") if self._visit.prescription is None else say("To the garden")
        return [
            Choice("done", say("Done for now"), _RIGHT_BUTTON), *again, Choice("other", other, _MIDDLE_BUTTON),
        ]  # fmt: skip

    def step(self, tick: Tick) -> Scene | None:
        """Wait for a choice."""
        pressed = self._menu.step(tick.inputs)
        self._menu.offer(self._choices())
        following = self._visit.next_open
        if pressed == "next" and following is not None:
            self._visit.chosen = following
            return self._visit.start()
        if pressed == "again":
            return self._visit.start()
        if pressed == "other":
            return self._visit.home()
        if pressed == "done" or any(given.action is Action.BACK for given in tick.inputs):
            return None
        return self

    @property
    def _next(self) -> str:
        """What comes next today, where a programme says so."""
        return "" if self._visit.prescription is None else self._visit.prescription.outlook.words

    def draw(self, canvas: Canvas) -> None:
        """One card with what the level was like."""
        played = self._played
        measured = [each for each in played.repetitions if each.measured and each.mm is not None]
        canvas.backdrop("garden")
        said = self._said or self._next
        canvas.text(played.level.title, (_CARD.x, 20 if said else 40), "heading")
        canvas.text(said, (_CARD.x, 74), "body", width=_CARD.w)
        canvas.card(_CARD)
        x, y, wide = _CARD.x + 32, _CARD.y + 28, _CARD.w - 64
        if played.level.imagery or not self._visit.switches.show_score:
            canvas.art("bloom", (_CARD.center[0], _CARD.center[1] - 60), 150)
            canvas.text(_TOOK_TIME, (_CARD.center[0], _CARD.center[1] + 60), align="center")
            self._menu.draw(canvas)
            return
        blooms(canvas, (_CARD.center[0], y + 36), played.stars)
        rows = [Row(each.name, each.value, each.words) for each in remarks(played.repetitions)]
        if not rows:
            reasons = sorted({reason for each in played.repetitions for reason in each.reasons})
            words = together(say("Nothing could be measured this time."), *reasons, say("The garden stays as it was."))
            high = canvas.text_height(words, "body", wide)
            canvas.text(words, (_CARD.center[0], _CARD.center[1] + 36 - high / 2), align="center", width=wide)
        score_rows(canvas, Box(x, y + 88, wide, 232), rows)
        if measured:
            count = len(measured)
            mean = PerSide(sum(e.mm.left for e in measured if e.mm) / count,
                           sum(e.mm.right for e in measured if e.mm) / count)  # fmt: skip
            travelled(canvas, Box(x, y + 332, wide, 88), mean)
        self._menu.draw(canvas)
