"""The chosen level as it is to be played: after its last visits, and no longer than the day still is."""

from dataclasses import replace

from game.errors import StoreError
from game.model.level import Level
from game.scenes.visit import Visit
from game.training.adaptation import Adapted, followed
from game.training.exercise import Kind


def follow(visit: Visit) -> None:
    """Let the chosen level follow its last visits; if they cannot be read it is played as written."""
    written = visit.levels[visit.chosen]
    lets_go = visit.exercises[written.exercise].kind is Kind.LET_GO
    try:
        adapted = followed(written, visit.log.store.played(written.id), lets_go=lets_go)
    except StoreError as refusal:
        adapted, visit.log.notice = Adapted(written), str(refusal)
    visit.adapted = replace(adapted, level=portion(visit, adapted.level))


def portion(visit: Visit, level: Level) -> Level:
    """A level with no more repetitions than the day still has for it."""
    if visit.prescription is None:
        return level
    return replace(level, repetitions=max(1, visit.prescription.today.portion(level)))
