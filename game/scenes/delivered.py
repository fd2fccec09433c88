"""What became of what the clinic has sent: what is open now, why it was refused, or whose key it is."""

from collections.abc import Sequence

from game.model.attention import Attention
from game.model.inputs import Action
from game.model.phrase import counted, say
from game.model.post import Answer, Letter
from game.ports import Box, Canvas, PostBox
from game.scenes.arrival import arrival
from game.scenes.menu import Choice, Menu
from game.scenes.outset import put_in_force
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit
from game.scenes.widgets.layout import fit
from game.scenes.widgets.page import below, foot, head

_WIDE, _WIDEST = 800.0, 1224.0
_ROOM_PX, _GAP_PX = 36.0, 16.0
_COMPARE = say("Look on your paper. If it is another one, or you are not sure, say no and ask your therapist.")


def at_the_door(visit: Visit, scene: Scene, tick: Tick) -> Scene | None:
    """Let a scene step, unless something has come from the clinic by any way, and it may give way to that.

    A file that is dragged onto the window while a level is played, or in a check-up, waits until that is over or left.
    """
    post = visit.post
    if post is None:
        return scene.step(tick)
    for given in tick.inputs:
        if given.file:
            post.bring(given.file)
    if scene.receives and not visit.examines:
        return _delivered(visit, post) or scene.step(tick)
    return scene.step(tick) or _delivered(visit, post)


def _delivered(visit: Visit, post: PostBox) -> Scene | None:
    letters = post.arrived()
    if not letters:
        return None
    visit.attend(Attention.FACE)
    return Delivered(visit, post, *letters)


class Delivered(Scene):
    """Hands the letter in as it is made, those that came with it after that.

    Nobody but the person in front of it says that a key is the clinic's.
    """

    name = "delivered"

    def __init__(self, visit: Visit, post: PostBox, letter: Letter, *more: Letter) -> None:
        self._visit, self._post, self._letter, self._more = visit, post, letter, more
        self._take("")

    def _take(self, key_id: str) -> None:
        self._answer = answer = self._post.take(self._letter, key_id)
        if answer.programme is not None:
            put_in_force(self._visit, answer.programme, answer.levels)
        if answer.key_id:
            yes, no = foot(self._visit.ruler, [say("Yes, it is"), say("No")], self._x, self._wide, least=240)
            self._menu = Menu([Choice("no", say("No"), no), Choice("yes", say("Yes, it is"), yes)])
        else:
            (on,) = foot(self._visit.ruler, [say("Go on")], self._x, self._wide, least=320)
            self._menu = Menu([Choice("on", say("Go on"), on)])
        self._visit.speaker.cue("done" if answer.taken else "prompt")

    @property
    def _x(self) -> float:
        return 640 - self._wide / 2

    @property
    def _wide(self) -> float:
        """Wider where words are large."""
        return min(_WIDEST, _WIDE * self._visit.comfort.size)

    @property
    def caption(self) -> str:
        """Something came from the clinic."""
        return say("From the therapist")

    @property
    def waits(self) -> bool:
        """Until it was read."""
        return True

    def left(self) -> Scene | None:
        """Back to the choice of levels, or to the day that the programme asks for; after a check-up nothing follows."""
        if self._more:
            return Delivered(self._visit, self._post, *self._more)
        if self._visit.examines:
            return None
        home = self._visit.home()
        return arrival(self._visit, home) if self._answer.taken else home

    def step(self, tick: Tick) -> Scene | None:
        """Wait until it was read; a key is believed only when somebody says so."""
        pressed = self._menu.step(tick.inputs)
        if pressed == "yes":
            self._take(self._answer.key_id)
        elif pressed is not None or any(given.action is Action.BACK for given in tick.inputs):
            return self.left()
        return self

    def draw(self, canvas: Canvas) -> None:
        """One card with the answer, and below it what is open."""
        answer = self._answer
        canvas.backdrop("garden")
        low = self._menu.choices[0].box.y - 2 * _GAP_PX
        top = below(canvas, _heading(answer), width=self._wide)
        card = Box(self._x, top, self._wide, low - top)
        head(canvas, _heading(answer), x=card.x, width=card.w)
        canvas.card(card)
        x, y, wide = card.x + _ROOM_PX, card.y + 28, card.w - 2 * _ROOM_PX
        y += canvas.text(answer.words, (x, y), "body", width=wide) + _GAP_PX
        if answer.key_id:
            y += canvas.text(answer.key_id, (card.center[0], y), "title", align="center") + _GAP_PX
            style = fit(canvas, [_COMPARE], wide, low - _GAP_PX - y)
            canvas.text(_COMPARE, (x, y), style, "ink_soft", width=wide)
        if answer.programme is not None and answer.programme.note:
            note = " ".join(answer.programme.note.split())
            rest = 2 * canvas.text_height("x") + _GAP_PX if answer.levels else 0.0
            style = fit(canvas, [note], wide, low - _GAP_PX - y - rest)
            y += canvas.text(note, (x, y), style, "leaf", width=wide) + _GAP_PX
        if answer.levels:
            _opened(canvas, Box(x, y, wide, low - _GAP_PX - y), [level.title for level in answer.levels])
        self._menu.draw(canvas)


def _opened(canvas: Canvas, box: Box, titles: Sequence[str]) -> None:
    """What is open, in two columns with a leaf before each; how many more there are, where they do not fit."""
    label = say("Open now")
    columns = 2 if max(canvas.text_width(each) for each in titles) <= box.w / 2 - 40 else 1
    high = canvas.text_height("x") + _GAP_PX / 2
    rows = max(1, int(box.h / high) - 1)
    shown = titles if len(titles) <= columns * rows else titles[: columns * rows - 1]
    more = (
        [] if len(shown) == len(titles) else [counted("and {count} more", "and {count} more", len(titles) - len(shown))]
    )
    canvas.text(label, (box.x, box.y), "body", "ink_soft")
    for number, words in enumerate([*shown, *more]):
        column, row = divmod(number, rows)
        at = (box.x + 12 + column * box.w / 2, box.y + (row + 1) * high)
        canvas.disc((at[0], at[1] + canvas.text_height("x") / 2), 7, "leaf")
        canvas.text(words, (at[0] + 24, at[1]), "body")


def _heading(answer: Answer) -> str:
    if answer.key_id:
        return say("Meeting your clinic")
    return say("From your therapist") if answer.taken else say("Not taken in")
