"""The patient's side of programmes, as a person types it."""

import sys
from typing import TYPE_CHECKING

import typer

from game import options
from game.clocks import wall_clock
from game.commands.asking import asking
from game.commands.whose import whose
from game.errors import Refusal, Refused, UsageError

if TYPE_CHECKING:
    from game.trust.keys import ClinicKey

programme = typer.Typer(name="programme", no_args_is_help=True, help="What your therapist has opened for you.")


@programme.command("import")
def take_in(
    file: options.Signed, clinic: options.Clinic = None, data: options.Data = None, player: options.Player = None
) -> None:
    """Take in a file from your clinic; says what is open now."""
    from game import patient  # noqa: PLC0415

    def confirmed(key: "ClinicKey") -> bool:
        if clinic is not None:
            if clinic.strip().upper() != key.id:
                raise UsageError(f"{file}: its key is {key.id}, not {clinic}; ask your therapist which is right.")
            return True
        if sys.stdin.isatty():
            with asking():
                return typer.confirm(f"The clinic's key is {key.id}. Is that what your therapist gave you?", err=True)
        raise Refused(Refusal.NOT_INTRODUCED, f"if {key.id} is the key your therapist gave you, add --clinic {key.id}")

    typer.echo(patient.take_in(file, whose(data, player, made=True), wall_clock().date(), confirmed))


@programme.command()
def show(file: options.Shown = None, data: options.Data = None, player: options.Player = None) -> None:
    """Say what is open now, or all that a programme in a file would say; that is not taken in."""
    from game import patient  # noqa: PLC0415
    from game.reports import prescribed  # noqa: PLC0415

    if file is not None:
        for line in prescribed.lines(patient.looked_at(file)):
            typer.echo(line)
        return
    typer.echo(patient.standing(whose(data, player), wall_clock().date()))


@programme.command()
def reminders(
    out: options.OutCalendar = None,
    at: options.At = None,
    title: options.Title = None,
    data: options.Data = None,
    player: options.Player = None,
) -> None:
    """Write the plan's days into a file that your calendar takes in, as often a day as it asks for."""
    from game import reminders as calendars  # noqa: PLC0415
    from game.store.comfort import RememberedComfort  # noqa: PLC0415
    from game.store.places import CALENDAR, documents_folder  # noqa: PLC0415

    own = whose(data, player)
    plan = calendars.plan(own)
    file = documents_folder(data if player is None else own) / CALENDAR if out is None else out
    language = RememberedComfort(own).last().language
    typer.echo(calendars.written(plan, file, wall_clock(), tuple(at or ()), title or "", language))
