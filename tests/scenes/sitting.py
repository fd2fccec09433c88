"""One sitting on a hand-turned clock: a synthetic face does what the scenes ask for."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from game import exercises, plugins
from game.model.inputs import Action, Input
from game.model.level import Level, Tempo
from game.model.moment import Moment
from game.model.side import PerSide
from game.model.sight import Sight
from game.model.signals import EmgBlock, FloatArray
from game.ports import Canvas
from game.scenes.delivered import at_the_door
from game.scenes.lesson import taught
from game.scenes.logbook import Logbook
from game.scenes.scene import Scene, Tick
from game.scenes.setup import Setup
from game.scenes.visit import Visit
from game.signal.face import rest_face
from game.training.calibration import Calibration
from game.training.exercise import Exercise
from game.training.fusion import Fusion
from game.training.minigame import MiniGame
from game.training.rest import Rest
from tests.faces import OPEN_MM, STILL, landmarks, seen
from tests.fakes import MemoryRecorder, MemoryStore, NullCanvas, RecordingSpeaker

DT = 1 / 20
HEARD = 51
"""So many samples of a muscle come in a step."""
TEMPO = Tempo(prompt_s=0.5, move_s=0.5, hold_s=1.0, release_s=1.0, rest_s=1.0)
EXERCISES = plugins.discover(exercises, Exercise)
CONFIRM, PAUSE, BACK = Input(Action.CONFIRM), Input(Action.PAUSE), Input(Action.BACK)


def level(exercise: str = "smile", repetitions: int = 2, name: str = "") -> Level:
    return Level(name or f"{exercise}-test", f"A soft {exercise}", exercise, "plain", repetitions, TEMPO)


class Plain(MiniGame):
    """Shows nothing but where the moment stands."""

    title = "Plain"
    backdrop = "meadow"

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._moment: Moment | None = None

    def step(self, moment: Moment) -> None:
        self._moment = moment

    def draw(self, canvas: Canvas) -> None:
        canvas.backdrop("meadow")
        canvas.text("plain" if self._moment is None else self._moment.phase.value, (600, 400))


def face(movement: str, amount: float, symmetry: float = 1.0) -> FloatArray:
    """A face that does an amount of its gentle best, the left side a little less."""
    sides = PerSide(6 * amount * symmetry, 6 * amount)
    match movement:
        case "smile":
            return landmarks(smile=sides)
        case "pucker":
            return landmarks(pucker=sides)
        case "blink":
            return landmarks(eye_mm=PerSide(9 - 8 * amount * symmetry, 9 - 8 * amount))
        case "brow":
            return landmarks(brow=sides)
        case "nose":
            return landmarks(nose=sides)
    return landmarks()


class Sitting:
    """Steps scenes, draws every eighth step, shows a picture every second; face and muscles may change."""

    def __init__(self, *levels: Level, tour: bool = False, has_board: bool = False, dt_s: float = DT) -> None:
        self.store, self.speaker, self.canvas = MemoryStore(), RecordingSpeaker(), NullCanvas()
        self.recorder = MemoryRecorder()
        self.visit = Visit(
            levels=levels or (level(),), exercises=EXERCISES, minigames={"plain": Plain},
            fusion=Fusion(recorder=self.recorder), speaker=self.speaker, log=Logbook(self.store), has_board=has_board,
            recorder=self.recorder, tour=tour, ruler=self.canvas,
        )  # fmt: skip
        self.face: Callable[[str, float], FloatArray | None] = face
        self.sight: Sight | None = None
        self.uv: Callable[[float], float | FloatArray] | None = None
        self.camera_trouble: str | None = None
        self.board_trouble: str | None = None
        self.board_notice = ""
        self.scene: Scene | None = Setup(self.visit)
        self.names = ["setup"]
        self.door: Callable[[Scene, Tick], Scene | None] = partial(at_the_door, self.visit)
        self.steps, self.dt_s = 0, dt_s
        self.every = 2
        self.may_stumble = False
        """Whether a mini-game may fail."""
        self._amount = 0.0
        self._movement = "rest"
        self._rng = np.random.default_rng(5)

    @property
    def t_s(self) -> float:
        return 100 + self.steps * self.dt_s

    @property
    def now(self) -> str:
        """The name of the scene that is shown."""
        return "" if self.scene is None else self.scene.name

    def step(self, *inputs: Input) -> None:
        assert self.scene is not None, "the game is over"
        self.steps += 1
        fresh = self._sense()
        frame = None if self.camera_trouble else self.visit.fusion.frame
        tick = Tick(
            self.t_s, self.dt_s, inputs, self.visit.fusion.at(self.t_s), frame, fresh, self.camera_trouble,
            self.board_trouble, self.board_notice,
        )  # fmt: skip
        self.scene = self.door(self.scene, tick)
        assert self.may_stumble or not self.visit.stumbles
        if self.now != self.names[-1]:
            self.names.append(self.now)
        if self.scene is not None and self.steps % 8 == 0:
            self.scene.draw(self.canvas)

    def _sense(self) -> bool:
        asked = self.visit.asked[-1] if self.visit.asked else None
        aim = 0.0 if asked is None else asked.amount
        if asked is not None and asked.amount:
            self._movement = asked.movement
        way = aim - self._amount
        self._amount = aim if abs(way) < 1e-6 else self._amount + way * (1 - math.exp(-self.dt_s / 0.08))
        if self.uv is not None:
            t_s = self.t_s + np.arange(HEARD) * self.dt_s / HEARD
            noise = self._rng.normal(0, 1, (HEARD, 2)) * (3 + self.uv(self._amount))
            self.visit.fusion.hear(EmgBlock(t_s, noise))
        if self.steps % self.every or self.camera_trouble is not None:
            return False
        frame = seen(self.face(self._movement, self._amount), self.t_s)
        self.visit.fusion.see(replace(frame, sight=self.sight))
        return True

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds / self.dt_s)):
            if self.scene is not None:
                self.step()

    def until(self, *names: str, at_most_s: float = 60.0) -> None:
        """Step until one of these scenes is shown."""
        for _ in range(round(at_most_s / self.dt_s)):
            if self.now in names:
                return
            self.step()
        raise AssertionError(f"{self.now} instead of {names}: {self.words()[-6:]}")

    def measure(self) -> None:
        """From setup into the first step of the calibration."""
        self.wait(0.2)
        self.step(CONFIRM)
        assert self.now == "calibrate"

    def begin(self, best_mm: float | PerSide[float] = 6.0) -> None:
        """Straight past the calibration, with one that was done before."""
        self.wait(0.1)
        chosen = self.visit.level
        rest = Rest(rest_face([landmarks()]), None)
        best = best_mm if isinstance(best_mm, PerSide) else PerSide(best_mm, best_mm)
        calibration = Calibration(EXERCISES[chosen.exercise](), rest, best, None)
        self.visit.fusion.rest(rest)
        self.visit.begin(calibration)
        self.scene = taught(self.visit, calibration)
        self.names.append(self.now)

    def words(self) -> Sequence[str]:
        """Everything that was written on the canvas so far."""
        return self.canvas.texts

    def drawn(self) -> list[str]:
        """What is written on the screen now."""
        assert self.scene is not None
        canvas = NullCanvas()
        self.scene.draw(canvas)
        return canvas.texts


def still(_movement: str, _amount: float) -> FloatArray:
    """A face that never moves."""
    return landmarks(smile=STILL, eye_mm=OPEN_MM)
