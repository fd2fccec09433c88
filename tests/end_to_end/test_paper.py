"""A programme printed at the clinic and held up to the camera at home: real keys, pages, reader and scenes."""

from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from game import exercises, handouts, minigames, plugins, therapist
from game.clocks import SimulatedClock
from game.loop import Loop
from game.model.attention import Attention
from game.model.inputs import Input
from game.model.signals import ByteArray
from game.postbox import Box
from game.scenes.delivered import at_the_door
from game.scenes.logbook import Logbook
from game.scenes.scene import Scene
from game.scenes.setup import Setup
from game.scenes.visit import Visit
from game.screen.chooser import Chooser
from game.senses.stepped import SteppedSenses
from game.settings import chosen_levels
from game.simulation.paper import Held
from game.store.home import Home
from game.tracking.attentive import Attentive
from game.training.exercise import Exercise
from game.training.fusion import Fusion
from game.training.minigame import MiniGame
from game.trust.keys import SecretKey
from game.ways import Files, HeldUp
from tests.fakes import MemoryStore, RecordingSpeaker
from tests.paper import PaperCamera, page
from tests.test_loop import Screen

TODAY = date(2026, 3, 2)
AWAY, ASKEW = Held(1500), Held(400, turn_deg=22, tilt_deg=-14, roll_deg=8, right_mm=15, blur_px=1.0, noise=6)
OTHER_WAY = Held(430, turn_deg=-18, tilt_deg=12, roll_deg=-6, down_mm=10, blur_px=1.0, noise=6)
POST, YES = Input(point=(540, 650)), Input(point=(880, 650))


class Person(Screen):
    """Opens the post box, says yes where a key is shown, and ends when an answer is read."""

    def __init__(self) -> None:
        super().__init__()
        self.scene = ""
        self.said: list[str] = []

    def events(self) -> list[Input]:
        return [POST] if self.scene == "setup" else []

    def look(self, _t_s: float, scene: Scene) -> None:
        self.scene = scene.name
        if scene.name == "delivered" and not self.said:
            scene.draw(self.null)
            self.said = list(self.null.texts)

    @property
    def done(self) -> bool:
        return bool(self.said)


class Believing(Person):
    """Says that the key which is shown is the clinic's."""

    def events(self) -> list[Input]:
        return [YES] if self.scene == "delivered" else super().events()

    @property
    def done(self) -> bool:
        return self.scene == "delivered" and "From your therapist" in self.null.texts

    def look(self, t_s: float, scene: Scene) -> None:
        super().look(t_s, scene)
        if scene.name == "delivered":
            scene.draw(self.null)


def at_home(
    data: Path, person: Person, *shown: tuple[ByteArray | None, Held], today: date = TODAY
) -> tuple[Visit, PaperCamera]:
    clock = SimulatedClock()
    camera = PaperCamera(clock, shown, each_s=0.6)
    with closing(SteppedSenses(camera, None, lambda: Attentive(clock))) as senses:
        senses.start()
        visit = Visit(
            levels=chosen_levels(()), exercises=plugins.discover(exercises, Exercise),
            minigames=plugins.discover(minigames, MiniGame), fusion=Fusion(senses.rest), speaker=RecordingSpeaker(),
            log=Logbook(MemoryStore()), has_board=False, post=Box(data, lambda: today, Files(Chooser()), HeldUp()),
            attend=senses.attend,
        )  # fmt: skip
        Loop(
            clock, person, senses, visit.fusion, None, None, 12.0, person.look, False, lambda: person.done,
            door=partial(at_the_door, visit),
        ).run(Setup(visit))  # fmt: skip
    return visit, camera


def issued(folder: Path, secret: SecretKey, name: str, *more: str) -> list[ByteArray]:
    """A programme's printed pages; its draft is begun where it is not there yet."""
    draft = folder / "ada.toml"
    if not draft.exists():
        therapist.begin(draft, "first-movements", "left", TODAY, None, None)
    if more:
        therapist.opened(draft, list(more), TODAY, None, None, None)
    therapist.issue(draft, secret, folder / f"{name}.programme", TODAY)
    made = handouts.printed(folder / f"{name}.programme", folder / f"{name}.png", "a4")
    return [page(each.read_bytes()) for each in made]


def test_a_printed_programme_is_taken_in_and_somebody_elses_is_not(tmp_path: Path) -> None:
    clinic, home, elsewhere = (tmp_path / name for name in ("clinic", "home", "elsewhere"))
    for folder in (clinic, home, elsewhere):
        folder.mkdir()
    secret = SecretKey(b"a secret of thirty-two bytes ...")
    first, second = issued(clinic, secret, "one")
    believing = Believing()
    visit, camera = at_home(home, believing, (second, AWAY), (second, ASKEW), (first, OTHER_WAY), (first, Held(400)))
    assert any(words == secret.public.id for words in believing.said)
    assert "Programme 1 is in force. Next review: 2026-03-16." in believing.null.texts
    assert [level.id for level in visit.levels] == [
        "soft-face", "eye-care", "imagine-smile", "first-smile", "first-kiss", "first-blink",
    ]  # fmt: skip
    assert camera.attentions == [Attention.CODES, Attention.FACE]
    kept = Home(home).trusted()
    foreign = issued(elsewhere, SecretKey(b"another secret of 32 bytes ....."), "one")
    person = Person()
    visit, _ = at_home(home, person, *((paper, Held(380, 10, 5)) for paper in foreign))
    assert "Not taken in" in person.said
    assert any(words.startswith("It comes from another clinic than yours") for words in person.said)
    assert any(words.endswith("Programme 1 stays in force.") for words in person.said)
    assert Home(home).trusted() == kept
