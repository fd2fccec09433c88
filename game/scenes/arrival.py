"""Where a sitting begins, and where a new day does."""

from game.scenes.plan import Plan
from game.scenes.question import Question
from game.scenes.scene import Scene
from game.scenes.visit import Visit


def arrival(visit: Visit, garden: Scene) -> Scene:
    """The plan, after the question where that is still to be asked; the garden itself where there is no programme.

    On a tour nobody looks at a plan.
    """
    prescription = visit.prescription
    if prescription is None:
        return garden
    return question(visit) or (garden if visit.tour else Plan(visit, prescription))


def question(visit: Visit) -> Scene | None:
    """The daily question, where it is still to be asked; the plan follows it."""
    prescription = visit.prescription
    if prescription is None or not prescription.asks:
        return None
    return Question(visit, prescription, lambda: Plan(visit, prescription))
