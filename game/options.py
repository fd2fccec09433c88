"""What can be given on the command line, for all commands alike."""

import re
from collections.abc import Callable
from datetime import date, time
from math import inf, nan
from pathlib import Path
from typing import Annotated

import typer

_MOST_DIGITS = 18
_LONGEST_TITLE = 100
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


def _path(given: str) -> Path:
    """A file or folder; an empty name, as from an unset variable of a shell, would mean the folder one is in."""
    if not given.strip():
        raise typer.BadParameter("it is empty and should name a file or a folder")
    return Path(given)


def _whole_number(least: int, most: int | None = None) -> Callable[[str | int], int]:
    """Reads a number within these bounds, and says it in our words where that is none. A default is one already."""

    def read(given: str | int) -> int:
        text = str(given).strip()
        found = int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
        if found is None or found < least or (most is not None and found > most):
            raise typer.BadParameter(f"{given} is not a whole number{_within(least, most)}")
        return found

    return read


def _number(least: float, most: float | None = None) -> Callable[[str | float], float]:
    """Reads a number within these bounds, and says it in our words where that is none. A default is one already."""

    def read(given: str | float) -> float:
        try:
            found = float(given)
        except ValueError:
            found = nan
        if not least <= found <= (inf if most is None else most):  # which no NaN is
            raise typer.BadParameter(f"{given} is not a number{_within(least, most)}")
        return found

    return read


def _within(least: float, most: float | None) -> str:
    return f" of {least:g} or more" if most is None else f" from {least:g} to {most:g}"


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise typer.BadParameter(f"{given} is no date such as 2026-12-24") from None


def _time(given: str) -> time:
    found = _TIME.fullmatch(given.strip())
    if found is None:
        raise typer.BadParameter(f"{given} is no time such as 13:30")
    return time(int(found[1]), int(found[2]))


def _title(given: str) -> str:
    if not given.strip() or len(given) > _LONGEST_TITLE or not given.isprintable():
        raise typer.BadParameter(f"a title has between 1 and {_LONGEST_TITLE} letters, on one line")
    return given.strip()


Camera = Annotated[
    str, typer.Option(metavar="N|FILE|simulated:NAME[@FPS]", help="A webcam's number, a video or a patient.")
]
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
Player = Annotated[
    str | None, typer.Option("--player", metavar="NAME", help="Who it is, where several people play here.")
]
Patient = Annotated[
    str, typer.Option(metavar="NAME[@FPS]", help="The simulated patient who plays, and how often they are seen.")
]
Seed = Annotated[int, typer.Option(parser=_whole_number(0), metavar="N", help="The same seed plays the same demo.")]
Seconds = Annotated[float, typer.Option(parser=_number(1), metavar="S", help="Stop after this long.")]
Listening = Annotated[
    float, typer.Option(parser=_number(2, 600), metavar="2-600", help="For how many seconds each is measured.")
]
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
Rest = Annotated[float, typer.Option(parser=_number(0.1), metavar="SECONDS", help="How long the rest lasts.")]
Rate = Annotated[
    float | None, typer.Option(parser=_number(1), metavar="HZ", help="Samples a second, if the file is silent.")
]
Column = Annotated[str | None, typer.Option(metavar="COLUMN", help="A column's or signal's name, or its number.")]
Mains = Annotated[str, typer.Option(metavar="50|60|off", help="A notch against mains hum.")]

