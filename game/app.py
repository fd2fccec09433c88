"""The composition root: the only file that knows everybody."""

import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial

from game import exercises, minigames, plugins
from game.clocks import RealClock, SimulatedClock, wall_clock
from game.devices import Devices, await_open
from game.ending import Ending
from game.errors import NoDisplay
from game.household import entrance, in_force, offered, post_box, prescriber, received, settled
from game.loop import Loop
from game.model.signals import Intent
from game.outcome import Outcome, summed, unplayed
from game.pilot import Pilot
from game.reports import summary
from game.scenes.arrival import arrival, examination
from game.scenes.delivered import at_the_door
from game.scenes.logbook import Logbook
from game.scenes.narration import Narration
from game.scenes.scanning import Scanner
from game.scenes.scene import Scene
from game.scenes.visit import Visit
from game.scenes.wellbeing import Wellbeing
from game.screen.chooser import Chooser
from game.screen.narrator import narrating
from game.screen.placing import screens
from game.screen.speaker import open_speaker
from game.screen.window import NO_DISPLAY, Window, display_found
from game.settings import Settings, library
from game.store.beginning import RememberedBeginning
from game.store.comfort import RememberedComfort
from game.store.diary import Diary
from game.store.leaflets import leaflets
from game.store.lessons import RememberedLessons
from game.store.montage import RememberedMontage
from game.store.occupied import held
from game.store.places import DATABASE, RECORDINGS, data_folder, pictures_folder
from game.store.recordings import Recordings
from game.timing import Timing
from game.training.exercise import Exercise
from game.training.fusion import Fusion
from game.training.minigame import MiniGame

_SWITCH_S = 0.0005
"""How long another thread may keep the interpreter while a picture is due; Python's own 5 ms would be seen."""
OnStep = Callable[[float, Scene], None]


def play(
    settings: Settings,
    on_step: OnStep = lambda _t_s, _scene: None,
    say: Callable[[str], None] = lambda _words: None,
    ending: Ending | None = None,
    timing: Timing | None = None,
    opened: Window | None = None,
) -> Outcome:
    """Play until the player leaves or `ending` is wanted; `say` is told what the terminal should know, too.

    What it takes is counted in `timing`, if given. A window that is `opened` already is used, and closed in the end.

    Raises FaceGardenError with one clear line.
    """
    ending = ending or Ending()
    kept = data_folder(settings.own or settings.data)
    devices = Devices(settings.camera, settings.emg, hurried=settings.offscreen is not None and not settings.realtime)
    clock = SimulatedClock() if devices.stepped else RealClock()
    visits: list[Visit] = []

    def asked() -> tuple[Intent, ...]:
        return tuple(visits[0].asked) if visits else ()

    with ExitStack() as stack:
        stack.enter_context(held(kept))
        programme, levels, put_back = in_force(kept, settings.levels, say)
        recordings = Recordings(kept / RECORDINGS)

        def put_away(failure: type[BaseException] | None, *_: object) -> None:
            recordings.close(
                lambda words: say(f"{words} (in {kept / RECORDINGS})"), lambda: ending.wanted or failure is not None
            )

        stack.push(put_away)  # the last of all: nobody looks at a window, or into a camera, that waits
        senses = stack.enter_context(closing(devices.senses(clock, asked, settings.seed, kept)))
        album = None if settings.offscreen is None else pictures_folder(settings.offscreen)
        history = stack.enter_context(closing(Diary(kept / DATABASE)))
        if history.notice:
            say(f"{history.notice} (in {kept})")
        if album is None and not display_found():
            senses.start()  # what is the matter with a device is told first
            await_open(senses, lambda: ending.wanted)
            raise NoDisplay(NO_DISPLAY)
        recordings.complete()
        recorder = recordings if devices.has_muscles else None
        remembered, comforts = RememberedMontage(kept), RememberedComfort(kept)
        known = plugins.discover(exercises, Exercise)
        window = stack.enter_context(closing(opened or Window(album is not None, comforts.last())))
        if opened is not None:
            window.suit(comforts.last())
        guest = received(settings, kept)
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
            prescribe=prescriber(settings, window, history, known, visits),
            beginnings=offered(settings, programme),
            memory=RememberedBeginning(kept),
            guest=guest,
            wellbeing=Wellbeing(history, wall_clock) if guest.is_asked else None,
            comfort=comforts.last(),
            comforts=comforts,
            dress=window.suit,
            screens=screens,
            ruler=window,
            lessons=None if settings.tour or album is not None else RememberedLessons(kept),
            post=None if settings.tour else post_box(settings, stack.enter_context(closing(Chooser())), kept),
            leaflets=leaflets,
            attend=senses.attend,
            tour=settings.tour,
            unattended=album is not None,
            library=library(levels),
            seed=settings.seed,
        )
        settled(settings, visit, programme)
        visits.append(visit)
        stack.enter_context(devices.filters_soon())
        sys.setswitchinterval(_SWITCH_S)
        narrator = stack.enter_context(narrating(offscreen=album is not None))
        scanner = Scanner(visit, Narration(visit, narrator, partial(at_the_door, visit)).step)
        loop = Loop(
            clock, window, senses, visit.fusion, Pilot() if album is not None or settings.tour else None, album,
            settings.seconds, on_step,
            draws_all=not devices.stepped, ends=lambda: ending.wanted, timing=timing or Timing(),
            door=scanner.step, show=scanner.draw,
        )  # fmt: skip
        ending.note_only()
        try:
            loop.run(examination(visit) if settings.checkup else arrival(visit, entrance(settings, window, visit)))
            for words in filter(None, (*loop.missed, *visit.stumbles, unplayed(settings, visit))):
                say(words)
            if album is not None or settings.seconds < float("inf"):
                await_open(
                    senses, lambda: ending.wanted
                )  # a run too short for its devices to open still says what is missing
        finally:
            if album is not None:
                summary.write(album / "summary.json", summed(visit, loop.timing, devices.stepped, settings.begun_s))
    return Outcome(visit, loop.timing)
