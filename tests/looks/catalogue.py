"""Every scene in every state that looks different, made from the same parts as the game."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from game import minigames, plugins
from game.model.comfort import Comfort
from game.model.feelings import Eye, Face, Feelings, Pain, Tiredness
from game.model.inputs import Action, Input
from game.model.level import Level
from game.model.montage import MONTAGES, Site
from game.model.post import Answer, Letter
from game.model.side import PerSide
from game.ports import Ruler
from game.postbox import Box as PostBox
from game.scenes import electrodes
from game.scenes.beginnings import Beginnings
from game.scenes.breather import Breather
from game.scenes.checked import Checked
from game.scenes.comfort import LikeIt
from game.scenes.delivered import Delivered
from game.scenes.guide import Guide
from game.scenes.invitation import Invitation
from game.scenes.lesson import Lesson
from game.scenes.likings import TOPICS
from game.scenes.pause import Pause
from game.scenes.plan import Plan
from game.scenes.played import Played
from game.scenes.post import Post
from game.scenes.question import Question
from game.scenes.results import Results
from game.scenes.scene import Scene
from game.scenes.setup import Setup
from game.scenes.wiring import CheckWiring
from game.screen.chooser import Chooser
from game.settings import beginnings
from game.signal.face import rest_face
from game.store.levels import all_levels
from game.training.calibration import Calibration
from game.training.examination import MOVEMENTS
from game.training.minigame import MiniGame
from game.training.rest import Rest
from game.ways import Files, HeldUp
from tests.faces import landmarks
from tests.scenes.prescribed import Prescribed, written
from tests.scenes.sitting import CONFIRM, EXERCISES, PAUSE, Sitting, level, still
from tests.store.clinics import TODAY, programme
from tests.store.values import EXAMINED

LEVELS = all_levels()
GAMES = plugins.discover(minigames, MiniGame)
NOTE = (
    "Slowly, and less than you think. In the evening a warm cloth for five minutes, then the small kiss.\n"
    "See you on Monday!"
)
GONE = "Your face is out of the picture. Come back when you like; the game goes on by itself."
Made = Callable[["Guest"], Scene]


class Guest:
    """Whoever looks: how they like it, what measures their words, and a folder of their own."""

    def __init__(self, comfort: Comfort, ruler: Ruler, folder: Path) -> None:
        self.comfort, self.ruler, self.folder = comfort, ruler, folder

    def sits(self, sitting: Sitting) -> Sitting:
        """A sitting as they like it."""
        sitting.visit.comfort, sitting.visit.ruler = self.comfort, self.ruler
        sitting.visit.minigames = {**GAMES, "plain": GAMES["sunflower"]}
        return sitting


def _levels(*names: str) -> list[Level]:
    return [LEVELS[name] for name in names or ("smile-1", "pucker-1", "blink-1")]


def _scene(sitting: Sitting) -> Scene:
    assert sitting.scene is not None
    return sitting.scene


def _waiting(sitting: Sitting, scene: Scene, seconds: float = 0.3) -> Scene:
    sitting.scene = scene
    sitting.wait(seconds)
    return _scene(sitting)


def _setup(guest: Guest, *names: str, has_board: bool = False) -> Scene:
    sitting = guest.sits(Sitting(*_levels(*names), has_board=has_board))
    if has_board:
        sitting.uv = lambda amount: 3 + 30 * amount
    return _waiting(sitting, Setup(sitting.visit), 2.0 if has_board else 0.3)


def _prescribed(guest: Guest, feelings: Feelings | None, note: str = NOTE) -> Prescribed:
    levels = _levels("smile-1", "pucker-1", "blink-1", "relax-1", "soft-face", "brows-1", "kite-smile")
    sitting = Prescribed(replace(written(levels), note=note), levels, feelings)
    guest.sits(sitting)
    return sitting


def _question(guest: Guest, answers: int = 0) -> Scene:
    sitting = _prescribed(guest, None)
    sitting.scene = Question(sitting.visit, sitting.prescription, sitting.visit.home)
    for _ in range(answers):
        sitting.step(CONFIRM)
    return _scene(sitting)


def _plan(guest: Guest, feelings: Feelings | None, note: str = NOTE) -> Scene:
    sitting = _prescribed(guest, feelings, note)
    return Plan(sitting.visit, sitting.prescription)


def _day(guest: Guest) -> Scene:
    sitting = _prescribed(guest, Feelings())
    return _waiting(sitting, Setup(sitting.visit))


def _beginnings(guest: Guest) -> Scene:
    sitting = guest.sits(Sitting(*_levels()))
    sitting.visit.beginnings = beginnings()
    return Beginnings(sitting.visit)


def _calibrating(guest: Guest, seconds: float, name: str = "smile-1") -> Scene:
    sitting = guest.sits(Sitting(*_levels(name)))
    sitting.measure()
    sitting.wait(seconds)
    return _scene(sitting)


def _playing(guest: Guest, seconds: float, name: str = "smile-1") -> Sitting:
    sitting = guest.sits(Sitting(*_levels(name)))
    sitting.begin()
    sitting.wait(seconds)
    assert sitting.now == "play", sitting.now
    return sitting


def _play(guest: Guest, share: float, name: str = "smile-1") -> Scene:
    """So far into the first repetition: 0..1."""
    return _scene(_playing(guest, share * LEVELS[name].tempo.total_s, name))


def _numbers(guest: Guest) -> Scene:
    sitting = _playing(guest, 2.0)
    sitting.step(Input(Action.NEXT))
    sitting.wait(1.0)
    return _scene(sitting)


def _lesson(guest: Guest) -> Scene:
    sitting = _playing(guest, 0.1)
    rest = Rest(rest_face([landmarks()]), None)
    calibration = Calibration(EXERCISES["smile"](), rest, PerSide(6.0, 6.0), None)
    return _waiting(sitting, Lesson(sitting.visit, calibration), 2.0)


def _pause(guest: Guest, words: str = "") -> Scene:
    sitting = _playing(guest, 2.0)
    if not words:
        sitting.step(PAUSE)
        return _scene(sitting)
    return Pause(_scene(sitting), words, sitting.visit, back=lambda _: False)


def _breather(guest: Guest) -> Scene:
    sitting = _playing(guest, 2.0)
    return Breather(_scene(sitting), "Half of that is plenty. Let it rest for a moment.", sitting.visit, lambda _: None)


def _guided(guest: Guest, seconds: float) -> Scene:
    sitting = guest.sits(Sitting(*_levels("soft-face")))
    sitting.wait(0.2)
    sitting.step(CONFIRM)
    sitting.wait(seconds)
    assert sitting.now == "guided"
    return _scene(sitting)


def _results(guest: Guest, said: str = "", moves: bool = True) -> Scene:
    sitting = guest.sits(Sitting(replace(level(), title=LEVELS["smile-1"].title)))
    if not moves:
        sitting.face = still
    sitting.begin()
    sitting.until("results")
    return Results(sitting.visit, sitting.visit.played[-1], said)


def _imagined(guest: Guest) -> Scene:
    sitting = guest.sits(Sitting(*_levels("soft-face")))
    return Results(sitting.visit, Played(LEVELS["soft-face"], ()))


def _invitation(guest: Guest, feelings: Feelings | None) -> Scene:
    sitting = _prescribed(guest, feelings)
    return _waiting(sitting, Invitation(sitting.visit))


def _checkup(guest: Guest, seconds: float) -> Scene:
    sitting = guest.sits(Sitting(*_levels()))
    sitting.scene = Invitation(sitting.visit)
    sitting.wait(0.5)
    sitting.step(CONFIRM)
    sitting.wait(seconds)
    assert sitting.now == "checkup"
    return _scene(sitting)


def _checked(guest: Guest) -> Scene:
    sitting = guest.sits(Sitting(*_levels()))
    first, second = EXAMINED.movements
    five = tuple(replace((first, second)[n % 2], exercise=name) for n, name in enumerate(MOVEMENTS))
    return Checked(sitting.visit, replace(EXAMINED, movements=five))


def _guide(guest: Guest, site: Site | None, montage: int = 0) -> Scene:
    sitting = guest.sits(Sitting(*_levels(), has_board=True))
    electrodes.sit(sitting.visit, MONTAGES[montage])
    sitting.scene = guide = Guide(sitting.visit)
    if site is not None:
        sitting.step(CONFIRM)
        guide._site = site
        sitting.step()
    return _scene(sitting)


def _wiring(guest: Guest, seconds: float) -> Scene:
    sitting = guest.sits(Sitting(*_levels(), has_board=True))
    sitting.uv = lambda amount: 3 + 30 * amount
    sitting.scene = CheckWiring(sitting.visit, Site.SMILE, _guide(guest, Site.SMILE))
    sitting.wait(seconds)
    return _scene(sitting)


def _post(guest: Guest, seconds: float = 1.0) -> Scene:
    sitting = guest.sits(Sitting(*_levels()))
    post = PostBox(guest.folder, lambda: TODAY, Files(Chooser()), HeldUp())
    return _waiting(sitting, Post(sitting.visit, post), seconds)


class Answering:
    """A post box that gives one answer."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def take(self, _letter: Letter, _key_id: str = "") -> Answer:
        return self.answer


