"""The way through the welcome: which pages there are for whom, and what comes after them."""

from collections.abc import Callable, Sequence
from enum import Enum

from game.model.level import Level
from game.scenes.guest import Guest
from game.scenes.needs import unmet
from game.scenes.scene import Scene
from game.scenes.visit import Visit
from game.scenes.welcome.electrodes import Electrodes
from game.scenes.welcome.face import WhereNow
from game.scenes.welcome.grown import Grown
from game.scenes.welcome.look import Look
from game.scenes.welcome.page import Page, Ways
from game.scenes.welcome.side import AffectedSide
from game.scenes.welcome.who import Who
from game.training import caution


class _Step(Enum):
    """The pages in their order."""

    WHO = Who
    GROWN = Grown
    SIDE = AffectedSide
    FACE = WhereNow
    LOOK = Look
    ELECTRODES = Electrodes


class Welcome:
    """Asks what was not answered yet, so that whoever left half-way goes on there.

    What a programme says is not asked: the affected side, and where the face is now. A child begins as all children do.
    """

    def __init__(self, visit: Visit, guest: Guest, then: Callable[[], Scene]) -> None:
        """`then` makes what follows where there is no first flower to play."""
        self._visit, self._guest, self._then = visit, guest, then
        self._only: set[_Step] = set()

    @property
    def first(self) -> Scene | None:
        """The first page that is still to be answered, None where all are."""
        step = next((each for each in self._steps if not self._is_answered(each)), None)
        return None if step is None else self._page(step)

    @property
    def again(self) -> Scene:
        """Who the player is and which side it is, all asked once more."""
        self._only = {_Step.WHO, _Step.GROWN, _Step.SIDE}
        return self._page(_Step.WHO)

    @property
    def _steps(self) -> Sequence[_Step]:
        left_out = {
            _Step.SIDE: self._visit.prescription is not None,
            _Step.FACE: not self._visit.beginnings or self._guest.profile.child is True,
            _Step.ELECTRODES: not self._visit.has_board,
        }
        return [each for each in _Step if not left_out.get(each) and each in (self._only or _Step)]

    def _is_answered(self, step: _Step) -> bool:
        profile = self._guest.profile
        return {
            _Step.WHO: bool(profile.name or profile.emblem),
            _Step.GROWN: profile.child is not None,
            _Step.SIDE: profile.affected is not None,
            _Step.FACE: self._has_begun,
            _Step.LOOK: profile.looked,
            _Step.ELECTRODES: profile.electrodes is not None,
        }[step]

    @property
    def _has_begun(self) -> bool:
        """Whether it was said where the face is now: for a child that was answered by being one."""
        beginning, visit = self._visit.beginning, self._visit
        if beginning is None:
            return bool(visit.everything)
        return not (beginning.child and self._guest.comes_first)

    def _page(self, step: _Step) -> Scene:
        steps = self._steps
        number = steps.index(step)

        def on() -> Scene:
            all_asked = self._guest.comes_first or bool(self._only)
            later = self._steps[self._steps.index(step) + 1 :]
            following = next((each for each in later if all_asked or not self._is_answered(each)), None)
            return self._end() if following is None else self._page(following)

        back = (lambda: self._page(steps[number - 1])) if number else None
        kind: type[Page] = step.value
        return kind(self._visit, self._guest, Ways(on, back, number, len(steps)))

    def _end(self) -> Scene:
        """The first flower, where somebody has come for the first time and no programme says what comes first."""
        visit = self._visit
        if self._only or not self._guest.comes_first or visit.prescription is not None:
            return self._then()
        self._guest.comes_first = False
        flower = next((n for n, each in enumerate(visit.levels) if self._is_first_flower(each)), None)
        if flower is None:  # whoever cannot move yet begins with what is only thought of
            visit.chosen = 0
            return visit.start()
        visit.chosen = flower
        return visit.start() if self._guest.heard else self._then()

    def _is_first_flower(self, level: Level) -> bool:
        """Whether it may be played before anybody was asked how the eye is, and something is measured."""
        exercise = self._visit.exercises[level.exercise]
        return not (level.imagery or unmet(level, self._visit) or caution.closes_eyes(level, exercise))
