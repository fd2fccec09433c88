"""The composition root: the only file that knows everybody."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from game import __version__, boards, cameras, exercises, minigames, plugins
from game.clocks import RealClock, SimulatedClock
from game.errors import NoDisplay, StoreError, UsageError
from game.loop import Loop, Pilot, Timing
from game.model.level import Level
from game.ports import Board, Camera, Device, Surroundings
from game.reports import summary
from game.scenes.scene import Scene
from game.scenes.setup import Setup
from game.scenes.visit import Visit
from game.screen.speaker import open_speaker
from game.screen.window import NO_DISPLAY, Window, display_found
from game.senses import Senses
from game.senses.aside import AsideSenses
from game.senses.stepped import SteppedSenses
from game.senses.watcher import Watched
from game.signal.envelope import Envelope
from game.store.history import History
from game.store.levels import all_levels, level
from game.store.places import DATABASE, RECORDINGS, data_folder, probe
from game.store.recordings import Recordings
from game.tracking.facemesh import FaceMesh
from game.training.exercise import Exercise
from game.training.fusion import Fusion
from game.training.minigame import MiniGame

_SWITCH_S = 0.0005
"""How long another thread may keep the interpreter while a picture is due; Python's own 5 ms would be seen."""
_FILTERS_S = 0.6
DEMO_LEVELS = ("demo-smile", "demo-pucker", "demo-blink")

OnStep = Callable[[float, Scene], None]
D = TypeVar("D", bound=Device[object])


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run of the game is made of, as the command line gave it.

    `levels` are ids, none of them means all but the demo's; with `tour` they are played one after the other.
    `begun_s` is when the program began, by the machine's monotonic clock.
    """

    camera: str
    emg: str
    levels: tuple[str, ...] = ()
    tour: bool = False
    offscreen: Path | None = None
    data: Path | None = None
    seed: int = 0
    seconds: float = float("inf")
    realtime: bool = False
    begun_s: float = field(default_factory=time.monotonic)


def chosen_levels(ids: tuple[str, ...]) -> list[Level]:
    """The levels named, or all but the demo's. Raises LevelError naming the file, or the nearest level there is."""
    known_exercises, known_minigames = plugins.names(exercises), plugins.names(minigames)
    if ids:
        return [level(name, known_exercises=known_exercises, known_minigames=known_minigames) for name in ids]
    found = all_levels(known_exercises=known_exercises, known_minigames=known_minigames)
    return [each for name, each in found.items() if name not in DEMO_LEVELS]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was played, and what showing it took."""

    visit: Visit
    timing: Timing


def play(
    settings: Settings, on_step: OnStep = lambda _t_s, _scene: None, say: Callable[[str], None] = lambda _words: None
) -> Outcome:
    """Play until the player leaves; `say` is told what the terminal should know, too.

    Raises FaceGardenError with one clear line.
    """
    levels = chosen_levels(settings.levels)
    camera_kind = _kind(cameras, Camera, settings.camera)
    board_kind = None if settings.emg == "none" else _kind(boards, Board, settings.emg)
    stepped = settings.offscreen is not None and not settings.realtime and camera_kind.simulated
    stepped = stepped and (board_kind is None or board_kind.simulated)
    clock = SimulatedClock() if stepped else RealClock()
    asked: list[Visit] = []
    around = Surroundings(clock, lambda: tuple(asked[0].asked) if asked else (), settings.seed)
    board = None if board_kind is None else board_kind(settings.emg, around)
    camera = camera_kind(settings.camera, around)
    senses: Senses
    if stepped:
        senses = SteppedSenses(camera, board, lambda: FaceMesh(clock))
    else:
        listened = None if board_kind is None else (_name(board_kind), settings.emg)
        watched = Watched((_name(camera_kind), settings.camera), listened, settings.seed)
        senses = AsideSenses(watched, around.asked)
    with ExitStack() as stack:
        stack.callback(senses.close)
        album = None if settings.offscreen is None else _folder(settings.offscreen)
        history = stack.enter_context(closing(History(data_folder(settings.data) / DATABASE)))
        if history.notice:
            say(f"{history.notice} (in {data_folder(settings.data)})")
        if album is None and not display_found():
            senses.start()  # what is the matter with a device is told first
            if isinstance(senses, AsideSenses):
                senses.wait()
            raise NoDisplay(NO_DISPLAY)
        recordings = stack.enter_context(closing(Recordings(data_folder(settings.data) / RECORDINGS)))
        if said := recordings.complete():
            say(f"{said} (in {data_folder(settings.data) / RECORDINGS})")
        window = stack.enter_context(closing(Window(offscreen=album is not None)))
        senses.start()
        visit = Visit(
            levels=levels,
            exercises=plugins.discover(exercises, Exercise),
            minigames=plugins.discover(minigames, MiniGame),
            fusion=Fusion(senses.rest, recordings),
            speaker=open_speaker(offscreen=album is not None),
            store=history,
            has_board=board is not None,
            recorder=recordings,
            tour=settings.tour,
            seed=settings.seed,
            notice=history.notice or "",
        )
        asked.append(visit)
        if board is not None:
            stack.enter_context(_filters_soon())
        sys.setswitchinterval(_SWITCH_S)
        pilot = Pilot() if album is not None or settings.tour else None
        loop = Loop(clock, window, senses, visit.fusion, pilot, album, settings.seconds, on_step, draws_all=not stepped)
        try:
            loop.run(Setup(visit))
            if album is not None and isinstance(senses, AsideSenses):
                senses.wait()  # a run too short for its devices to open still says what is missing
        finally:
            if album is not None:
                summary.write(album / "summary.json", _summary(visit, loop, stepped, settings.begun_s))
    return Outcome(visit, loop.timing)


def _kind(folder: ModuleType, port: type[D], address: str) -> type[D]:
    for kind in plugins.discover(folder, port).values():
        if kind.claims(address):
            return kind
    names = ", ".join(plugins.names(folder))
    raise UsageError(f'"{address}" is no device this game knows. There are: {names}.')


@contextmanager
def _filters_soon() -> Iterator[None]:
    """Load the EMG filters behind, when the first picture is up: it would take longer than a frame to do it later."""
    timer = threading.Timer(_FILTERS_S, Envelope, (1000.0,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _name(kind: type[object]) -> str:
    return kind.__module__.rpartition(".")[2]


def _folder(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe(path)
    except OSError as error:
        raise StoreError(
            f"{path}: no pictures can be written there ({error.strerror}); choose another folder."
        ) from error
    return path


def _summary(visit: Visit, loop: Loop, stepped: bool, begun_s: float) -> dict[str, object]:
    timing = loop.timing
    return {
        "version": __version__,
        "seed": visit.seed,
        "levels": [summary.level(played.level, played.repetitions, played.stars) for played in visit.played],
        "timing": {
            "clock": "simulated" if stepped else "real",
            "frames": len(timing.frame_ms),
            "first_frame_ms": round(1000 * (timing.first_frame_s - begun_s)) if timing.first_frame_s else None,
            **summary.timing(
                {
                    "frame_ms": timing.frame_ms,
                    "interval_ms": timing.interval_ms,
                    "camera_to_screen_ms": timing.camera_to_screen_ms,
                    "emg_to_screen_ms": timing.emg_to_screen_ms,
                }
            ),
        },
    }