Signed = Annotated[
    Path, typer.Argument(parser=_path, metavar="FILE", help="A file from the clinic: a programme, or its new key.")
]
Clinic = Annotated[
    str | None, typer.Option(metavar="KEY", help="The clinic's key id, as your therapist gave it to you.")
]
Draft = Annotated[Path, typer.Argument(parser=_path, metavar="DRAFT", help="A draft, a TOML file.")]
Named = Annotated[list[str], typer.Argument(metavar="LEVEL...", help="Levels by id.")]
Key = Annotated[Path, typer.Option("--key", parser=_path, metavar="KEYFILE", help="The clinic's key file.")]
NewKey = Annotated[Path, typer.Argument(parser=_path, metavar="KEYFILE", help="The key file to make.")]
OldKey = Annotated[
    Path | None,
    typer.Option(parser=_path, metavar="KEYFILE", help="The key that homes know; it signs the new one."),
]
Passphrase = Annotated[
    str | None, typer.Option(metavar="FILE|-", help="A file whose first line is the passphrase; - reads it from stdin.")
]
OldPassphrase = Annotated[
    str | None, typer.Option(metavar="FILE|-", help="The same of the old key; where both are -, its line comes first.")
]
OutFile = Annotated[Path, typer.Option("--out", parser=_path, metavar="FILE", help="The file to make.")]
Template = Annotated[str, typer.Option("--from", metavar="NAME[/STEP]", help="The starter programme to begin from.")]
Affected = Annotated[str, typer.Option(metavar="left|right|both", help="The affected side.")]
Review = Annotated[date | None, typer.Option(parser=_day, metavar="DATE", help="Until when it counts, as 2026-12-24.")]
Reference = Annotated[str | None, typer.Option("--patient", metavar="REFERENCE", help="Else a new random one.")]
Repetitions = Annotated[
    int | None, typer.Option(parser=_whole_number(1, 30), metavar="1-30", help="Repetitions in a set.")
]
Sets = Annotated[
    int | None, typer.Option(parser=_whole_number(1, 10), metavar="1-10", help="Sets, each of so many repetitions.")
]
TimesADay = Annotated[int | None, typer.Option(parser=_whole_number(1, 6), metavar="1-6", help="How often a day.")]
Written = Annotated[Path, typer.Argument(parser=_path, metavar="FILE", help="A draft, a programme, or results.")]
OpeningKey = Annotated[
    Path | None, typer.Option("--key", parser=_path, metavar="KEYFILE", help="The clinic's key file, for results.")
]
Earlier = Annotated[
    str | None, typer.Option(metavar="KEY", help="The id of a key you had before, which signed the home's programme.")
]
DiaryCsv = Annotated[Path | None, typer.Option("--csv", parser=_path, metavar="OUT", help="Results: a table to write.")]
DiaryJson = Annotated[Path | None, typer.Option("--json", parser=_path, metavar="OUT", help="The same as JSON.")]
Export = Annotated[
    Path | None, typer.Argument(parser=_path, metavar="[FILE]", help="The file to make, else one named after today.")
]
ForClinic = Annotated[
    bool, typer.Option("--for-clinic", help="Results for your therapist, which nobody else can open.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Really; you are not asked again.")]
Shown = Annotated[
    Path | None, typer.Argument(parser=_path, metavar="[FILE]", help="A programme to look at, else what is in force.")
]

OutCalendar = Annotated[
    Path | None,
    typer.Option("--out", parser=_path, metavar="FILE.ics", help="The file to make, else in your documents."),
]
At = Annotated[
    list[time] | None, typer.Option("--at", parser=_time, metavar="HH:MM", help="When to remind; may be repeated.")
]
Title = Annotated[
    str | None, typer.Option(parser=_title, metavar="WORDS", help="What the calendar shows; others may see it.")
]

OutPdf = Annotated[Path | None, typer.Option("--pdf", parser=_path, metavar="OUT", help="The page to write.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print the numbers as a table: a row a day and exercise.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print all numbers as JSON.")]
Size = Annotated[str, typer.Option("--paper", metavar="a4|letter", help="What the printer is loaded with.")]
Issued = Annotated[Path, typer.Argument(parser=_path, metavar="FILE", help="A signed file: a programme, or a new key.")]
OutPages = Annotated[Path, typer.Option("--out", parser=_path, metavar="PDF|PNG", help="The pages to make.")]
Paper = Annotated[str, typer.Option("--paper", metavar="a4|letter", help="The paper's size.")]
