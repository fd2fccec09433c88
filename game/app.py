"""The composition root: the only file that knows everybody."""

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from game import exercises, minigames, plugins, postbox
from game.clocks import RealClock, SimulatedClock, wall_clock
from game.devices import Devices
from game.ending import Ending
from game.errors import NoDisplay
from game.loop import Loop
from game.model.beginning import Beginning
from game.model.feelings import Feelings
from game.model.level import Level
from game.model.programme import Programme
from game.model.signals import Intent
from game.pilot import Pilot
from game.reports import summary
from game.scenes.arrival import arrival, examination
from game.scenes.delivered import at_the_door
from game.scenes.invitation import unexamined
from game.scenes.logbook import Logbook
from game.scenes.outset import put_in_force, resume
from game.scenes.prescription import Prescription
from game.scenes.scene import Scene
from game.scenes.setup import Setup
from game.scenes.visit import Visit
from game.screen.chooser import Chooser
from game.screen.speaker import open_speaker
from game.screen.window import NO_DISPLAY, Window, display_found
from game.senses import Senses
from game.senses.aside import AsideSenses
from game.settings import FIRST_LEVEL, Settings, beginnings, chosen_levels
from game.store.beginning import RememberedBeginning
from game.store.diary import Diary
from game.store.home import Home
from game.store.montage import RememberedMontage
from game.store.occupied import held
from game.store.places import DATABASE, RECORDINGS, data_folder, pictures_folder
from game.store.recordings import Recordings
from game.timing import Timing
from game.training.change import SMALLEST_REAL_CHANGE
from game.training.exercise import Exercise
from game.training.fusion import Fusion
from game.training.minigame import MiniGame
from game.version import VERSION

