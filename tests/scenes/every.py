"""Every scene in which something is to be chosen, each on a way on which it is met."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from game import minigames, plugins
from game.model.feelings import Feelings
from game.model.post import Answer, Letter, Pages
from game.model.profile import Emblem, Profile
from game.ports import RoughRuler, Style
from game.scenes.advised import Advised
from game.scenes.beginnings import Beginnings
from game.scenes.breather import Breather
from game.scenes.checked import Checked
from game.scenes.comfort import LikeIt
from game.scenes.controls import Controls
from game.scenes.delivered import Delivered
from game.scenes.garden import Garden
from game.scenes.grounds import Grounds
from game.scenes.guest import Guest
from game.scenes.guide import Guide
from game.scenes.invitation import Invitation
from game.scenes.learn import Learn
from game.scenes.lesson import Lesson
from game.scenes.likings import TOPICS
from game.scenes.me import Me
from game.scenes.outset import start_with
from game.scenes.pause import Pause
from game.scenes.plan import Plan
from game.scenes.play import Play
from game.scenes.played import Played
from game.scenes.porch import Porch
from game.scenes.post import Post
from game.scenes.question import Question
from game.scenes.reading import Reading
from game.scenes.results import Results
from game.scenes.scene import Scene
from game.scenes.setup import Setup
from game.scenes.signpost import Signpost
from game.scenes.trace import Traces
from game.scenes.visit import Visit
from game.scenes.wiring import _ALL_S, CheckWiring
from game.training.minigame import MiniGame
from tests.moments import GOOD, moment
from tests.scenes.onlookers import Onlooker
from tests.scenes.prescribed import Prescribed
from tests.scenes.sitting import CONFIRM, Plain, Sitting, level
from tests.shipped import all_levels, beginnings, leaflets
from tests.store.values import EXAMINED, MEASURED

MANY = [replace(each, minigame="plain") for name, each in all_levels().items() if not name.startswith("demo-")][::4]


SWITCH = next(topic for topic in TOPICS if topic.key == "switch")
MIA = Profile(name="Mia", emblem=Emblem.DAISY, child=True, affected="left", looked=True, electrodes=True)


class Brought:
    """A post box into which nothing comes but what asks whose key it is."""

    def show(self, text: str) -> Pages:
        raise AssertionError(text)

    def bring(self, path: str) -> None:
        raise AssertionError(path)

    def choose(self) -> None:
        """No window of the system's opens here."""

    def arrived(self) -> tuple[Letter, ...]:
        return ()

    def take(self, letter: Letter, key_id: str = "") -> Answer:
        assert letter
        return Answer(words="Is this your clinic?", key_id="" if key_id else "AB12 CD34")


class Large(RoughRuler):
    """Words twice as large."""

    def text_width(self, words: str, style: Style = "body") -> float:
        return 2 * super().text_width(words, style)

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        return 2 * super().text_height(words, style, width)


def _alone(onlooker: Onlooker, make: Callable[[Visit], Scene], **more: bool) -> Sitting:
    sitting = onlooker.sits(Sitting(level(), level("blink"), **more))
    sitting.visit.post = Brought()
    sitting.wait(0.2)
    sitting.scene = make(sitting.visit)
    return sitting


def _prescribed(onlooker: Onlooker, make: Callable[[Prescribed], Scene], feelings: Feelings | None = None) -> Sitting:
    sitting = onlooker.sits(Prescribed(feelings=feelings))
    sitting.wait(0.2)
    sitting.scene = make(sitting)
    return sitting


def _asked(sitting: Prescribed) -> Scene:
    prescription = sitting.prescription
    return Question(sitting.visit, prescription, lambda: Plan(sitting.visit, prescription))


def _answered(onlooker: Onlooker) -> Sitting:
    sitting = _prescribed(onlooker, _asked)
    question = sitting.scene
    assert isinstance(question, Question)
    for row in ("eye", "face", "pain", "tiredness"):
        assert question.menu is not None
        question.menu.focus(f"{row}:0")
        sitting.step(CONFIRM)
    return sitting


def _many(onlooker: Onlooker) -> Sitting:
    sitting = onlooker.sits(Sitting(*MANY, has_board=True))
    sitting.visit.post = Brought()
    sitting.wait(0.2)
    sitting.scene = Setup(sitting.visit)
    sitting.wait(0.1)
    return sitting


