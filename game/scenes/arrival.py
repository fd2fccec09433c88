"""Where a sitting begins, and where a new day does."""

from collections.abc import Callable

from game.scenes.beginnings import Beginnings
from game.scenes.invitation import Invitation
from game.scenes.plan import Plan
from game.scenes.question import Question
from game.scenes.scene import Scene
from game.scenes.visit import Visit


def arrival(visit: Visit, garden: Scene) -> Scene:
    """The plan, after the question where that is still to be asked.

    Without a programme the garden itself, after it was asked where the face is now.
    On a tour nobody looks at a plan.
    """
    prescription = visit.prescription
    if prescription is None:
        return Beginnings(visit) if visit.beginnings and visit.beginning is None else garden
    return question(visit) or (garden if visit.tour else Plan(visit, prescription))


def examination(visit: Visit) -> Scene:
    """Where a check-up begins: after the question as well."""
    visit.examines = True

    def invitation() -> Scene:
        return Invitation(visit)

    return question(visit, invitation) or invitation()


def question(visit: Visit, then: Callable[[], Scene] | None = None) -> Scene | None:
    """The daily question, where it is still to be asked; the plan follows it, unless something else does."""
    prescription = visit.prescription
    if prescription is None or not prescription.asks:
        return None
    return Question(visit, prescription, then or (lambda: Plan(visit, prescription)))
