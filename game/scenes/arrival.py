"""Where a sitting begins, and where a new day does."""

from game.scenes.beginnings import Beginnings
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


def question(visit: Visit) -> Scene | None:
    """The daily question, where it is still to be asked; the plan follows it."""
    prescription = visit.prescription
    if prescription is None or not prescription.asks:
        return None
    return Question(visit, prescription, lambda: Plan(visit, prescription))
