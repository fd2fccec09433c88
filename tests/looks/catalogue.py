"""Every scene in every state that looks different, made from the same parts as the game."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from game.model.feelings import Eye, Face, Feelings, Pain, Tiredness
from game.model.montage import MONTAGES, Site
from game.model.post import Answer, Letter
from game.model.side import Side
from game.postbox import Box as PostBox
from game.scenes import electrodes
from game.scenes.beginnings import Beginnings
from game.scenes.captions import SOUNDS
from game.scenes.checked import Checked
from game.scenes.comfort import LikeIt
from game.scenes.delivered import Delivered
from game.scenes.guide import Guide
from game.scenes.invitation import Invitation
from game.scenes.likings import TOPICS
from game.scenes.plan import Plan
from game.scenes.post import Post
from game.scenes.question import Question
from game.scenes.scene import Scene
from game.scenes.setup import Setup
from game.screen.chooser import Chooser
from game.training.examination import MOVEMENTS
from game.ways import Files, HeldUp
from tests.looks.at_home import HOME
from tests.looks.in_play import (
    LEVELS,
    beyond,
    breather,
    calibrating,
    captioned,
    checkup,
    guided,
    heard,
    imagined,
    lesson,
    levels,
    missed,
    numbers,
    pause,
    play,
    results,
    shown,
    softened,
    unseen,
    wiring,
    wiring_told,
)  # fmt: skip
from tests.scenes.every import EVERY
from tests.scenes.onlookers import Onlooker
from tests.scenes.prescribed import Prescribed, written
from tests.scenes.sitting import CONFIRM, EXERCISES, Sitting
from tests.shipped import beginnings
from tests.store.clinics import TODAY, programme
from tests.store.values import EXAMINED

NOTE = (
    "Slowly, and less than you think. In the evening a warm cloth for five minutes, then the small kiss.\n"
    "See you on Monday!"
)
GONE = "Your face is out of the picture. Come back when you like; the game goes on by itself."
Made = Callable[[Onlooker], Scene]


def _waiting(sitting: Sitting, scene: Scene, seconds: float = 0.3) -> Scene:
    sitting.scene = scene
    sitting.wait(seconds)
    return shown(sitting)


def _setup(onlooker: Onlooker, *names: str, has_board: bool = False) -> Scene:
    sitting = onlooker.sits(Sitting(*levels(*names), has_board=has_board))
    if has_board:
        sitting.uv = lambda amount: 3 + 30 * amount
    return _waiting(sitting, Setup(sitting.visit), 2.0 if has_board else 0.3)


def _prescribed(onlooker: Onlooker, feelings: Feelings | None, note: str = NOTE) -> Prescribed:
    opened = levels("smile-1", "pucker-1", "blink-1", "relax-1", "soft-face", "brows-1", "kite-smile")
    sitting = Prescribed(replace(written(opened), note=note), opened, feelings)
    onlooker.sits(sitting)
    return sitting


def _question(onlooker: Onlooker, answers: int = 0) -> Scene:
    sitting = _prescribed(onlooker, None)
    sitting.scene = Question(sitting.visit, sitting.prescription, sitting.visit.home)
    for _ in range(answers):
        sitting.step(CONFIRM)
    return shown(sitting)


def _plan(onlooker: Onlooker, feelings: Feelings | None, note: str = NOTE) -> Scene:
    sitting = _prescribed(onlooker, feelings, note)
    return Plan(sitting.visit, sitting.prescription)


def _day(onlooker: Onlooker) -> Scene:
    sitting = _prescribed(onlooker, Feelings())
    return _waiting(sitting, Setup(sitting.visit))


def _beginnings(onlooker: Onlooker) -> Scene:
    sitting = onlooker.sits(Sitting(*levels()))
    sitting.visit.beginnings = beginnings()
    return Beginnings(sitting.visit)


def _invitation(onlooker: Onlooker, feelings: Feelings | None) -> Scene:
    sitting = _prescribed(onlooker, feelings)
    return _waiting(sitting, Invitation(sitting.visit))


def _checked(onlooker: Onlooker) -> Scene:
    sitting = onlooker.sits(Sitting(*levels()))
    first, second = EXAMINED.movements
    five = tuple(replace((first, second)[n % 2], exercise=name) for n, name in enumerate(MOVEMENTS))
    return Checked(sitting.visit, replace(EXAMINED, movements=five))


def _guide(onlooker: Onlooker, site: Site | None, montage: int = 0) -> Scene:
    sitting = onlooker.sits(Sitting(*levels(), has_board=True))
    electrodes.sit(sitting.visit, MONTAGES[montage])
    sitting.scene = guide = Guide(sitting.visit)
    if site is not None:
        sitting.step(CONFIRM)
        guide._site = site
        sitting.step()
    return shown(sitting)


def _post(onlooker: Onlooker, seconds: float = 1.0) -> Scene:
    sitting = onlooker.sits(Sitting(*levels()))
    post = PostBox(onlooker.folder, lambda: TODAY, Files(Chooser()), HeldUp())
    return _waiting(sitting, Post(sitting.visit, post), seconds)


class Answering:
    """A post box that gives one answer."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def take(self, _letter: Letter, _key_id: str = "") -> Answer:
        return self.answer


