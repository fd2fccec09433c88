"""The command line."""

import faulthandler
import io
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated, Any

_BEGUN_S = time.monotonic()
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # our matrices are tiny: threads only get in each other's way

import typer
from rich.console import Console

from game import __version__
from game.errors import FaceGardenError, NoDisplay

_UsageError: Any = typer.BadParameter.__mro__[1]
"""Click's own; newer typers carry click inside, older ones depend on it."""

cli = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

Camera = Annotated[str, typer.Option(metavar="N|FILE|simulated:NAME", help="A webcam's number, a video or a patient.")]
Emg = Annotated[
    str,
    typer.Option(
        metavar="auto|PORT|BOARD:PORT|FILE|simulated:NAME|lsl|none", help="A board, a recording or a patient."
    ),
]
Levels = Annotated[list[str] | None, typer.Option("--level", metavar="ID", help="A level to play; may be repeated.")]
Offscreen = Annotated[Path | None, typer.Option(metavar="DIR", help="No window: pictures and summary.json go here.")]
Data = Annotated[Path | None, typer.Option(metavar="DIR", help="Where results are kept.")]
Seed = Annotated[int, typer.Option(min=0, help="The same seed plays the same demo.")]
Seconds = Annotated[float, typer.Option(min=1.0, help="Stop after this long.")]
Realtime = Annotated[bool, typer.Option("--realtime", help="Offscreen, but at the pace of real time.")]
OutCsv = Annotated[Path, typer.Option("--csv", metavar="OUT", help="The table to write.")]
Column = Annotated[str | None, typer.Option(metavar="COLUMN", help="A column's or signal's name, or its number.")]


@cli.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False) -> None:
    """Face Garden: gentle games that retrain a face, seen by a webcam and heard by two EMG channels."""
    if version:
        typer.echo(f"face-garden {__version__}")
        raise typer.Exit


@cli.command()
def play(
    camera: Camera = "0",
    emg: Emg = "auto",
    level: Levels = None,
    offscreen: Offscreen = None,
    data: Data = None,
    seed: Seed = 0,
    seconds: Seconds = float("inf"),
    realtime: Realtime = False,
) -> None:
    """Play: the camera is the mirror, the board listens to the muscles."""
    from game import app, terminal  # noqa: PLC0415 - so that --help and mistakes answer at once

    settings = app.Settings(
        camera, emg, tuple(level or ()), offscreen is not None, offscreen, data, seed, seconds, realtime, _BEGUN_S
    )
    visit = app.play(settings, say=lambda words: typer.echo(words, err=True)).visit
    if visit.played:
        terminal.results(Console(), visit)


@cli.command()
def demo(
    patient: Annotated[str, typer.Option(metavar="NAME", help="The simulated patient who plays.")] = "healthy",
    level: Levels = None,
    seed: Seed = 0,
    seconds: Seconds = float("inf"),
    offscreen: Offscreen = None,
    data: Data = None,
    realtime: Realtime = False,
) -> None:
    """Watch a simulated patient play a short level each of smile, pucker and blink."""
    from game import app, terminal  # noqa: PLC0415

    levels = tuple(level or app.DEMO_LEVELS)
    who = f"simulated:{patient}"
    total_s = min(seconds, terminal.expected_s(app.chosen_levels(levels)))
    console = Console()
    with tempfile.TemporaryDirectory(prefix="face-garden-") as passing:
        kept = data or Path(passing)

        def run(out: Path | None) -> None:
            settings = app.Settings(who, who, levels, True, out, kept, seed, seconds, realtime, _BEGUN_S)
            with terminal.progress(console, "Opening the garden", total_s) as line:
                visit = app.play(
                    settings, terminal.follower(line), lambda words: console.print(words, soft_wrap=True)
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
def measure(
    video: Annotated[Path, typer.Argument(metavar="VIDEO", help="A recorded face, at rest for its first seconds.")],
    csv: OutCsv,
    rest: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="How long the rest lasts.")] = 2.0,
    json: Annotated[Path | None, typer.Option(metavar="SUMMARY", help="An overview to write.")] = None,
    chart: Annotated[Path | None, typer.Option(metavar="PNG", help="Left and right over time, to write.")] = None,
) -> None:
    """Measure each side of a face in a recorded video, in millimetres from rest."""
    from game import studies, terminal  # noqa: PLC0415

    with terminal.progress(Console(stderr=True), f"Measuring {video.name}", 1.0) as line:
        task = line.tasks[0].id
        said = studies.measure_video(video, csv, rest, json, chart, lambda share: line.update(task, completed=share))
    typer.echo(said)


@cli.command()
def envelope(
    recording: Annotated[Path, typer.Argument(metavar="RECORDING", help="A CSV or EDF file with two EMG channels.")],
    csv: OutCsv,
    rate: Annotated[
        float | None, typer.Option(min=1.0, metavar="HZ", help="Samples a second, if the file is silent.")
    ] = None,
    left: Column = None,
    right: Column = None,
    mains: Annotated[str, typer.Option(metavar="50|60|off", help="A notch against mains hum.")] = "off",
) -> None:
    """Turn a recorded EMG into its envelope, as the game hears it."""
    from game import studies  # noqa: PLC0415

    if mains not in {"50", "60", "off"}:
        raise typer.BadParameter(f"{mains} is not 50, 60 or off", param_hint="--mains")
    hum_hz = None if mains == "off" else float(mains)
    typer.echo(studies.envelope_of(recording, csv, rate, left, right, hum_hz))


def own_stderr() -> None:
    """Keep the terminal for our own lines: what libraries write to the error descriptor goes nowhere."""
    try:
        kept = os.dup(2)
    except OSError:  # started without one, as from a desktop
        kept = os.open(os.devnull, os.O_WRONLY)
    ours = os.fdopen(kept, "w", buffering=1, errors="replace")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    sys.stderr = ours
    faulthandler.enable(ours)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def main() -> None:
    """Run the command line; any failure we know ends with one clear line and status 2."""
    own_stderr()
    try:
        status = cli(prog_name="face-garden", standalone_mode=False)
        sys.stdout.flush()
    except _UsageError as mistake:
        words = mistake.format_message().strip().rstrip(".")
        about = mistake.ctx.command_path if mistake.ctx else "face-garden"
        if words:
            _end(f"{words}. `{about} --help` shows what there is.")
        cli(["--help"], prog_name="face-garden", standalone_mode=False)
        sys.exit(2)
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(130)
    except FaceGardenError as error:
        _end(str(error))
    except BrokenPipeError:  # whoever read along has stopped, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(1)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        _end(f"{error.filename or 'A device or the terminal'} cannot be used: {error.strerror or error}.")
    sys.exit(status if isinstance(status, int) else 0)


def _end(words: str) -> None:
    print(f"face-garden: {' '.join(words.split())}", file=sys.stderr)  # noqa: T201
    sys.exit(2)


if __name__ == "__main__":
    main()
