"""What is kept of a person, as they ask for it: told to the clinic, told to themselves, or erased."""

import sys
from pathlib import Path

import typer

from game import options
from game.clocks import wall_clock
from game.commands.asking import asking
from game.commands.whose import whose
from game.errors import UsageError

belongings = typer.Typer()


@belongings.command()
def export(
    file: options.Export = None,
    for_clinic: options.ForClinic = False,
    data: options.Data = None,
    player: options.Player = None,
) -> None:
    """Write all that is kept of you into a zip for yourself; with --for-clinic your results, for its eyes only."""
    from game import patient  # noqa: PLC0415

    now = wall_clock()
    told = patient.told_to_clinic if for_clinic else patient.told_to_themselves
    ending = "results" if for_clinic else "zip"
    typer.echo(told(whose(data, player), file or Path(f"face-garden-{now:%Y-%m-%d}.{ending}"), now))


@belongings.command()
def erase(yes: options.Yes = False, data: options.Data = None, player: options.Player = None) -> None:
    """Erase all that is kept of you: results, recordings, programme, settings. It cannot be undone."""
    from game import patient  # noqa: PLC0415

    folder = whose(data, player)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError(f"This would erase all that is kept of you in {folder}, for good; add --yes to say so.")
        with asking():
            sure = typer.confirm(f"Erase all that is kept of you in {folder}, for good?", err=True)
        if not sure:
            raise UsageError("Nothing was erased.")
    typer.echo(patient.erased(folder))
