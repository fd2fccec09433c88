"""What a sitting is offered, and what a programme asks of it: the day, the ways to begin, the post."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from game import postbox, reminders
from game.clocks import wall_clock
from game.errors import FaceGardenError, LevelError
from game.model.beginning import Beginning
from game.model.feelings import Feelings
from game.model.level import Level
from game.model.programme import Programme
from game.scenes.garden import Garden
from game.scenes.grounds import Grounds
from game.scenes.guest import Guest
from game.scenes.outset import put_in_force, resume
from game.scenes.plots import plot_of
from game.scenes.prescription import Prescription
from game.scenes.scene import Scene
from game.scenes.setup import Setup
from game.scenes.visit import Visit
from game.scenes.vista import landscape
from game.screen.chooser import Chooser
from game.screen.speaker import open_speaker
from game.screen.theme import THEMES
from game.screen.window import Window
from game.settings import FIRST_LEVEL, Settings, beginnings, chosen_levels
from game.store.comfort import RememberedComfort
from game.store.diary import Diary
from game.store.home import Home
from game.store.levels import all_levels
from game.store.places import CALENDAR, data_folder, documents_folder
from game.store.players import Players, known, taken
from game.store.profile import RememberedProfile
from game.training.exercise import Exercise
from game.ways import Files, HeldUp


def in_force(
    kept: Path, asked: tuple[str, ...], say: Callable[[str], None]
) -> tuple[Programme | None, Sequence[Level], str]:
    """The programme a home is bound to, the levels that may be played, and a line to show where its file was put back.

    Raises LevelError for a level `asked` for that is not open, StoreError where what was kept was changed.
    """
    home = Home(kept)
    trusted = home.trusted()
    programme = None if trusted is None else trusted.programme
    levels = chosen_levels(asked, programme)
    put_back = home.settled()[1]
    if put_back:
        say(f"{put_back} (in {kept})")
    return programme, levels, put_back


def prescriber(
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
        return Prescription(
            programme, diary, wall_clock, levels, known, unasked, partial(_reminded, settings, programme)
        )

    return prescribe


def _reminded(settings: Settings, programme: Programme) -> str:
    """Write the plan's reminders where the player finds them; where that is, or why it could not be."""
    own = settings.own or settings.data
    away = own if settings.offscreen is None else data_folder(own)
    try:
        language = RememberedComfort(data_folder(own)).last().language
        return reminders.written(programme, documents_folder(away) / CALENDAR, wall_clock(), language=language)
    except FaceGardenError as trouble:
        return str(trouble)


def offered(settings: Settings, programme: Programme | None) -> list[Beginning]:
    """How this player may begin: no way where a clinic or the command line says what to play, or nobody is there."""
    named = programme is not None or settings.levels or settings.tour or settings.checkup
    return [] if named else beginnings()


def settled(settings: Settings, visit: Visit, programme: Programme | None) -> None:
    """Let what is known already count: a programme, or where there is none what the player said before."""
    levels = visit.levels
    visit.chosen = next((n for n, each in enumerate(levels) if each.id == FIRST_LEVEL and not settings.levels), 0)
    resume(visit)
    if programme is not None:
        put_in_force(visit, programme, levels)


def received(settings: Settings, kept: Path) -> Guest:
    """Who plays in a data folder; asked for what is not known yet, unless nobody is there or levels were named."""
    named = settings.levels or settings.tour or settings.checkup
    players = Players.around(kept)
    others = taken([each for each in players.all() if each.folder != kept])
    return Guest(known(kept), RememberedProfile(kept), others, is_asked=not named)


def post_box(settings: Settings, chooser: Chooser, kept: Path) -> postbox.Box:
    """Every way by which the clinic reaches this home; a network would be one more of its `ways`."""
    files, pages = Files(chooser), HeldUp()
    return postbox.Box(kept, lambda: wall_clock().date(), files, pages, asked=settings.levels)


def entrance(settings: Settings, window: Window, visit: Visit) -> Scene:
    """Where a sitting is at home: the garden, or, where the command line says what to play, its levels alone.

    Offscreen no clock is looked at, so that the same pictures come at any hour.
    """
    if settings.tour or settings.levels:
        return Setup(visit)
    now = None if settings.offscreen is not None else wall_clock
    grounds = Grounds(_played_in(visit), now, lambda light: window.shine(THEMES[light.value]))
    window.expect(landscape(grounds.season(visit)))
    return Garden(visit, grounds)


def _played_in(visit: Visit) -> Mapping[str, str]:
    """The plot of every level of the house; a file that is none, and that nobody plays, is told by others."""
    try:
        return {name: plot_of(level) for name, level in all_levels().items()}
    except LevelError:
        return {level.id: plot_of(level) for level in visit.everything or visit.levels}
