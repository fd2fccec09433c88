"""Recordings studied from the command line: a video's measures, a recording's envelope."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from game.cameras.video import Film
from game.clocks import SimulatedClock
from game.errors import DataError, UsageError
from game.model.scale import DOUBTS
from game.recorded.file import read_recording
from game.reports import summary, tables
from game.reports.files import tried
from game.reports.study import overview
from game.signal.hearing import whole_envelope
from game.tracking.facemesh import FaceMesh
from game.training.examiner import Examiner
from game.training.study import Study

Progress = Callable[[float], None]
"""Told how much is done, 0..1."""


def measure_video(
    video: Path,
    csv: Path,
    rest_s: float,
    report: Path | None = None,
    picture: Path | None = None,
    progress: Progress = lambda _share: None,
) -> str:
    """Measure every picture of a video against its first `rest_s` seconds with a face; one line says what came out.

    Writes the table `csv`, and where asked for the overview `report` and the chart `picture`. Raises DataError for a
    video that cannot be read, shows no face well enough or does not begin with a rest, StoreError where nothing can be
    written, UsageError for names that cannot be meant.
    """
    _apart(video, csv, report, picture)
    if picture is not None and picture.suffix.lower() not in {".png", ""}:
        raise UsageError(f"{picture}: a chart is a PNG picture; give it a name that ends in .png.")
    film = Film(video)
    try:
        for place in (csv, report, picture):
            if place is not None:
                tried(place)
        studied = _studied(film, rest_s, progress)
    finally:
        film.close()
    tables.write_measures(csv, studied.rows)
    if report is not None:
        summary.write(report, overview(video.name, studied, film.pictures))
    if picture is not None:
        from game.reports import chart  # noqa: PLC0415 - matplotlib takes its time

        chart.write(picture, video.name, studied)
    faces = sum(face is not None for _, face in studied.rows)
    withheld = faces - len(studied.trusted)
    aside = f", {withheld} of them not well enough" if withheld else ""
    return f"{len(studied.rows)} pictures, {faces} with a face{aside}, written to {csv}"


def _apart(source: Path, *results: Path | None) -> None:
    """Raises UsageError where a result would be written over the recording, or over another result."""
    places = [source.resolve(), *(path.resolve() for path in results if path is not None)]
    for path in places[1:]:
        if places.count(path) > 1 and (path.is_file() or not path.exists()):
            raise UsageError(f"{path} is named twice: choose another name for the result, so that nothing is lost.")


def _studied(film: Film, rest_s: float, progress: Progress) -> Study:
    try:
        with FaceMesh(SimulatedClock()) as mesh:
            examiner = Examiner(rest_s, mesh.rest)
            for number, picture in enumerate(film, start=1):
                examiner.see(mesh.track(picture))
                progress(min(1.0, number / film.pictures) if film.pictures else 0.0)
            return examiner.finish()
    except DataError as error:
        raise DataError(f"{film.path}: {error}") from error


def envelope_of(
    recording: Path, csv: Path, rate_hz: float | None, left: str | None, right: str | None, mains_hz: float | None
) -> str:
    """Write a recording's causal envelope, sample by sample; one line says what came out.

    After a gap the filters begin anew, and cells stay empty until they have settled.

    Raises DataError for a recording that cannot be understood, StoreError where nothing can be written.
    """
    _apart(recording, csv)
    heard = read_recording(recording, rate_hz, left, right)
    tables.write_envelope(csv, heard.t_s, whole_envelope(heard.uv, heard.lost, heard.rate_hz, mains_hz))
    missing = int(heard.lost.sum())
    gaps = f", {missing} lost in {np.count_nonzero(heard.lost)} gaps" if missing else ""
    doubt = DOUBTS[heard.scale]
    return f"{heard.t_s.size} samples at {heard.rate_hz:.1f} Hz{gaps}{', ' if doubt else ''}{doubt}, written to {csv}"
