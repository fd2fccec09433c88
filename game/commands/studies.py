"""Studies of what was recorded elsewhere, as a person types them."""

import typer
from rich.console import Console

from game import options

studies = typer.Typer()


@studies.command()
def measure(
    video: options.Film,
    csv: options.OutCsv,
    rest: options.Rest = 2.0,
    json: options.OutJson = None,
    chart: options.OutChart = None,
) -> None:
    """Measure each side of a face in a recorded video, in millimetres from rest."""
    from game import studies as study  # noqa: PLC0415
    from game import terminal  # noqa: PLC0415

    with terminal.progress(Console(stderr=True), f"Measuring {video.name}", 1.0) as line:
        task = line.tasks[0].id
        said = study.measure_video(video, csv, rest, json, chart, lambda share: line.update(task, completed=share))
    typer.echo(said)


@studies.command()
def envelope(
    recording: options.Recording,
    csv: options.OutCsv,
    rate: options.Rate = None,
    left: options.Column = None,
    right: options.Column = None,
    mains: options.Mains = "off",
) -> None:
    """Turn a recorded EMG into its envelope, as the game hears it."""
    from game import studies as study  # noqa: PLC0415

    if mains not in {"50", "60", "off"}:
        raise typer.BadParameter(f"{mains} is not 50, 60 or off", param_hint="--mains")
    hum_hz = None if mains == "off" else float(mains)
    typer.echo(study.envelope_of(recording, csv, rate, left, right, hum_hz))
