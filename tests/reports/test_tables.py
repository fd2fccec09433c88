import csv
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.errors import StoreError
from game.model.reading import FaceReading
from game.model.side import PerSide
from game.reports.files import tried, whole
from game.reports.tables import write_envelope, write_measures
from game.signal.face import measure, rest_face
from game.signal.head import pose
from tests.faces import landmarks

COLUMNS = [
    "t_s", "face", "quality", "yaw_deg", "pitch_deg", "roll_deg", "smile_left_mm", "smile_right_mm", "pucker_left_mm",
    "pucker_right_mm", "brow_left_mm", "brow_right_mm", "nose_left_mm", "nose_right_mm", "eye_left_mm", "eye_right_mm",
]  # fmt: skip


def reading() -> FaceReading:
    points = landmarks(smile=PerSide(4.0, 2.0), brow=PerSide(1.0, 3.0), eye_mm=PerSide(8.0, 7.0), yaw_deg=10)
    return FaceReading(0.5, pose(points), measure(points, rest_face([landmarks()])), 0.75)


def rows(path: Path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def test_measures_have_the_columns_of_the_contract(tmp_path: Path) -> None:
    write_measures(tmp_path / "out.csv", [(0.5, reading())])
    header, row = rows(tmp_path / "out.csv")
    assert header == COLUMNS
    named = dict(zip(header, row, strict=True))
    assert (named["t_s"], named["face"], named["quality"], named["yaw_deg"]) == ("0.5000", "1", "0.75", "10.00")
    for column, value in (
        ("smile_left_mm", 4), ("smile_right_mm", 2), ("brow_left_mm", 1), ("brow_right_mm", 3), ("eye_left_mm", 8),
        ("eye_right_mm", 7),
    ):  # fmt: skip
        assert float(named[column]) == pytest.approx(value, abs=1e-3)


def test_a_picture_without_a_face_is_empty_and_not_zero(tmp_path: Path) -> None:
    write_measures(tmp_path / "out.csv", [(0.0, None), (1 / 30, reading())])
    _, none, some = rows(tmp_path / "out.csv")
    assert none == ["0.0000", "0", "0.00"] + [""] * 13
    assert all(some)


def test_a_face_that_is_not_seen_well_has_no_measures(tmp_path: Path) -> None:
    write_measures(tmp_path / "out.csv", [(0.5, replace(reading(), quality=0.49))])
    _, row = rows(tmp_path / "out.csv")
    assert row[:4] == ["0.5000", "1", "0.49", "10.00"]
    assert row[6:] == [""] * 10


def test_no_pictures_give_a_header_alone(tmp_path: Path) -> None:
    write_measures(tmp_path / "out.csv", [])
    assert rows(tmp_path / "out.csv") == [COLUMNS]


def test_an_envelope_is_a_row_a_sample(tmp_path: Path) -> None:
    write_envelope(tmp_path / "out.csv", np.array([0.0, 0.001]), np.array([[1.25, 2.5], [3.0, 4.0]]))
    assert rows(tmp_path / "out.csv") == [
        ["t_s", "left_uv", "right_uv"],
        ["0.000000", "1.2500", "2.5000"],
        ["0.001000", "3.0000", "4.0000"],
    ]


def test_samples_and_times_must_agree(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="argument"):
        write_envelope(tmp_path / "out.csv", np.zeros(2), np.zeros((3, 2)))
    assert list(tmp_path.iterdir()) == []


def test_an_envelope_that_was_not_measured_is_empty(tmp_path: Path) -> None:
    write_envelope(tmp_path / "out.csv", np.zeros(1), np.array([[np.nan, 2.0]]))
    assert rows(tmp_path / "out.csv")[1] == ["0.000000", "", "2.0000"]


def test_a_file_is_whole_or_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before")

    def broken() -> Iterator[tuple[float, FaceReading | None]]:
        yield 0.0, None
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_measures(path, broken())
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]
    write_measures(path, [(0.0, None)])
    assert len(rows(path)) == 2
    assert list(tmp_path.iterdir()) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


@pytest.mark.parametrize("name", ["missing/out.csv", "folder", "file/out.csv"])
def test_a_place_that_cannot_be_written_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(StoreError, match="cannot be written") as refusal, whole(tmp_path / name) as file:
        file.write("x")
    assert "\n" not in str(refusal.value)
    assert name in str(refusal.value)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_measures(pipe, [])
    assert os.read(reader, 10_000).decode().split(",")[:2] == COLUMNS[:2]
    os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("before")
    link.symlink_to(target)
    write_measures(link, [])
    assert link.is_symlink()
    assert rows(target) == [COLUMNS]


def test_a_place_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    tried(tmp_path / "new.csv")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StoreError, match=r"missing/new\.csv cannot be written"):
        tried(tmp_path / "missing" / "new.csv")
