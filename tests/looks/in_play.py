"""Scenes in the middle of play. Coming to them takes a while, so that each is come to once for all looks."""

from copy import copy
from dataclasses import replace
from functools import cache, partial

from game.model.inputs import Action, Input
from game.model.level import Level
from game.model.montage import MONTAGES, Site
from game.model.result import Intrusion
from game.model.side import PerSide, Side
from game.ports import RoughRuler
from game.scenes import electrodes
from game.scenes.breather import Breather
from game.scenes.guide import Guide
from game.scenes.invitation import Invitation
from game.scenes.lesson import Lesson
from game.scenes.pause import Pause
from game.scenes.play import Play
from game.scenes.played import Played
from game.scenes.results import Results
from game.scenes.scene import Scene
from game.scenes.wiring import CheckWiring
from game.signal.face import rest_face
from game.training.calibration import Calibration
from game.training.rest import Rest
from tests.faces import landmarks
from tests.scenes.onlookers import Onlooker
from tests.scenes.sitting import CONFIRM, EXERCISES, Sitting, face, level, still
from tests.shipped import all_levels

LEVELS = all_levels()
SOMEBODY = Onlooker(ruler=RoughRuler())
"""Came to the scenes that ask their canvas alone how large words are."""


def levels(*names: str) -> list[Level]:
    """Some levels of the house."""
    return [LEVELS[name] for name in names or ("smile-1", "pucker-1", "blink-1")]


def shown(sitting: Sitting) -> Scene:
    """The scene a sitting is at."""
    assert sitting.scene is not None
    return sitting.scene


@cache
def calibrating(seconds: float, name: str = "smile-1") -> Scene:
    """So far into the calibration."""
    sitting = SOMEBODY.sits(Sitting(*levels(name)))
    sitting.measure()
    sitting.wait(seconds)
    return shown(sitting)


@cache
def _playing(seconds: float, name: str = "smile-1") -> Sitting:
    sitting = SOMEBODY.sits(Sitting(*levels(name)))
    sitting.begin()
    sitting.wait(seconds)
    assert sitting.now == "play", sitting.now
    return sitting


def play(share: float, name: str = "smile-1") -> Scene:
    """So far into the first repetition: 0..1."""
    return shown(_playing(share * LEVELS[name].tempo.total_s, name))


@cache
def numbers() -> Scene:
    """Play, with numbers in the graph's place."""
    sitting = SOMEBODY.sits(Sitting(*levels("smile-1")))
    sitting.begin()
    sitting.wait(1.0)
    sitting.step(Input(Action.NEXT))
    sitting.wait(1.0)
    return shown(sitting)


@cache
def heard() -> Scene:
    """Play, with numbers of both senses, as large as they come."""
    sitting = SOMEBODY.sits(Sitting(*levels("smile-1"), has_board=True))
    sitting.uv = lambda _amount: 290.0
    sitting.begin(best_mm=12.0)
    sitting.face = lambda _movement, _amount: landmarks(smile=PerSide(9.9, 9.4))
    sitting.step(Input(Action.NEXT))
    sitting.wait(1.0)
    return shown(sitting)


def _lost() -> Sitting:
    """At the beginning of play, with electrodes, and the camera is gone."""
    sitting = SOMEBODY.sits(Sitting(*levels("smile-1"), has_board=True))
    sitting.uv = lambda amount: 40.0 * amount
    sitting.measure()
    sitting.until("play")
    sitting.camera_trouble = "The camera gives no more pictures. Check its plug; the game goes on by itself."
    return sitting


@cache
def _waiting() -> tuple[Sitting, Scene]:
    sitting = _lost()
    return sitting, shown(sitting)


def missed(onlooker: Onlooker) -> Scene:
    """A pause in play that waits for the camera, and may go on without it."""
    sitting, under = _waiting()
    visit = onlooker.sits(sitting).visit
    sitting.scene = Pause(under, str(sitting.camera_trouble), visit, lambda _: False, ["camera"])
    sitting.step()
    return shown(sitting)


@cache
def unseen() -> Scene:
    """Play without a camera."""
    sitting = _lost()
    sitting.visit.without.add("camera")
    sitting.wait(4.0)
    return shown(sitting)


def softened(part: str, side: Side) -> Scene:
    """Play, while a part of the face moves along."""
    scene = copy(play(0.5, "smile-1"))
    assert isinstance(scene, Play)
    assert scene._moment is not None
    scene._moment = replace(scene._moment, quiet=0.2, intruder=Intrusion(part, side, 30.0, "points", 1.0))
    return scene