def _at_home(onlooker: Onlooker) -> Sitting:
    """In the garden, with every door there is, the player's picture and a place that is asleep."""
    sitting = onlooker.sits(Prescribed(has_board=True))
    sitting.visit.guest = Guest(MIA)
    sitting.visit.minigames = {**sitting.visit.minigames, "asleep": Plain}
    sitting.visit.post, sitting.visit.beginnings = Brought(), beginnings()
    sitting.scene = Garden(sitting.visit, Grounds())
    return sitting


def _among_doors(onlooker: Onlooker) -> Sitting:
    """Where words are so large that some doors are behind another one."""
    sitting = _at_home(onlooker)
    sitting.visit.ruler, sitting.visit.leaflets = Large(), leaflets
    sitting.scene = sitting.visit.home()
    sitting.visit.ruler = onlooker.ruler or sitting.visit.ruler
    assert sitting.scene.menu is not None
    sitting.scene.menu.focus("more")
    sitting.step(CONFIRM)
    assert isinstance(sitting.scene, Signpost)
    return sitting


def _own_page(onlooker: Onlooker) -> Sitting:
    sitting = _at_home(onlooker)
    assert sitting.visit.guest is not None
    sitting.scene = Me(sitting.visit, sitting.visit.guest)
    return sitting


def _on_the_porch(onlooker: Onlooker) -> Sitting:
    """Before anybody's garden, with more people than there is room for."""
    sitting = _alone(onlooker, Setup)
    sitting.scene = Porch([MIA, *(Profile(emblem=each) for each in Emblem), Profile(), Profile()], sitting.visit.ruler)
    return sitting


def _at_a_place(onlooker: Onlooker) -> Sitting:
    sitting = _at_home(onlooker)
    assert isinstance(sitting.scene, Garden)
    sitting.step(CONFIRM)
    sitting.wait(0.2)
    return sitting


def _begun(onlooker: Onlooker) -> Sitting:
    sitting = onlooker.sits(Sitting())
    sitting.visit.beginnings, sitting.visit.minigames = beginnings(), plugins.discover(minigames, MiniGame)
    sitting.scene = Beginnings(sitting.visit)
    return sitting


def _begun_before(onlooker: Onlooker) -> Sitting:
    """Where the face is now is asked once more, from the garden."""
    sitting = _begun(onlooker)
    start_with(sitting.visit, sitting.visit.beginnings[0])
    sitting.scene = Beginnings(sitting.visit)
    return sitting


def _accompanied(onlooker: Onlooker) -> Sitting:
    """Everything was asked for."""
    sitting = _begun(onlooker)
    assert sitting.scene is not None
    assert sitting.scene.menu is not None
    sitting.scene.menu.focus("all")
    sitting.step(CONFIRM)
    return sitting


def _placed(onlooker: Onlooker) -> Sitting:
    sitting = _alone(onlooker, Guide, has_board=True)
    sitting.step(CONFIRM)
    return sitting


def _wired(onlooker: Onlooker) -> Sitting:
    sitting = _alone(
        onlooker, lambda visit: CheckWiring(visit, visit.exercises["smile"].site, Guide(visit)), has_board=True
    )
    assert isinstance(sitting.scene, CheckWiring)
    sitting.uv = lambda amount: amount
    sitting.scene._passed_s = _ALL_S - 0.1
    sitting.wait(1.0)
    assert sitting.scene.waits
    return sitting


def _paused(onlooker: Onlooker, words: str = "Take your time.") -> Sitting:
    sitting = onlooker.sits(Sitting())
    sitting.measure()
    assert sitting.scene is not None
    sitting.scene = Pause(sitting.scene, words, sitting.visit)
    return sitting


def _missed(onlooker: Onlooker) -> Sitting:
    """A pause that waits for the board, and may go on without it."""
    sitting = onlooker.sits(Sitting(has_board=True))
    sitting.measure()
    sitting.board_trouble = "The EMG board was unplugged."
    sitting.until("pause")
    sitting.wait(0.2)
    return sitting


