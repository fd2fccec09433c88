import math
from collections.abc import Callable

import pytest

from game.model.reading import FaceMeasures, Pose
from game.model.side import PerSide
from game.model.sight import Light, Shown, Sight
from game.signal.head import pose
from game.signal.quality import Shaking, judged, of_skin
from game.signal.sight import COVERED, PARTLY, Hidden
from tests.faces import landmarks

MEASURES = FaceMeasures.each(lambda _: PerSide(1.0, 2.0))
AWAY = PerSide(0.0, 0.0)


def seeing(shown: Shown) -> Hidden:
    hidden = Hidden()
    for number in range(30):
        hidden.see(number / 30, shown)
    return hidden


def names(measures: FaceMeasures) -> dict[str, tuple[bool, bool]]:
    """Which measures are numbers, left and right."""
    found = {name: getattr(measures, name) for name in FaceMeasures.__slots__}
    return {name: (math.isfinite(both.left), math.isfinite(both.right)) for name, both in found.items()}


def test_a_hidden_mouth_hides_smile_and_pucker_and_nothing_else() -> None:
    hidden = seeing(Shown(mouth=AWAY))
    assert names(hidden.without(MEASURES)) == {
        "smile_mm": (False, False), "pucker_mm": (False, False), "brow_mm": (True, True), "nose_mm": (True, True),
        "eye_mm": (True, True),
    }  # fmt: skip
    assert hidden.hint == "Something covers your mouth"
    assert hidden.quality == PARTLY


def test_each_eye_is_hidden_alone_and_named_by_its_side() -> None:
    hidden = seeing(Shown(eye=PerSide(1.0, 0.0)))
    assert names(hidden.without(MEASURES))["eye_mm"] == (True, False)
    assert hidden.hint == "Something covers your right eye"


def test_mouth_and_both_eyes_away_are_a_covered_face() -> None:
    hidden = seeing(Shown(mouth=AWAY, eye=AWAY))
    assert (hidden.quality, hidden.hint) == (0.0, COVERED)


@pytest.mark.parametrize("gone", [Shown(eye=PerSide(0.0, 1.0)), Shown(mouth=AWAY)])
def test_what_cannot_be_a_blink_is_hidden_in_its_first_picture(gone: Shown) -> None:
    hidden = seeing(Shown())
    hidden.see(1.0, gone)
    assert hidden.without(MEASURES) is not MEASURES


def test_skin_that_is_not_found_again_is_not_measured_by_and_without_a_rest_nothing_is_missed() -> None:
    assert of_skin(Sight()) == of_skin(None) == 1
    assert of_skin(Sight(alike=0.8, sure=0.3)) == 1
    assert of_skin(Sight(alike=0.65, sure=0.0)) == 0
    assert of_skin(Sight(alike=0.55, sure=1.0)) < 0.5


@pytest.mark.parametrize("rate_hz", [15.0, 30.0, 60.0])
def test_a_face_that_jumps_to_and_fro_is_not_measured_and_one_that_moves_fast_is(rate_hz: float) -> None:
    def last(mm: Callable[[int], float]) -> float:
        shaking = Shaking()
        return [
            shaking.see(n / rate_hz, Pose(mm(n), 0.0, 0.0), FaceMeasures.each(lambda _, n=n: PerSide(mm(n), 0.0)))  # type: ignore[misc]
            for n in range(30)
        ][-1]

    assert last(lambda n: 40.0 * n / rate_hz) == 1
    assert last(lambda n: 4.0 * (n % 2)) < 0.5
    assert last(lambda n: 0.5 * (n % 2)) == 1


@pytest.mark.parametrize("rate_hz", [15.0, 30.0, 60.0])
def test_a_moments_doubt_hides_nothing_and_a_lasting_one_soon_does(rate_hz: float) -> None:
    hidden, times = Hidden(), [number / rate_hz for number in range(round(2 * rate_hz))]
    said: dict[float, bool] = {}
    for t_s in times:
        doubtful = 0.95 < t_s < 1.03 or t_s > 1.5
        hidden.see(t_s, Shown(eye=AWAY) if doubtful else Shown())
        said[t_s] = hidden.without(MEASURES) is not MEASURES
    assert not any(away for t_s, away in said.items() if t_s < 1.5)
    assert all(away for t_s, away in said.items() if t_s > 1.75)
    hidden.see(2.1, None)
    assert hidden.without(MEASURES) is MEASURES


@pytest.mark.parametrize(
    ("light", "words"),
    [
        (Light(level=0.05), "too dark"), (Light(level=0.5, even=0.05), "One side of your face is dark"),
        (Light(white=0.5), "too bright"), (Light(edge=0.08), "blurred"),
    ],
)  # fmt: skip
def test_bad_light_and_blur_withhold_a_face_and_say_what_helps(light: Light, words: str) -> None:
    points = landmarks()
    quality, hint = judged(points, pose(points), (640, 480), light)
    assert quality < 0.5
    assert words in hint
    assert judged(points, pose(points), (640, 480), Light()) == (1.0, "")
