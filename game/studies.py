"""Recordings studied from the command line: a video's measures, a recording's envelope."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from game.boards.replay import read_recording
from game.cameras.video import Film
from game.clocks import SimulatedClock
from game.errors import DataError, UsageError
from game.model.reading import FaceReading
from game.model.side import Side
from game.model.signals import FaceFrame, FloatArray
from game.reports import summary, tables
from game.signal.envelope import Envelope
from game.signal.face import RestFace, measure, pose, rest_face
from game.signal.quality import judged
from game.tracking.facemesh import FaceMesh

Progress = Callable[[float], None]
"""Told how much is done, 0..1."""


def measure_video(video: Path, csv: Path, rest_s: float, report: Path | None, progress: Progress) -> str:
    """Measure every picture of a video against its first `rest_s` seconds with a face; one line says what came out.

    Raises DataError for a video that cannot be read or shows no face, StoreError where nothing can be written.
    """
    _apart(video, csv, report)
    film = Film(video)
    try:
        seen = list(_tracked(film, progress))
    finally:
        film.close()
    first_s = next((t_s for t_s, points in seen if points is not None), None)
    if first_s is None:
        raise DataError(f"{video}: no face was found in {len(seen)} pictures. Is the face large, lit and upright?")
    rest = rest_face([points for t_s, points in seen if points is not None and t_s < first_s + rest_s])
    rows = [(t_s, None if points is None else _reading(t_s, points, rest)) for t_s, points in seen]
    tables.write_measures(csv, rows)
    faces = sum(face is not None for _, face in rows)
    if report is not None:
        summary.write(report, _overview(video, rows, rest))
    return f"{len(rows)} pictures, {faces} with a face, written to {csv}"


def _apart(source: Path, *results: Path | None) -> None:
    """Raises UsageError where a result would be written over the recording, or over another result."""
    places = [source.resolve(), *(path.resolve() for path in results if path is not None)]
    for path in places[1:]:
        if places.count(path) > 1 and (path.is_file() or not path.exists()):
            raise UsageError(f"{path} is named twice: choose another name for the result, so that nothing is lost.")


def _tracked(film: Film, progress: Progress) -> Iterator[tuple[float, FloatArray | None]]:
    with FaceMesh(SimulatedClock()) as mesh:
        for number, picture in enumerate(film, start=1):
            frame: FaceFrame = mesh.track(picture)
            yield picture.t_s, frame.landmarks_px
            progress(min(1.0, number / film.pictures) if film.pictures else 0.0)


def _reading(t_s: float, points: FloatArray, rest: RestFace) -> FaceReading:
    attitude = pose(points)
    quality, hint = judged(points, attitude)
    return FaceReading(t_s, attitude, measure(points, rest), quality, hint)


def _overview(video: Path, rows: list[tuple[float, FaceReading | None]], rest: RestFace) -> dict[str, object]:
    faces = [face for _, face in rows if face is not None]
    best = {
        f"{name}_{side}_mm": round(
            float(np.percentile([getattr(f.measures, f"{name}_mm")[side] for f in faces], 95)), 2
        )
        for name in tables.MEASURES
        for side in Side
    }
    return {
        "video": video.name,
        "pictures": len(rows),
        "with_face": len(faces),
        "duration_s": round(rows[-1][0], 3),
        "rest_eye_mm": {str(side): round(rest.eye_mm[side], 2) for side in Side},
        "largest": best,
    }


def envelope_of(
    recording: Path, csv: Path, rate_hz: float | None, left: str | None, right: str | None, mains_hz: float | None
) -> str:
    """Write a recording's causal envelope, sample by sample; one line says what came out.

    Raises DataError for a recording that cannot be understood, StoreError where nothing can be written.
    """
    _apart(recording, csv)
    heard = read_recording(recording, rate_hz, left, right)
    tables.write_envelope(csv, heard.t_s, Envelope(heard.rate_hz, mains_hz=mains_hz)(heard.uv))
    return f"{heard.t_s.size} samples at {heard.rate_hz:.1f} Hz, written to {csv}"