def _delivered(onlooker: Onlooker, answer: Answer) -> Scene:
    sitting = onlooker.sits(Sitting(*levels()))
    return Delivered(sitting.visit, Answering(answer), Letter())  # type: ignore[arg-type]


def _liked(onlooker: Onlooker, number: int | None) -> Scene:
    sitting = onlooker.sits(Sitting(*levels()))
    sitting.visit.screens = lambda: 2
    return LikeIt(sitting.visit, sitting.visit.home, None if number is None else TOPICS[number])


INTRUDERS = sorted({each.name for exercise in EXERCISES.values() for each in exercise.intruders})
SORE = Feelings(Eye.SORE, Face.USUAL, Pain.HURTS, Tiredness.FRESH)
REFUSED = Answer("It comes from another clinic than yours, and was not taken in. Programme 1 stays in force.")
KEY = Answer("This clinic is new to you. Is this its sign?", key_id="7QMX-2RDF-K9TB")
TAKEN = Answer(
    "Programme 6 is in force. Next review: 2026-03-09.",
    programme=programme(6),
    levels=tuple(levels("smile-1", "pucker-1", "blink-1", "relax-1", "soft-face", "brows-1", "kite-smile")),
)


def _softened(part: str, side: Side, _: Onlooker) -> Scene:
    return softened(part, side)


def _met(name: str, onlooker: Onlooker) -> Scene:
    return shown(EVERY[name](onlooker))


SCENES: Mapping[str, Made] = {
    **{name: partial(_met, name) for name in EVERY},
    **HOME,
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
    "calibrate, ready": lambda _: calibrating(0.5),
    "calibrate, rest": lambda _: calibrating(4.0),
    "calibrate, move": lambda _: calibrating(9.0),
    "calibrate, closed eyes": lambda _: calibrating(9.0, "fireflies-1"),
    "play, prompt": lambda _: play(0.05),
    "play, move": lambda _: play(0.25),
    "play, hold": lambda _: play(0.5),
    "play, rest": lambda _: play(0.85),
    "play, lake": lambda _: play(0.5, "lake-relax"),
    "play, fireflies": lambda _: play(0.5, "fireflies-1"),
    "play, numbers": lambda _: numbers(),
    "play, numbers of both senses": lambda _: heard(),
    "play, without a camera": lambda _: unseen(),
    **{f"play, {side.value} {part} moves along": partial(_softened, part, side) for part in INTRUDERS for side in Side},
    **{f"caption, {cue}": partial(captioned, cue=cue) for cue in SOUNDS},
    "lesson": lesson,
    "pause": pause,
    "pause, lost": lambda g: pause(g, GONE, lost=True),
    "pause, without a camera": missed,
    "breather": breather,
    "guided": lambda _: guided(),
    "results": results,
    "results, stopped": lambda g: results(g, "Half of that is plenty. Enough for now; rest does the remainder."),
    "results, of a weaker side": lambda g: results(g, weak=True),
    "results, beyond the band": beyond,
    "results, not measured": lambda g: results(g, moves=False),
    "results, imagined": imagined,
    "invitation": lambda g: _invitation(g, Feelings()),
    "invitation, sore": lambda g: _invitation(g, SORE),
    "invitation, not asked": lambda g: _invitation(g, None),
    "checkup, rest": lambda _: checkup(4.0),
    "checkup, move": lambda _: checkup(14.0),
    "checked": _checked,
    "guide": lambda g: _guide(g, None),
    **{f"guide, {site.value}": partial(_guide, site=site) for site in Site},
    "guide, one side": lambda g: _guide(g, Site.SMILE, 1),
    "wiring": wiring,
    "wiring, told": wiring_told,
    "post": _post,
    "delivered": lambda g: _delivered(g, TAKEN),
    "delivered, a key": lambda g: _delivered(g, KEY),
    "delivered, refused": lambda g: _delivered(g, REFUSED),
    "comfort": lambda g: _liked(g, None),
    **{f"comfort, {topic.key}": partial(_liked, number=n) for n, topic in enumerate(TOPICS)},
}
"""Whatever is met in `tests/scenes/every.py`, and here what looks otherwise than there."""
