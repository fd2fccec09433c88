"""A window that is made smaller or larger in the middle of a page: fewer pages, or more, and nothing is lost."""

from collections.abc import Callable, Mapping

import pytest

from game.ports import Style
from game.scenes.checked import Checked
from game.scenes.guide import Guide
from game.scenes.question import Question
from game.scenes.scene import Scene
from tests.fakes import NullCanvas
from tests.scenes.prescribed import Prescribed
from tests.scenes.sitting import CONFIRM, EXERCISES
from tests.store.values import EXAMINED


class Stretched(NullCanvas):
    """Measures words as they are now, so many times as large as usual."""

    times = 3.0

    def text_width(self, words: str, style: Style = "body") -> float:
        return self.times * super().text_width(words, style)

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        return self.times * super().text_height(words, style, None if width is None else width / self.times)


def _next(sitting: Prescribed, key: str) -> None:
    assert sitting.scene is not None
    assert sitting.scene.menu is not None
    keys = [choice.key for choice in sitting.scene.menu.choices]
    sitting.scene.menu.focus(next(each for each in keys if each.startswith(key)))
    sitting.step(CONFIRM)


def _question(sitting: Prescribed) -> Scene:
    return Question(sitting.visit, sitting.prescription, sitting.visit.home)


def _guide(sitting: Prescribed) -> Scene:
    return Guide(sitting.visit)


def _checked(sitting: Prescribed) -> Scene:
    return Checked(sitting.visit, EXAMINED)


PAGES: Mapping[Callable[[Prescribed], Scene], tuple[list[str], str]] = {
    _question: (["eye:0", "face:0", "pain:0"], "How is your eye?"),
    _guide: (["next"] * 4, "Where the electrodes go"),
    _checked: (["more"], EXERCISES[EXAMINED.movements[0].exercise].title),
}
"""How the last page is come to, and what stands on the only one there is in usual words."""


@pytest.mark.parametrize("made", PAGES)
def test_the_last_page_is_where_it_goes_on(made: Callable[[Prescribed], Scene]) -> None:
    keys, said = PAGES[made]
    canvas = Stretched()
    sitting = Prescribed(has_board=True)
    sitting.visit.ruler = canvas
    sitting.scene = scene = made(sitting)
    for key in keys:
        _next(sitting, key)
    assert sitting.scene is scene
    assert scene._page > 0  # type: ignore[attr-defined]
    canvas.times = 1.0
    scene.draw(canvas)  # before any step was due
    sitting.step()
    canvas.texts.clear()
    scene.draw(canvas)
    assert said in canvas.texts
    assert scene.menu is not None
    assert all(choice.box.y + choice.box.h <= 720 for choice in scene.menu.choices)
    canvas.times = 3.0
    sitting.step()
    scene.draw(canvas)