def _rested(onlooker: Onlooker) -> Sitting:
    sitting = onlooker.sits(Sitting())
    sitting.measure()
    assert sitting.scene is not None
    sitting.scene = Breather(sitting.scene, "A little rest.", sitting.visit, lambda _tick: None)
    return sitting


def _taught(onlooker: Onlooker) -> Sitting:
    sitting = onlooker.sits(Sitting())
    sitting.begin()
    assert isinstance(sitting.scene, Play)
    sitting.scene = Lesson(sitting.visit, sitting.scene._session.calibration)
    return sitting


def _reminding(sitting: Prescribed) -> Scene:
    sitting.prescription.remind = lambda: "It is in your calendar."
    return Plan(sitting.visit, sitting.prescription)


def _shelved(onlooker: Onlooker) -> Sitting:
    """Leaflets in words so large that they stand on two shelves."""
    sitting = _alone(onlooker, Setup)
    sitting.visit.leaflets, sitting.visit.ruler = leaflets, onlooker.ruler or Large()
    sitting.scene = Learn(sitting.visit)
    return sitting


def _opened(onlooker: Onlooker) -> Sitting:
    """In the middle of a leaflet."""
    sitting = _shelved(onlooker)
    sitting.scene = Reading(sitting.visit, leaflets(False)[0], lambda name: Learn(sitting.visit, name))
    sitting.step(CONFIRM)
    return sitting


def _results(onlooker: Onlooker, page: str = "like") -> Sitting:
    """Results of a repetition that can be seen again, turned to a page."""
    sitting, traces = _alone(onlooker, Setup), Traces()
    for number in range(60):
        traces.step(replace(moment(GOOD), t_s=number / 30), None)
    traces.finish(MEASURED)
    sitting.scene = Results(sitting.visit, Played(sitting.visit.level, (MEASURED,), traces))
    assert sitting.scene.menu is not None
    sitting.scene.menu.focus(f"tab:{page}")
    sitting.step(CONFIRM)
    return sitting


EVERY: Mapping[str, Callable[[Onlooker], Sitting]] = {
    "garden": _at_home,
    "garden in large words": _among_doors,
    "own page": _own_page,
    "porch": _on_the_porch,
    "place": _at_a_place,
    "setup": _many,
    "question": lambda g: _prescribed(g, _asked),
    "question answered": _answered,
    "plan": lambda g: _prescribed(g, lambda sitting: Plan(sitting.visit, sitting.prescription), Feelings()),
    "plan for a calendar": lambda g: _prescribed(g, _reminding, Feelings()),
    "learn": _shelved,
    "reading": _opened,
    "beginnings": _begun,
    "advised": lambda g: _alone(g, lambda visit: Advised(visit, ("Call your doctor.",), lambda: Setup(visit))),
    "beginnings once more": _begun_before,
    "accompanied": _accompanied,
    "guide": lambda g: _alone(g, Guide, has_board=True),
    "guide to each place": _placed,
    "wiring": lambda g: _alone(g, lambda visit: CheckWiring(visit, visit.exercises["smile"].site, Guide(visit))),
    "wiring answered": _wired,
    "lesson": _taught,
    "pause": _paused,
    "pause without a board": _missed,
    "breather": _rested,
    "results": lambda g: _alone(g, lambda visit: Results(visit, Played(visit.level, ()))),
    "results seen again": lambda g: _results(g, "replay"),
    "results day by day": lambda g: _results(g, "days"),
    "stickers": lambda g: _results(g, "book"),
    "invitation": lambda g: _alone(g, Invitation),
    "checked": lambda g: _alone(g, lambda visit: Checked(visit, EXAMINED)),
    "post": lambda g: _alone(g, lambda visit: Post(visit, Brought())),
    "delivered": lambda g: _alone(g, lambda visit: Delivered(visit, Brought(), Letter(b"x"))),
    "comfort": lambda g: _alone(g, lambda visit: LikeIt(visit, visit.home)),
    "comfort of one switch": lambda g: _alone(g, lambda visit: LikeIt(visit, visit.home, SWITCH)),
    "controls": lambda g: _alone(g, lambda visit: Controls(visit, visit.home)),
}
"""Makes a sitting with the scene in it; `tests/looks/catalogue.py` draws each of them as well."""