_SWITCH_S = 0.0005
"""How long another thread may keep the interpreter while a picture is due; Python's own 5 ms would be seen."""
_LOOK_S = 0.1
OnStep = Callable[[float, Scene], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was played, and what showing it took."""

    visit: Visit
    timing: Timing


def play(
    settings: Settings,
    on_step: OnStep = lambda _t_s, _scene: None,
    say: Callable[[str], None] = lambda _words: None,
    ending: Ending | None = None,
    timing: Timing | None = None,
) -> Outcome:
    """Play until the player leaves or `ending` is wanted; `say` is told what the terminal should know, too.

    What it takes is counted in `timing`, if given.

    Raises FaceGardenError with one clear line.
    """
    ending = ending or Ending()
    kept = data_folder(settings.data)
    devices = Devices(settings.camera, settings.emg, hurried=settings.offscreen is not None and not settings.realtime)
    clock = SimulatedClock() if devices.stepped else RealClock()
    visits: list[Visit] = []

    def asked() -> tuple[Intent, ...]:
        return tuple(visits[0].asked) if visits else ()

    with ExitStack() as stack:
        stack.enter_context(held(kept))
        trusted, put_back = Home(kept).settled()
        programme = None if trusted is None else trusted.programme
        levels = chosen_levels(settings.levels, programme)
        recordings = Recordings(kept / RECORDINGS)

        def put_away(failure: type[BaseException] | None, *_: object) -> None:
            recordings.close(
                lambda words: say(f"{words} (in {kept / RECORDINGS})"), lambda: ending.wanted or failure is not None
            )

        stack.push(put_away)  # the last of all: nobody looks at a window, or into a camera, that waits
        senses = stack.enter_context(closing(devices.senses(clock, asked, settings.seed, kept)))
        album = None if settings.offscreen is None else pictures_folder(settings.offscreen)
        history = stack.enter_context(closing(Diary(kept / DATABASE)))
        for notice in filter(None, (history.notice, put_back)):
            say(f"{notice} (in {kept})")
        if album is None and not display_found():
            senses.start()  # what is the matter with a device is told first
            _wait(senses, ending)
            raise NoDisplay(NO_DISPLAY)
        recordings.complete()
        recorder = recordings if devices.has_muscles else None
        remembered = RememberedMontage(kept)
        known = plugins.discover(exercises, Exercise)
        window = stack.enter_context(closing(Window(offscreen=album is not None)))
        senses.start()
        visit = Visit(
            levels=levels,
            exercises=known,
            minigames=plugins.discover(minigames, MiniGame),
            fusion=Fusion(senses.rest, recorder, remembered.last()),
            speaker=open_speaker(album is not None, window.pads, heard=programme is None or programme.switches.voice),
            log=Logbook(history, history.notice or put_back),
            has_board=devices.has_board,
            recorder=recorder,
            montages=remembered,
            prescribe=_prescriber(settings, window, history, known, visits),
            beginnings=_offered(settings, programme),
            memory=RememberedBeginning(kept),
            post=None if settings.tour else _post(settings, stack.enter_context(closing(Chooser())), kept),
            attend=senses.attend,
            tour=settings.tour,
            seed=settings.seed,
            chosen=next((n for n, level in enumerate(levels) if level.id == FIRST_LEVEL and not settings.levels), 0),
        )
        resume(visit)
        if programme is not None:
            put_in_force(visit, programme, levels)
        visits.append(visit)
        stack.enter_context(devices.filters_soon())
        sys.setswitchinterval(_SWITCH_S)
        loop = Loop(
            clock, window, senses, visit.fusion, Pilot() if album is not None or settings.tour else None, album,
            settings.seconds, on_step,
            draws_all=not devices.stepped, ends=lambda: ending.wanted, timing=timing or Timing(),
            door=partial(at_the_door, visit),
        )  # fmt: skip
        ending.note_only()
        try:
            loop.run(examination(visit) if settings.checkup else arrival(visit, Setup(visit)))
            for words in filter(None, (*loop.missed, _waits(settings, visit))):
                say(words)
            if album is not None or settings.seconds < float("inf"):
                _wait(senses, ending)  # a run too short for its devices to open still says what is missing
        finally:
            if album is not None:
                summary.write(album / "summary.json", _summary(visit, loop, devices.stepped, settings.begun_s))
    return Outcome(visit, loop.timing)


def _prescriber(
    settings: Settings, window: Window, diary: Diary, known: Mapping[str, type[Exercise]], visits: Sequence[Visit]
) -> Callable[[Programme, Sequence[Level]], Prescription]:
    """Makes what a programme asks of a sitting; what of it may be heard and felt holds at once."""
    unasked = Feelings() if settings.tour or settings.offscreen is not None else None

    def prescribe(programme: Programme, levels: Sequence[Level]) -> Prescription:
        window.pads.hums = programme.switches.rumble
        if visits and visits[0].switches.voice != programme.switches.voice:
            visits[0].speaker = open_speaker(
                settings.offscreen is not None, window.pads, heard=programme.switches.voice
            )
        return Prescription(programme, diary, wall_clock, levels, known, unasked=unasked)

    return prescribe


def _offered(settings: Settings, programme: Programme | None) -> list[Beginning]:
    """How this player may begin: no way where a clinic or the command line says what to play, or nobody is there."""
    named = programme is not None or settings.levels or settings.tour or settings.checkup
    return [] if named else beginnings()


def _post(settings: Settings, chooser: Chooser, kept: Path) -> postbox.Box:
    """Every way by which the clinic reaches this home; a network would be one more of its `ways`."""
    files, pages = postbox.Files(chooser), postbox.HeldUp()
    return postbox.Box(kept, lambda: wall_clock().date(), files, pages, asked=settings.levels)


def _wait(senses: Senses, ending: Ending) -> None:
    """Return when the devices are open. Raises DeviceMissing where one is not there."""
    while isinstance(senses, AsideSenses) and not (ending.wanted or senses.wait(_LOOK_S)):
        pass


def _waits(settings: Settings, visit: Visit) -> str:
    """Why nothing was done where nobody was there to read it on the screen; empty where something was."""
    if settings.offscreen is None and not visit.tour:
        return ""
    if settings.checkup:
        return "" if visit.checkup else unexamined(visit)
    return f"{visit.closed}." if visit.closed and not visit.played else ""


def _summary(visit: Visit, loop: Loop, stepped: bool, begun_s: float) -> dict[str, object]:
    timing = loop.timing
    return {
        "version": VERSION,
        "seed": visit.seed,
        "smallest_real_change": dict(SMALLEST_REAL_CHANGE),
        "levels": [
            summary.level(played.level, played.repetitions, played.stars, visit.exercises[played.level.exercise])
            for played in visit.played
        ],
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