def captioned(onlooker: Onlooker, cue: str) -> Scene:
    """A lesson that says what sounds."""
    sitting = onlooker.sits(Sitting(*levels("fireflies-1")))
    calibration = Calibration(EXERCISES["blink"](), Rest(rest_face([landmarks()]), None), PerSide(8.0, 8.0), None)
    sitting.scene = scene = Lesson(sitting.visit, calibration)
    sitting.wait(2.0)
    scene._caption.step(0.0, cue)
    return scene


def lesson(onlooker: Onlooker) -> Scene:
    """In the middle of what is shown before a level."""
    sitting = onlooker.sits(Sitting(*levels("smile-1")))
    calibration = Calibration(EXERCISES["smile"](), Rest(rest_face([landmarks()]), None), PerSide(6.0, 6.0), None)
    sitting.scene = Lesson(sitting.visit, calibration)
    sitting.wait(2.0)
    return shown(sitting)


def pause(onlooker: Onlooker, words: str = "Take your time.", *, lost: bool = False) -> Scene:
    """A pause over play; `lost` waits for something to come back."""
    sitting = onlooker.sits(_playing(2.0))
    return Pause(shown(sitting), words, sitting.visit, (lambda _: False) if lost else None)


def breather(onlooker: Onlooker) -> Scene:
    """A little rest in the middle of play."""
    sitting = onlooker.sits(_playing(2.0))
    return Breather(shown(sitting), "Half of that is plenty. Let it rest for a moment.", sitting.visit, lambda _: None)


@cache
def guided() -> Scene:
    """A level that is told, not measured."""
    sitting = SOMEBODY.sits(Sitting(*levels("soft-face")))
    sitting.wait(0.2)
    sitting.step(CONFIRM)
    sitting.wait(1.0)
    assert sitting.now == "guided"
    return shown(sitting)


@cache
def _over(*, moves: bool = True, weak: bool = False) -> Sitting:
    """A sitting in which a level was played to its end; a `weak` side's own best is half as far."""
    sitting = SOMEBODY.sits(Sitting(replace(level(), title=LEVELS["smile-1"].title)))
    if not moves:
        sitting.face = still
    if weak:
        sitting.face = partial(face, symmetry=0.5)
    sitting.begin(PerSide(3.0, 6.0) if weak else 6.0)
    sitting.until("results")
    return sitting


def results(onlooker: Onlooker, said: str = "", *, moves: bool = True, weak: bool = False) -> Scene:
    """What came of a level."""
    sitting = onlooker.sits(_over(moves=moves, weak=weak))
    return Results(sitting.visit, sitting.visit.played[-1], said)


def beyond(onlooker: Onlooker) -> Scene:
    """What came of a level that was played with force, and swaying."""
    sitting = onlooker.sits(_over(moves=True, weak=False))
    played = sitting.visit.played[-1]
    forced = [
        replace(
            each,
            figures=each.figures and replace(each.figures, reached=PerSide(0.83, 0.82), sway=0.37),
            parts=each.parts and replace(each.parts, reach=0.0, steadiness=0.1),
        )
        for each in played.repetitions
    ]
    return Results(sitting.visit, Played(played.level, forced))


def imagined(onlooker: Onlooker) -> Scene:
    """What came of a level that was only thought of."""
    sitting = onlooker.sits(Sitting(*levels("soft-face")))
    return Results(sitting.visit, Played(LEVELS["soft-face"], ()))


@cache
def checkup(seconds: float) -> Scene:
    """So far into a check-up."""
    sitting = SOMEBODY.sits(Sitting(*levels()))
    sitting.scene = Invitation(sitting.visit)
    sitting.wait(0.5)
    sitting.step(CONFIRM)
    sitting.wait(seconds)
    assert sitting.now == "checkup"
    return shown(sitting)


def wiring(onlooker: Onlooker) -> Scene:
    """In the middle of the check of the wires."""
    return shown(_wired(onlooker, 4.0))


def _wired(onlooker: Onlooker, seconds: float) -> Sitting:
    sitting = onlooker.sits(Sitting(*levels(), has_board=True))
    sitting.uv = lambda amount: 3 + 30 * amount
    electrodes.sit(sitting.visit, MONTAGES[0])
    sitting.scene = CheckWiring(sitting.visit, Site.SMILE, Guide(sitting.visit))
    sitting.wait(seconds)
    return sitting


@cache
def _told() -> Sitting:
    return _wired(SOMEBODY, 14.5)


def wiring_told(onlooker: Onlooker) -> Scene:
    """What the check of the wires has found, for whoever looks at it now."""
    scene = shown(onlooker.sits(_told()))
    assert isinstance(scene, CheckWiring)
    scene._finish()
    return scene