def _delivered(guest: Guest, answer: Answer) -> Scene:
    sitting = guest.sits(Sitting(*_levels()))
    return Delivered(sitting.visit, Answering(answer), Letter())  # type: ignore[arg-type]


def _liked(guest: Guest, number: int | None) -> Scene:
    sitting = guest.sits(Sitting(*_levels()))
    sitting.visit.screens = lambda: 2
    return LikeIt(sitting.visit, sitting.visit.home, None if number is None else TOPICS[number])


TIRED = Feelings(Eye.DRY, Face.TIGHT, Pain.LITTLE, Tiredness.WORN_OUT)
SORE = Feelings(Eye.SORE, Face.USUAL, Pain.HURTS, Tiredness.FRESH)
REFUSED = Answer("It comes from another clinic than yours, and was not taken in. Programme 1 stays in force.")
KEY = Answer("This clinic is new to you. Is this its sign?", key_id="7QMX-2RDF-K9TB")
TAKEN = Answer(
    "Programme 6 is in force. Next review: 2026-03-09.",
    programme=programme(6),
    levels=tuple(_levels("smile-1", "pucker-1", "blink-1", "relax-1", "soft-face", "brows-1", "kite-smile")),
)
SCENES: Mapping[str, Made] = {
    "setup": lambda g: _setup(g, "smile-1", "pucker-1", "blink-1"),
    "setup, many levels": lambda g: _setup(g, *(name for name in LEVELS if not name.startswith("demo"))),
    "setup, electrodes": lambda g: _setup(g, has_board=True),
    "setup, a programme": _day,
    "question": _question,
    "question, answered": lambda g: _question(g, 4),
    "plan": lambda g: _plan(g, Feelings()),
    "plan, not asked": lambda g: _plan(g, None, ""),
    "plan, sore": lambda g: _plan(g, SORE),
    "beginnings": _beginnings,
    "calibrate, ready": lambda g: _calibrating(g, 0.5),
    "calibrate, rest": lambda g: _calibrating(g, 4.0),
    "calibrate, move": lambda g: _calibrating(g, 9.0),
    "calibrate, closed eyes": lambda g: _calibrating(g, 9.0, "fireflies-1"),
    "play, prompt": lambda g: _play(g, 0.05),
    "play, move": lambda g: _play(g, 0.25),
    "play, hold": lambda g: _play(g, 0.5),
    "play, rest": lambda g: _play(g, 0.85),
    "play, lake": lambda g: _play(g, 0.5, "lake-relax"),
    "play, fireflies": lambda g: _play(g, 0.5, "fireflies-1"),
    "play, numbers": _numbers,
    "lesson": _lesson,
    "pause": _pause,
    "pause, lost": lambda g: _pause(
        g, "Your face is out of the picture. Come back when you like; the game goes on by itself."
    ),
    "breather": _breather,
    "guided": lambda g: _guided(g, 1.0),
    "results": _results,
    "results, stopped": lambda g: _results(g, "Half of that is plenty. Enough for now; rest does the remainder."),
    "results, not measured": lambda g: _results(g, moves=False),
    "results, imagined": _imagined,
    "invitation": lambda g: _invitation(g, Feelings()),
    "invitation, sore": lambda g: _invitation(g, SORE),
    "invitation, not asked": lambda g: _invitation(g, None),
    "checkup, rest": lambda g: _checkup(g, 4.0),
    "checkup, move": lambda g: _checkup(g, 14.0),
    "checked": _checked,
    "guide": lambda g: _guide(g, None),
    **{f"guide, {site.value}": partial(_guide, site=site) for site in Site},
    "guide, one side": lambda g: _guide(g, Site.SMILE, 1),
    "wiring": lambda g: _wiring(g, 4.0),
    "wiring, told": lambda g: _wiring(g, 14.5),
    "post": _post,
    "delivered": lambda g: _delivered(g, TAKEN),
    "delivered, a key": lambda g: _delivered(g, KEY),
    "delivered, refused": lambda g: _delivered(g, REFUSED),
    "comfort": lambda g: _liked(g, None),
    **{f"comfort, {topic.key}": partial(_liked, number=n) for n, topic in enumerate(TOPICS)},
}
