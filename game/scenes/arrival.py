"""Where a sitting begins, and where a new day does."""

from collections.abc import Callable
from functools import partial

from game.scenes.advised import advised
from game.scenes.beginnings import Beginnings
from game.scenes.invitation import Invitation
from game.scenes.plan import Plan
from game.scenes.question import Question
from game.scenes.scene import Scene
from game.scenes.visit import Visit
from game.scenes.welcome.course import Welcome


def arrival(visit: Visit, garden: Scene) -> Scene:
    """The plan, after the question where that is still to be asked; whoever comes for the first time is welcomed.

    Without a programme the garden itself, after it was asked where the face is now.
    On a tour nobody looks at a plan.
    """
    prescription, guest = visit.prescription, visit.guest
    if guest is not None and guest.is_asked:
        page = Welcome(visit, guest, partial(_day, visit)).first
        if page is not None:
            return page
    if prescription is None:
        if visit.beginnings and visit.beginning is None and not visit.everything:
            return Beginnings(visit)
        return question(visit, lambda: garden) or garden
    return question(visit) or (garden if visit.tour else Plan(visit, prescription))


def _day(visit: Visit) -> Scene:
    """What follows the welcome: the day as it always begins, in a garden that is new."""
    prescription = visit.prescription
    return question(visit) or (visit.home() if prescription is None else Plan(visit, prescription))


def examination(visit: Visit) -> Scene:
    """Where a check-up begins: after the question as well."""
    visit.examines = True

    def invitation() -> Scene:
        return Invitation(visit)

    return question(visit, invitation) or invitation()


def question(visit: Visit, then: Callable[[], Scene] | None = None) -> Scene | None:
    """The daily question, where it is still to be asked; the plan follows it, unless something else does.

    Without a programme that is the garden.
    """
    prescription, told = visit.prescription, visit.wellbeing
    if prescription is not None:
        return Question(visit, prescription, then or (lambda: Plan(visit, prescription))) if prescription.asks else None
    if told is None or not told.asks:
        return None
    return Question(visit, told, lambda: advised(visit, told, then or visit.home))
