import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from game.model.side import PerSide
from game.reports import chart
from game.reports.curves import PALETTE
from game.reports.study import overview
from game.screen.theme import EVENING
from tests.faces import landmarks
from tests.training.test_examiner import acting, studied


def test_an_overview_tells_what_was_measured() -> None:
    found = overview("film.mp4", studied(acting), 300)
    assert json.loads(json.dumps(found)) == found
    assert (found["video"], found["pictures"], found["with_face"]) == ("film.mp4", 300, 300)
    assert found["best_mm"]["smile"] == pytest.approx({"left": 2, "right": 5})  # type: ignore[index]
    assert found["symmetry"] == {"smile": 0.4, "pucker": None, "eye_closure": pytest.approx(0.5, abs=0.01)}
    blinks = found["blinks"]
    assert isinstance(blinks, dict)
    assert (blinks["count"], blinks["per_min"]) == (3, pytest.approx(18, abs=0.5))
    assert blinks["each"][0] == {"begin_s": pytest.approx(1, abs=0.03), "length_s": pytest.approx(0.2, abs=0.03)}
    assert found["quality"] == {"median": 1.0, "withheld": 0, "withheld_share": 0.0, "left_out": {}}
    assert found["not_measured"] == ["Symmetry of pucker: neither side moves further than noise."]


def test_an_overview_tells_what_was_not_measured_and_why() -> None:
    found = overview("film.mp4", studied(lambda _: landmarks(), lasting_s=4, rest_s=3.7, rate_hz=5), 100)
    assert found["symmetry"] == {"smile": None, "pucker": None, "eye_closure": None}
    assert found["blinks"] == {"count": None, "per_min": None, "seen_s": pytest.approx(3.8), "each": None}
    assert found["best_eye_closed_share"] == {"left": None, "right": None}
    words = found["not_measured"]
    assert isinstance(words, list)
    assert [each.split(":")[0] for each in words] == [
        "The file announces 100 pictures; 20 could be read.", "Best movements", "Blinks",
    ]  # fmt: skip


def test_a_chart_is_1280_wide_and_shows_both_sides_in_the_games_colours(tmp_path: Path) -> None:
    path = tmp_path / "chart.png"
    chart.write(path, "film $1$ \u9854.mp4", studied(lambda t_s: None if 7 < t_s < 8 else acting(t_s)))
    picture = cv2.imread(str(path))
    assert picture is not None
    assert picture.shape == (990, 1280, 3)
    for role in ("left", "right", "band", "seed", "paper"):
        blue, green, red = (int(PALETTE[role][at : at + 2], 16) for at in (5, 3, 1))
        assert (picture == (blue, green, red)).all(axis=2).sum() > 30, role


def test_a_chart_shows_brow_and_nose_where_they_move_and_a_film_without_movement(tmp_path: Path) -> None:
    chart.write(tmp_path / "more.png", "f.mp4", studied(lambda t_s: landmarks(brow=PerSide(3.0 * (t_s > 3), 0.0))))
    chart.write(tmp_path / "rest.png", "f" * 90, studied(lambda _: landmarks(), lasting_s=0.2, rest_s=0.15))
    more, rest = (cv2.imread(str(tmp_path / f"{name}.png")) for name in ("more", "rest"))
    assert more is not None
    assert rest is not None
    assert more.shape[0] - rest.shape[0] == 252
    assert np.isin([990], rest.shape).all()


def test_its_colours_are_the_screens() -> None:
    roles = {str(role): f"#{value}" for role, value in EVENING.hexes.items()}
    assert {role: roles[role] for role in PALETTE} == PALETTE
