"""The commands, as a person types them."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import typer
from rich.console import Console

from game import options
from game.commands.belongings import belongings
from game.commands.programme import programme
from game.commands.report import report
from game.commands.studies import studies
from game.commands.therapist import therapist
from game.ending import Ending
from game.errors import NoDisplay
from game.version import VERSION

cli = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
for more in (programme, therapist, belongings, studies):
    cli.add_typer(more)


@dataclass(frozen=True, slots=True)
class Begun:
    """How the program began: when, by the machine's monotonic clock, and who knows whether it is to end."""

    begun_s: float
    ending: Ending


@cli.callback(invoke_without_command=True)
def _version(version: options.Version = False) -> None:
    """Face Garden: gentle games that retrain a face, seen by a webcam and heard by two EMG channels."""
    if version:
        typer.echo(f"face-garden {VERSION}")
        raise typer.Exit


@cli.command()
def play(
    context: typer.Context,
    camera: options.Camera = "0",
    emg: options.Emg = "auto",
    level: options.Levels = None,
    offscreen: options.Offscreen = None,
    data: options.Data = None,
    player: options.Player = None,
    seed: options.Seed = 0,
    seconds: options.Seconds = float("inf"),
    realtime: options.Realtime = False,
) -> None:
    """Play: the camera is the mirror, the board listens to the muscles."""
    from game import doorstep, settings, terminal  # noqa: PLC0415 - so that --help and mistakes answer at once

    begun: Begun = context.obj
    given = settings.Settings(
        camera, emg, tuple(level or ()), offscreen is not None, offscreen, data, seed, seconds, realtime, begun.begun_s
    )
    visit = doorstep.play(given, lambda words: typer.echo(words, err=True), begun.ending, player)
    if visit is not None and visit.played:
        terminal.results(Console(), visit)


@cli.command()
def demo(
    context: typer.Context,
    patient: options.Patient = "healthy",
    level: options.Levels = None,
    seed: options.Seed = 0,
    seconds: options.Seconds = float("inf"),
    offscreen: options.Offscreen = None,
    data: options.Data = None,
    realtime: options.Realtime = False,
) -> None:
    """Watch a simulated patient play a short level each of smile, pucker and blink."""
    from game import app, settings, terminal  # noqa: PLC0415

    begun: Begun = context.obj
    levels = tuple(level or settings.DEMO_LEVELS)
    camera, board = f"simulated:{patient}", f"simulated:{patient.partition('@')[0]}"
    total_s = min(seconds, terminal.expected_s(settings.chosen_levels(levels)))
    console = Console()
    with tempfile.TemporaryDirectory(prefix="face-garden-") as passing:
        kept = data or Path(passing)

        def run(out: Path | None) -> None:
            given = settings.Settings(camera, board, levels, True, out, kept, seed, seconds, realtime, begun.begun_s)
            with terminal.progress(console, "Opening the garden", total_s) as line:
                visit = app.play(
                    given,
                    terminal.follower(line),
                    lambda words: console.print(words, soft_wrap=True),
                    begun.ending,
                ).visit
            terminal.results(console, visit)
            if out is not None:
                console.print(f"Pictures and summary.json are in {out}", soft_wrap=True)

        try:
            run(offscreen)
        except NoDisplay:
            out = Path("face-garden-demo").absolute()
            console.print(f"No display was found: playing offscreen, into {out}", soft_wrap=True)
            run(out)


@cli.command()
def checkup(
    context: typer.Context,
    camera: options.Camera = "0",
    emg: options.Emg = "auto",
    offscreen: options.Offscreen = None,
    data: options.Data = None,
    player: options.Player = None,
    seed: options.Seed = 0,
    seconds: options.Seconds = float("inf"),
    realtime: options.Realtime = False,
) -> None:
    """Look at a face: rest and five movements, three times each; kept apart from practice."""
    from game import doorstep, settings, terminal  # noqa: PLC0415

    begun: Begun = context.obj
    given = settings.Settings(
        camera, emg, (), False, offscreen, data, seed, seconds, realtime, begun.begun_s, checkup=True
    )
    visit = doorstep.play(given, lambda words: typer.echo(words, err=True), begun.ending, player)
    if visit is not None and visit.checkup is not None and visit.switches.show_score:
        terminal.checked(Console(), visit.checkup, visit.exercises)


@cli.command()
def doctor(
    camera: options.Camera = "0",
    emg: options.Emg = "auto",
    seconds: options.Listening = 5.0,
    json: options.OutJson = None,
    data: options.Data = None,
) -> None:
    """Say what is connected, how fast and how noisy it is, and what to do about it."""
    from game import terminal  # noqa: PLC0415
    from game.doctor import round as rounds  # noqa: PLC0415
    from game.reports import equipment, files, summary  # noqa: PLC0415

    if json is not None:
        files.tried(json)
    with terminal.progress(Console(stderr=True), "Looking what is connected", 1.0) as line:
        found = rounds.equipment(camera, emg, seconds, data, terminal.sayer(line))
    terminal.found(Console(), equipment.findings(found))
    if json is not None:
        summary.write(json, equipment.overview(found))


cli.command()(report)
