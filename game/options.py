"""What can be given on the command line, for all commands alike."""

from pathlib import Path
from typing import Annotated

import typer


def _path(given: str) -> Path:
    """A file or folder; an empty name, as from an unset variable of a shell, would mean the folder one is in."""
    if not given.strip():
        raise typer.BadParameter("it is empty and should name a file or a folder")
    return Path(given)


Camera = Annotated[str, typer.Option(metavar="N|FILE|simulated:NAME", help="A webcam's number, a video or a patient.")]
Emg = Annotated[
    str,
    typer.Option(
        metavar="auto|PORT|BOARD:PORT|FILE|simulated:NAME|lsl|none", help="A board, a recording or a patient."
    ),
]
Levels = Annotated[
    list[str] | None, typer.Option("--level", metavar="ID", help="A level, or programme:NAME; may be repeated.")
]
Offscreen = Annotated[
    Path | None, typer.Option(parser=_path, metavar="DIR", help="No window: pictures and summary.json go here.")
]
Data = Annotated[Path | None, typer.Option(parser=_path, metavar="DIR", help="Where results are kept.")]
Patient = Annotated[str, typer.Option(metavar="NAME", help="The simulated patient who plays.")]
Seed = Annotated[int, typer.Option(min=0, help="The same seed plays the same demo.")]
Seconds = Annotated[float, typer.Option(min=1.0, help="Stop after this long.")]
Listening = Annotated[float, typer.Option(min=2.0, max=600.0, metavar="S", help="How long each is measured.")]
Realtime = Annotated[bool, typer.Option("--realtime", help="Offscreen, but at the pace of real time.")]
Version = Annotated[bool, typer.Option("--version", help="Say which version this is.")]

Film = Annotated[
    Path,
    typer.Argument(parser=_path, metavar="VIDEO", help="A recorded face, at rest for its first seconds."),
]
Recording = Annotated[
    Path, typer.Argument(parser=_path, metavar="RECORDING", help="A CSV or EDF file with two EMG channels.")
]
OutCsv = Annotated[Path, typer.Option("--csv", parser=_path, metavar="OUT", help="The table to write.")]
OutJson = Annotated[Path | None, typer.Option("--json", parser=_path, metavar="SUMMARY", help="An overview to write.")]
OutChart = Annotated[
    Path | None, typer.Option("--chart", parser=_path, metavar="PNG", help="Left and right over time, to write.")
]
Rest = Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="How long the rest lasts.")]
Rate = Annotated[float | None, typer.Option(min=1.0, metavar="HZ", help="Samples a second, if the file is silent.")]
Column = Annotated[str | None, typer.Option(metavar="COLUMN", help="A column's or signal's name, or its number.")]
Mains = Annotated[str, typer.Option(metavar="50|60|off", help="A notch against mains hum.")]
