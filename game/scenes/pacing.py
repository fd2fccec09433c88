"""Whether the player has worked enough: asked after each repetition, told when its rest is over."""

from game.model.moment import Moment, Phase
from game.scenes.visit import Visit
from game.training.exercise import Kind
from game.training.session import Session
from game.training.strain import Advice


class Pacing:
    """Follows one level of the sitting."""

    def __init__(self, visit: Visit) -> None:
        self._strain = visit.strain
        self._strain.begin()
        self._seen = 0
        self._advice: Advice | None = None

    def step(self, session: Session, moment: Moment) -> Advice | None:
        """What to say now, once."""
        if len(session.exertions) > self._seen and session.calibration.exercise.kind is Kind.MOVE:
            self._advice = self._strain.add(session.exertions[-1], session.level.band, session.first_rest.emg)
        self._seen = len(session.exertions)
        if self._advice is None or (moment.phase is not Phase.PROMPT and not session.finished):
            return None
        advice, self._advice = self._advice, None
        return advice
