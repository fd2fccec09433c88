import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from game.model.reading import FaceReading, Pose
from game.model.side import PerSide, Side
from game.reports import chart
from game.reports.curves import PALETTE, draw
from game.reports.study import overview
from game.screen.theme import EVENING
from game.signal.face import measure, rest_face
from game.training.study import Study
from tests.faces import landmarks
from tests.training.test_examiner import RATE_HZ, acting, studied


def test_an_overview_tells_what_was_measured() -> None:
    found = overview("film.mp4", studied(acting), 300)
    assert json.loads(json.dumps(found)) == found
    assert (found["video"], found["pictures"], found["with_face"]) == ("film.mp4", 300, 300)
    assert found["best_mm"]["smile"] == pytest.approx({"left": 2, "right": 5})  # type: ignore[index]
    assert found["symmetry"] == {"smile": 0.4, "pucker": None, "eye_closure": pytest.approx(0.5, abs=0.01)}
    blinks = found["blinks"]
    assert isinstance(blinks, dict)
    assert (blinks["count"], blinks["per_min"]) == (3, pytest.approx(18, abs=0.5))
    assert blinks["each"][0] == {"begin_s": pytest.approx(1, abs=0.05), "length_s": pytest.approx(0.2, abs=0.06)}
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
        "The file announces 100 pictures; 20 could be read.", "Best movements of the mouth", "Blinks",
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


def hidden(side: Side, lasting_s: float, rate_hz: float) -> Study:
    """One corner of the mouth is hidden from 3 to 6 s while the other smiles."""
    rest, rows = rest_face([landmarks()]), []
    for t_s in (np.arange(round(lasting_s * rate_hz)) / rate_hz).tolist():
        away = 3 <= t_s < 6
        measures = measure(landmarks(smile=PerSide(4.0 * away, 4.0 * away)), rest)
        if away:
            own = float("nan")
            smile = PerSide(own, 4.0) if side is Side.LEFT else PerSide(4.0, own)
            measures = replace(measures, smile_mm=smile)
        rows.append((t_s, FaceReading(t_s, Pose(0, 0, 0), measures, 1.0)))
    return Study(tuple(rows), rest, (0.0, 2.0), 60, ())


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("lasting_s", [9.0, 45.0])  # longer than the chart is wide: medians
def test_a_chart_shows_the_side_that_is_seen_while_the_other_is_hidden(side: Side, lasting_s: float) -> None:
    axes = Figure().subplots()
    draw(axes, "smile", hidden(side, lasting_s, RATE_HZ))
    both = dict(zip(Side, (line for line in axes.lines if np.size(line.get_xdata()) > 2), strict=True))
    for each, line in both.items():
        times, values = np.asarray(line.get_xdata()), np.asarray(line.get_ydata())
        away = (times > 3.1) & (times < 5.9)
        assert np.isnan(values[away]).all() if each is side else (values[away] == pytest.approx(4))
        assert np.isfinite(values[~((times > 2.9) & (times < 6.1))]).all()
    (stripes,) = (patch for patch in axes.patches if patch.get_hatch())
    assert to_hex(stripes.get_edgecolor()).upper() == PALETTE[side]
    assert (stripes.get_x(), stripes.get_width()) == pytest.approx((3, 3), abs=0.15)  # type: ignore[attr-defined]


def test_an_overview_tells_of_the_side_that_was_seen_and_why_there_is_no_symmetry() -> None:
    study = hidden(Side.LEFT, 6.0, RATE_HZ)
    rows = [(t_s, face) for t_s, face in study.rows if t_s < 2.01 or t_s >= 3]
    found = overview("f.mp4", Study(tuple(rows), study.rest, (0.0, 2.1), 60, ()), 0)
    assert found["best_mm"]["smile"] == {"left": None, "right": pytest.approx(4)}  # type: ignore[index]
    assert "Symmetry of smile: the left side is never seen for 0.3 s on end." in found["not_measured"]  # type: ignore[operator]


def test_pictures_that_come_unevenly_are_told_by_their_number_and_their_usual_distance() -> None:
    study = hidden(Side.LEFT, 9.0, RATE_HZ)
    rows = [row for row in study.rows if row[0] < 6 or row[0] > 8.99 or row[0] * 10 % 10 < 0.1]
    found = overview("f.mp4", replace(study, rows=tuple(rows)), 0)
    assert found["rate_hz"] == pytest.approx((len(rows) - 1) / (rows[-1][0] - rows[0][0]), abs=0.001)
    assert found["rate_hz"] < 25  # type: ignore[operator]
    assert found["median_interval_s"] == pytest.approx(1 / RATE_HZ, abs=0.001)


def test_its_colours_are_the_screens() -> None:
    roles = {str(role): f"#{value}" for role, value in EVENING.hexes.items()}
    assert {role: roles[role] for role in PALETTE} == PALETTE
