import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from game.errors import StoreError
from game.model.level import Level
from game.model.side import PerSide, Side
from game.reports import summary
from game.timing import Spread
from game.training.judge import judge
from tests.training.efforts import LEVEL, calibration, repetition, steady

GOOD = judge(steady(0.36, 0.45), LEVEL, calibration(), "left", 1, 12.0)
LOST = judge(repetition(lambda *_: None), LEVEL, calibration(), "left", 2, 30.0)
KEYS = {
    "measured", "reasons", "score", "symmetry", "reach", "steadiness", "release", "quiet", "left_mm", "right_mm",
    "left_uv", "right_uv",
}  # fmt: skip


def test_a_repetition_says_what_the_contract_asks_for() -> None:
    found = summary.repetition(replace(GOOD, uv=PerSide(12.34, 20.0), smaller=Side.LEFT))
    assert set(found) >= KEYS
    assert found["measured"] is True
    assert found["reasons"] == []
    assert found["score"] == pytest.approx(91)
    assert found["symmetry"] == 0.8
    assert (found["left_mm"], found["right_mm"]) == (2.16, 2.7)
    assert (found["left_uv"], found["right_uv"]) == (12.3, 20.0)
    assert json.loads(json.dumps(found)) == found


def test_what_was_not_measured_is_null_and_never_zero() -> None:
    found = summary.repetition(LOST)
    assert found["measured"] is False
    assert found["reasons"]
    for key in KEYS - {"measured", "reasons"}:
        assert found[key] is None
    assert summary.repetition(GOOD)["left_uv"] is None


def test_a_part_that_was_not_seen_is_null_too() -> None:
    assert GOOD.parts is not None
    found = summary.repetition(replace(GOOD, parts=replace(GOOD.parts, release=None, quiet=None, symmetry=None)))
    assert (found["release"], found["quiet"], found["symmetry"]) == (None, None, None)
    assert (found["measured"], found["reach"]) == (True, 1.0)


def test_a_true_zero_stays_a_zero() -> None:
    found = summary.repetition(judge(steady(0.0, 0.45), LEVEL, calibration(), "left", 1, 0.0))
    assert (found["symmetry"], found["left_mm"]) == (0, 0)


def test_a_level_is_named_with_its_repetitions() -> None:
    level = Level("smile-1", "Smile", "smile", "sunflower")
    found = summary.level(level, [GOOD, LOST], 2)
    assert list(found) == ["id", "exercise", "minigame", "stars", "repetitions"]
    assert (found["id"], found["exercise"], found["minigame"], found["stars"]) == ("smile-1", "smile", "sunflower", 2)
    assert found["repetitions"] == [summary.repetition(GOOD), summary.repetition(LOST)]


def spread(values_ms: Iterable[float]) -> Spread:
    counted = Spread()
    for value_ms in values_ms:
        counted.add(value_ms)
    return counted


def test_timing_is_percentiles_or_null() -> None:
    found = summary.timing({"frame_ms": spread(range(101)), "emg_to_screen_ms": spread(())})
    assert found == {
        "frame_ms": {"p50": 50.0, "p95": 95.0, "p99": 99.0},
        "emg_to_screen_ms": {"p50": None, "p95": None, "p99": None},
    }


def test_it_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "summary.json"
    summary.write(path, {"levels": [summary.level(LEVEL, [GOOD, LOST], 1)]})
    assert json.loads(path.read_text())["levels"][0]["repetitions"][1]["score"] is None
    before = path.read_bytes()
    with pytest.raises(TypeError):
        summary.write(path, {"levels": [], "odd": object()})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_written_is_json(tmp_path: Path) -> None:
    path = tmp_path / "summary.json"
    summary.write(path, {"value": float("nan")})

    def refuse(word: str) -> float:
        raise AssertionError(word)

    json.loads(path.read_text(), parse_constant=refuse)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        summary.write(tmp_path / "missing" / "summary.json", {})
