"""The therapist's side of programmes, as a person types it."""

from datetime import date
from typing import get_args

import typer

from game import options
from game.clocks import wall_clock
from game.commands.passphrase import passphrase as asked
from game.commands.passphrase import secret
from game.errors import UsageError

therapist = typer.Typer(
    name="therapist", no_args_is_help=True, help="Make a key, write and sign programmes, read results."
)


def _today() -> date:
    return wall_clock().date()


@therapist.command()
def key(
    keyfile: options.NewKey,
    passphrase: options.Passphrase = None,
    replaces: options.OldKey = None,
    old_passphrase: options.OldPassphrase = None,
) -> None:
    """Make the clinic's key; with --replaces also the record that tells it to homes which know the old one."""
    from game import therapist as work  # noqa: PLC0415
    from game.store.whole import vacant  # noqa: PLC0415

    vacant(keyfile)
    old = None if replaces is None else secret(replaces, old_passphrase, "--old-passphrase")
    words = asked(passphrase, str(keyfile), "--passphrase", twice=True)
    if old is None:
        made = work.new_key(keyfile, words)
        typer.echo(f"{keyfile}: a new key. Give its id to your patients on paper: {made.public.id}")
    else:
        made, record = work.succeeding_key(keyfile, words, old)
        typer.echo(f"{keyfile}: a new key, {made.public.id}. Send {record} to each home before the next programme.")


@therapist.command()
def new(
    draft: options.Draft,
    template: options.Template,
    affected: options.Affected,
    review: options.Review = None,
    patient: options.Reference = None,
) -> None:
    """Begin a programme for one patient from a starter programme."""
    from game import therapist as work  # noqa: PLC0415
    from game.model.side import Affected  # noqa: PLC0415

    side = next((each for each in get_args(Affected) if each == affected), None)
    if side is None:
        raise typer.BadParameter(f"{affected} is not left, right or both", param_hint="--affected")
    begun = work.begin(draft, template, side, _today(), review, patient)
    typer.echo(f"{draft}: patient {begun.patient}, {len(begun.levels)} levels, review on {begun.review}")


@therapist.command("open")
def open_(
    draft: options.Draft,
    levels: options.Named,
    repetitions: options.Repetitions = None,
    sets: options.Sets = None,
    times_a_day: options.TimesADay = None,
) -> None:
    """Open levels in a draft, or give open ones another dose."""
    from game import therapist as work  # noqa: PLC0415

    now = work.opened(draft, levels, _today(), repetitions, sets, times_a_day)
    typer.echo(f"{draft}: open are {', '.join(now.open)}")
    for words in work.needed(levels):
        typer.echo(words)


@therapist.command()
def close(draft: options.Draft, levels: options.Named) -> None:
    """Close levels in a draft."""
    from game import therapist as work  # noqa: PLC0415

    now = work.closed(draft, levels, _today())
    typer.echo(f"{draft}: open are {', '.join(now.open)}")


@therapist.command()
def issue(draft: options.Draft, key: options.Key, out: options.OutFile, passphrase: options.Passphrase = None) -> None:
    """Sign what a draft says into a file for the patient; the draft's number goes up by one."""
    from game import therapist as work  # noqa: PLC0415

    work.ready(draft, out, _today())
    by = secret(key, passphrase)
    issued = work.issue(draft, by, out, _today())
    typer.echo(f"{out}: programme {issued.number} for {issued.patient}, signed with {by.public.id}")


@therapist.command()
def show(
    file: options.Written,
    key: options.OpeningKey = None,
    passphrase: options.Passphrase = None,
    earlier: options.Earlier = None,
    csv: options.DiaryCsv = None,
    json: options.DiaryJson = None,
) -> None:
    """Say all that a draft or a programme says; or, with the clinic's key, what was practised, of a results file."""
    from game import therapist as work  # noqa: PLC0415
    from game.reports import prescribed  # noqa: PLC0415
    from game.store.results import is_results  # noqa: PLC0415

    if is_results(file):
        from game.commands import results  # noqa: PLC0415

        results.show(file, key, passphrase, earlier, csv, json)
        return
    if csv is not None or json is not None:
        raise UsageError(f"{file}: this is no results file, and only those are written as tables.")
    found, envelope = work.looked_at(file, _today())
    for line in prescribed.lines(found):
        typer.echo(line)
    typer.echo("Not issued yet" if envelope is None else f"Issued {found.issued}, signed with {envelope.key.id}")


@therapist.command()
def qr(file: options.Issued, out: options.OutPages, paper: options.Paper = "a4") -> None:
    """Draw an issued file as codes on pages that the patient holds up to the camera."""
    from game import handouts  # noqa: PLC0415
    from game.reports.handout import SIZES_MM  # noqa: PLC0415

    size = next((each for each in SIZES_MM if each == paper.lower()), None)
    if size is None:
        raise typer.BadParameter(f"{paper} is not a4 or letter", param_hint="--paper")
    made = handouts.printed(file, out, size)
    typer.echo(f"{', '.join(map(str, made))}: print at full size, and give the patient every page.")


@therapist.command()
def compare(
    old: options.Written,
    new: options.Written,
    key: options.OpeningKey = None,
    passphrase: options.Passphrase = None,
    earlier: options.Earlier = None,
) -> None:
    """Say what a programme changes against an older one; or what has changed since older results were told."""
    from game import therapist as work  # noqa: PLC0415
    from game.reports import prescribed  # noqa: PLC0415
    from game.store.results import is_results  # noqa: PLC0415

    sealed = [is_results(each) for each in (old, new)]
    if all(sealed):
        from game.commands import results  # noqa: PLC0415

        results.compare(old, new, key, passphrase, earlier)
        return
    if any(sealed):
        raise UsageError(f"{old} and {new} are of two kinds; compare two programmes, or two results files.")
    pair = [work.looked_at(each, _today())[0] for each in (old, new)]
    for line in list(prescribed.differences(*pair)) or ["Both say the same"]:
        typer.echo(line)
