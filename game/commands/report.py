"""The report, as a person types it."""

from pathlib import Path

import typer

from game import options
from game.clocks import wall_clock
from game.commands.whose import whose
from game.errors import UsageError

NOTHING = "Nothing has been played here yet; after the first day there is something to report."


def report(
    pdf: options.OutPdf = None,
    csv: options.AsCsv = False,
    json: options.AsJson = False,
    paper: options.Size = "a4",
    data: options.Data = None,
    player: options.Player = None,
) -> None:
    """Put what was practised on one printed page; with --csv or --json print its numbers instead, or as well."""
    if paper.lower() not in {"a4", "letter"}:
        raise typer.BadParameter(f"{paper} is not a4 or letter", param_hint="--paper")
    if csv and json:
        raise UsageError("Choose --csv or --json: only one of them can be printed at a time.")
    from game import reviews  # noqa: PLC0415
    from game.reports import files, review  # noqa: PLC0415
    from game.reports.sheet import Paper  # noqa: PLC0415

    today = wall_clock().date()
    if pdf is None and not (csv or json):
        pdf = Path(f"face-garden-report-{today}.pdf")
    if pdf is not None:
        files.replaceable(pdf, b"%PDF-")
    shown = reviews.at_home(whose(data, player), today, lambda words: typer.echo(words, err=True))
    if csv:
        typer.echo(review.table(shown), nl=False)
    if json:
        typer.echo(review.text(shown))
    told = csv or json
    if shown.empty:
        typer.echo(NOTHING, err=told)
    elif pdf is not None:
        reviews.printed(pdf, shown, Paper(paper.lower()))
        typer.echo(f"The report is in {pdf}", err=told)
