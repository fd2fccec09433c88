"""Whole films measured: good ones and those that people have."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from game.errors import DataError, StoreError, UsageError
from game.model.side import PerSide
from game.model.signals import ByteArray
from game.signal.quality import Calm
from game.simulation.face import draw
from game.simulation.look import LOOKS
from game.simulation.muscles import Muscles
from game.simulation.posture import Head, Posture
from game.simulation.relief import SMILE_MM
from game.studies import envelope_of, measure_video
from game.training.rows import NO_FACE
from tests.cameras.mp4 import turned

NONE = PerSide(0.0, 0.0)
REST = Muscles(NONE, NONE, NONE, NONE, NONE)
WEAK = 0.4


def filmed(path: Path, pictures: Iterator[ByteArray], rate_hz: float = 15.0) -> Path:
    writer = None
    for picture in pictures:
        if writer is None:
            size = picture.shape[1::-1]
            writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), rate_hz, size)
        writer.write(picture)
    assert writer is not None
    writer.release()
    return path


def face(t_s: float, smile: float = 0.0, away_mm: float = 0.0) -> ByteArray:
    muscles = replace(REST, smile=PerSide(smile * WEAK, smile))
    head = Posture().head(t_s, 3)
    return draw(LOOKS["amber"], muscles, replace(head, right_mm=head.right_mm + away_mm))


def smiling(seconds: float, rate_hz: float = 15.0) -> Iterator[ByteArray]:
    """At rest for a second, then smiling with a weak left side."""
    for number in range(round(seconds * rate_hz)):
        t_s = number / rate_hz
        yield face(t_s, float(np.clip((t_s - 1.1) / 0.4, 0, 1)))


def leaving() -> Iterator[ByteArray]:
    """A smile from 1.1 s, nobody from 2.8 s, the same smile from 3.6 to the end."""
    yield from smiling(2.8)
    for _ in range(12):
        yield np.full((480, 640, 3), 190, np.uint8)
    for number in range(12):
        yield face(3.6 + number / 15, 1.0)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, str]], dict[str, Any], str, Path]:
    folder = tmp_path_factory.mktemp("films")
    video = filmed(folder / "film.mp4", leaving())
    shares: list[float] = []
    said = measure_video(
        video, folder / "out.csv", 1.0, folder / "out.json", folder / "out.png", progress=shares.append
    )
    assert shares == sorted(shares)
    assert shares[-1] == 1
    rows = list(csv.DictReader((folder / "out.csv").read_text().splitlines()))
    return rows, json.loads((folder / "out.json").read_text()), said, folder


Measured = tuple[list[dict[str, str]], dict[str, Any], str, Path]


def test_each_side_is_measured_as_far_as_it_went(measured: Measured) -> None:
    rows, summary, _, _ = measured
    best = summary["best_mm"]["smile"]
    assert best["right"] == pytest.approx(SMILE_MM, rel=0.2)
    assert summary["symmetry"]["smile"] == pytest.approx(WEAK, abs=0.1)
    resting = [float(row["smile_right_mm"]) for row in rows if float(row["t_s"]) < 0.9]
    assert np.abs(resting).max() < 1.5
    assert summary["rest"]["asymmetry_left_minus_right"]["mouth_mm"] == pytest.approx(0, abs=0.6)


def test_a_face_that_leaves_leaves_empty_cells_and_comes_back_measured(measured: Measured) -> None:
    rows, summary, said, _ = measured
    gone = [row for row in rows if 2.81 < float(row["t_s"]) < 3.59]
    assert {row["face"] for row in gone} == {"0"}
    assert {row["smile_left_mm"] for row in rows if float(row["t_s"]) > 2.81 and row["quality"] == "0.00"} == {""}
    assert float(rows[-1]["smile_right_mm"]) == pytest.approx(SMILE_MM, rel=0.25)
    left_out = summary["quality"]["left_out"]
    assert left_out[NO_FACE] == pytest.approx(12, abs=1)
    assert left_out[Calm.hint] == summary["quality"]["withheld"]
    assert f"66 pictures, {summary['with_face']} with a face, {summary['quality']['withheld']} of them" in said


def test_a_chart_is_drawn_where_asked_for(measured: Measured) -> None:
    chart = cv2.imread(str(measured[3] / "out.png"))
    assert chart is not None
    assert chart.shape[1] == 1280


def grey(picture: ByteArray) -> ByteArray:
    return np.asarray(cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR), np.uint8)


def large(picture: ByteArray) -> ByteArray:
    wide = cv2.copyMakeBorder(picture, 0, 0, 106, 107, cv2.BORDER_REPLICATE)
    return np.asarray(cv2.resize(wide, (3840, 2160)), np.uint8)


def lying(picture: ByteArray) -> ByteArray:
    return np.ascontiguousarray(np.rot90(picture))


KINDS: dict[str, tuple[Callable[[ByteArray], ByteArray], float]] = {
    "grey": (grey, 10.0),
    "large": (large, 5.0),
    "turned": (lying, 10.0),
    "slow": (lambda picture: picture, 5.0),
}


@pytest.mark.parametrize("kind", KINDS)
def test_films_of_every_kind_are_measured_alike(tmp_path: Path, kind: str) -> None:
    change, rate_hz = KINDS[kind]
    video = filmed(tmp_path / "film.mp4", (change(each) for each in smiling(2.6, rate_hz)), rate_hz)
    if kind == "turned":
        turned(video, 90)
    measure_video(video, tmp_path / "out.csv", 1.0, tmp_path / "out.json")
    summary = json.loads((tmp_path / "out.json").read_text())
    assert summary["best_mm"]["smile"]["right"] == pytest.approx(SMILE_MM, rel=0.2)
    assert summary["symmetry"]["smile"] == pytest.approx(WEAK, abs=0.1)
    assert summary["blinks"]["count"] is None
    assert summary["rate_hz"] == pytest.approx(rate_hz, abs=0.01)


def cartoon() -> ByteArray:
    picture = np.full((480, 640, 3), 255, np.uint8)
    cv2.circle(picture, (320, 240), 150, (60, 220, 255), -1)
    for x in (270, 370):
        cv2.circle(picture, (x, 200), 18, (0, 0, 0), -1)
    cv2.ellipse(picture, (320, 260), (80, 60), 0, 0, 180, (0, 0, 0), 8)
    return picture


def far() -> ByteArray:
    return draw(LOOKS["amber"], REST, Head(distance_mm=1500))


@pytest.mark.parametrize(
    ("picture", "words"),
    [(cartoon, "no face was found in 8 pictures"), (far, "8 times, and 0 times well enough. Come a little closer")],
)
def test_what_cannot_be_measured_is_told_and_nothing_is_written(
    tmp_path: Path, picture: Callable[[], ByteArray], words: str
) -> None:
    video = filmed(tmp_path / "film.mp4", iter([picture()] * 8))
    with pytest.raises(DataError, match=rf"film\.mp4: .*{words}"):
        measure_video(video, tmp_path / "out.csv", 1.0)
    assert [each.name for each in tmp_path.iterdir()] == ["film.mp4"]


@pytest.mark.parametrize(
    ("header", "row", "doubt"),
    [
        ("t_s,left_uv,right_uv\n", "{0},{2},2\n", "microvolts as its file has them"),
        ("", "E,{1},{2},2\n", "microvolts roughly right"),
    ],
)
def test_an_envelope_says_how_far_its_microvolts_are_to_be_trusted(
    tmp_path: Path, header: str, row: str, doubt: str
) -> None:
    emg = tmp_path / "emg.csv"
    emg.write_text(header + "".join(row.format(k / 1000, k * 1000, k % 7) for k in range(2000)))
    said = envelope_of(emg, tmp_path / "out.csv", None, None, None, None)
    assert said == f"2000 samples at 1000.0 Hz, {doubt}, written to {tmp_path / 'out.csv'}"


def test_places_are_tried_before_the_work_begins(tmp_path: Path) -> None:
    video = filmed(tmp_path / "film.mp4", iter([cartoon()] * 3))
    with pytest.raises(StoreError, match=r"missing/out\.png"):
        measure_video(video, tmp_path / "out.csv", 1.0, None, tmp_path / "missing" / "out.png")
    with pytest.raises(UsageError, match="named twice"):
        measure_video(video, tmp_path / "out.csv", 1.0, None, tmp_path / "out.csv")


def test_a_chart_is_a_png_by_its_name_too(tmp_path: Path) -> None:
    video = filmed(tmp_path / "film.mp4", iter([cartoon()] * 3))
    with pytest.raises(UsageError, match=r"out\.pdf: a chart is a PNG picture; give it a name that ends in \.png\."):
        measure_video(video, tmp_path / "out.csv", 1.0, None, tmp_path / "out.pdf")


def smiling_first() -> Iterator[ByteArray]:
    """A smile from 0.2 to 1.5 s, then at rest."""
    for number in range(45):
        t_s = number / 15
        yield face(t_s, float(np.clip(min((t_s - 0.2) / 0.4, (1.5 - t_s) / 0.4), 0, 1)))


def test_a_film_that_does_not_begin_at_rest_is_refused(tmp_path: Path) -> None:
    video = filmed(tmp_path / "film.mp4", smiling_first())
    with pytest.raises(
        DataError,
        match=r"film\.mp4: the face does not rest from 0\.\d to 2\.\d s: the right corner of the mouth moves by",
    ):
        measure_video(video, tmp_path / "out.csv", 2.0)
    assert [each.name for each in tmp_path.iterdir()] == ["film.mp4"]


def taking_turns() -> Iterator[ByteArray]:
    """At rest for a second, then one corner of the mouth smiles for half a second, then the other, then neither."""
    for number in range(75):
        t_s = number / 15
        left, right = (float(np.clip(min(t_s - at, at + 0.9 - t_s) / 0.2, 0, 1)) for at in (1.2, 2.4))
        muscles = replace(REST, smile=PerSide(left, right))
        yield draw(LOOKS["amber"], muscles, Posture().head(t_s, 3))


def test_corners_that_take_turns_in_a_film_are_not_together(tmp_path: Path) -> None:
    video = filmed(tmp_path / "film.mp4", taking_turns())
    measure_video(video, tmp_path / "out.csv", 1.0, tmp_path / "out.json")
    summary = json.loads((tmp_path / "out.json").read_text())
    assert min(summary["best_mm"]["smile"].values()) > 0.75 * SMILE_MM
    assert summary["symmetry"]["smile"] < 0.1
