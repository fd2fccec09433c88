"""Results files, as the therapist's commands show and compare them."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from game import reviews
from game.clocks import wall_clock
from game.commands.passphrase import secret
from game.errors import UsageError
from game.model.practice import Practice
from game.reports import diary, files, printed, summary, tables
from game.store.results import practice_in
from game.training.checkup_words import resting


def show(
    file: Path, key: Path | None, passphrase: str | None, earlier: str | None, csv: Path | None, json: Path | None
) -> None:
    """Print a results file's diary, and write it as tables where that is asked for. Raises FaceGardenError."""
    if csv is not None and csv == json:
        raise UsageError(f"{csv}: --csv and --json need a file each.")
    for out, begins in ((csv, tables.DIARY_BEGINS), (json, diary.OVERVIEW_BEGINS)):
        if out is not None:
            files.replaceable(out, begins)
    (practice,) = _opened((file,), key, passphrase, earlier)
    console, titles = Console(), reviews.titles()
    suggested = reviews.suggested(practice)
    console.print(printed.diary_table(practice, titles))
    if practice.examined:
        console.print(printed.checkup_table(practice, titles))
        if said := resting(practice.examined[-1].found.resting):
            console.print(said)
    if practice.felt:
        console.print(printed.feelings_table(practice))
    if suggested:
        console.print(printed.decide_table(suggested))
    else:
        console.print("To decide: nothing; no rule holds for any open level.")
    if csv is not None:
        tables.write_diary(csv, practice)
    if json is not None:
        summary.write(json, diary.overview(practice, suggested))


def compare(old: Path, new: Path, key: Path | None, passphrase: str | None, earlier: str | None) -> None:
    """Print what has changed since the older of two results files was made. Raises FaceGardenError."""
    before, after = _opened((old, new), key, passphrase, earlier)
    title = f"{after.programme.patient}: since {before.made:%Y-%m-%d}, and as long before"
    Console().print(printed.change_table(diary.changes(before, after), title, reviews.titles()))


def _opened(sealed: Sequence[Path], key: Path | None, passphrase: str | None, earlier: str | None) -> list[Practice]:
    if key is None:
        raise UsageError(f"{sealed[0]}: these are sealed results; add --key KEYFILE, your clinic's, to open them.")
    by = secret(key, passphrase)
    known = None if earlier is None else earlier.strip().upper()
    return [practice_in(each, by, wall_clock(), known) for each in sealed]
