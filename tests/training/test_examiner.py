import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from game.errors import DataError
from game.model.reading import known
from game.model.side import PerSide
from game.model.sight import Shown, Sight
from game.model.signals import Anchor, FloatArray
from game.signal.asymmetry import asymmetry
from game.signal.face import rest_face
from game.signal.quality import Calm
from game.training.examiner import Examiner
from game.training.rest import trusted
from game.training.rows import NO_FACE
from game.training.study import MOVEMENTS, Study
from tests.faces import OPEN_MM, flipped, landmarks, seen

RATE_HZ = 30.0


def studied(
    face: Callable[[float], FloatArray | None], lasting_s: float = 10.0, rest_s: float = 2.0, rate_hz: float = RATE_HZ
) -> Study:
    examiner = Examiner(rest_s, lambda _: None)
    for number in range(round(lasting_s * rate_hz)):
        examiner.see(seen(face(number / rate_hz), number / rate_hz))
    return examiner.finish()


def between(t_s: float, begin_s: float, end_s: float) -> float:
    return float(begin_s <= t_s < end_s)


def acting(t_s: float) -> FloatArray:
    """A smile from 3 to 4.5 s, eyes closed from 6 to 7 s, blinks at 1, 5 and 8 s."""
    smile, closed = between(t_s, 3, 4.5), between(t_s, 6, 7)
    blink = max(between(t_s, at, at + 0.2) for at in (1.0, 5.0, 8.0))
    eyes = PerSide(9 - max(4.5 * closed, 8.5 * blink), 9 - max(9 * closed, 8.5 * blink))
    return landmarks(smile=PerSide(2 * smile, 5 * smile), eye_mm=eyes)


def test_what_a_face_does_at_best_is_told_for_each_side() -> None:
    study = studied(acting)
    best, closed = study.best_mm("smile"), study.closed()
    assert best is not None
    assert closed is not None
    assert tuple(best) == pytest.approx((2, 5))
    assert tuple(closed) == pytest.approx((0.5, 1.0), abs=0.01)
    assert study.symmetry("smile") == pytest.approx(0.4)
    assert study.symmetry("eye") == pytest.approx(0.5, abs=0.01)
    assert study.reasons() == {}
    assert study.rate_hz == pytest.approx(30)


def test_blinks_are_counted_and_are_no_closing() -> None:
    study = studied(lambda t_s: acting(t_s) if t_s < 5.5 or t_s > 7.5 else acting(0.0))
    assert study.blinks is not None
    assert [blink.begin_s for blink in study.blinks] == pytest.approx([1, 5, 8], abs=0.05)
    assert study.closed() == PerSide(0.0, 0.0)
    assert study.symmetry("eye") is None


def test_what_moving_lids_shake_of_the_mouth_is_no_smile() -> None:
    def shaken(t_s: float) -> FloatArray:
        shut = max(between(t_s, at, at + 0.2) for at in (2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5))
        return landmarks(smile=PerSide(3 * shut, 0.0), eye_mm=PerSide(9 - 8.5 * shut, 9 - 8.5 * shut))

    study = studied(shaken)
    assert study.blinks is not None
    assert len(study.blinks) == 7
    best = study.best_mm("smile")
    assert best is not None
    assert tuple(best) == pytest.approx((0, 0), abs=0.01)


def test_too_few_pictures_a_second_show_no_blink_rather_than_none() -> None:
    study = studied(acting, rate_hz=5)
    assert study.blinks is None
    assert study.symmetry("smile") == pytest.approx(0.4)


def test_what_does_not_move_has_no_symmetry() -> None:
    study = studied(lambda _: landmarks())
    assert [study.symmetry(each) for each in ("smile", "pucker", "eye")] == [None, None, None]


def test_a_film_that_is_all_rest_has_no_best() -> None:
    study = studied(lambda _: landmarks(), rest_s=9.9)
    assert study.best_mm("smile") is None
    assert study.closed() is None


def test_what_is_not_seen_well_is_left_out_and_told_why() -> None:
    def turning(t_s: float) -> FloatArray | None:
        if 4 <= t_s < 5:
            return None
        return landmarks(yaw_deg=28) if 6 <= t_s < 7 else acting(t_s)

    study = studied(turning)
    reasons = study.reasons()
    assert reasons[NO_FACE] == 30
    assert reasons["Turn a little to your right"] >= 28
    assert reasons[Calm.hint] == 6  # for 0.2 s after it was found again
    for t_s, face in study.rows:
        assert trusted(face) is not (4 <= t_s < 5.19 or 6 <= t_s < 6.99)


def test_a_rest_too_short_is_begun_anew_and_what_came_before_is_measured_from_it() -> None:
    def late(t_s: float) -> FloatArray | None:
        return acting(0.0) if t_s < 0.05 or t_s > 4 else None

    study = studied(late)
    assert study.rest_s == pytest.approx((4.23, 6.2), abs=0.1)
    first = study.rows[0][1]
    assert first is not None
    assert tuple(first.measures.eye_mm) == pytest.approx(tuple(OPEN_MM))


@pytest.mark.parametrize(
    ("face", "words"),
    [
        (lambda _: None, "no face was found in 300 pictures"),
        (lambda _: landmarks(px_per_mm=0.4), "300 times, and 0 times well enough. Come a little closer."),
        (lambda t_s: landmarks() if t_s < 0.05 else None, "2 times well enough. Give the rest more seconds"),
    ],
)
def test_a_film_without_a_rest_is_refused(face: Callable[[float], FloatArray | None], words: str) -> None:
    with pytest.raises(DataError, match=words):
        studied(face)


@pytest.mark.parametrize("rest_s", [11.0, float("inf")])
def test_a_film_that_ends_within_its_rest_is_refused(rest_s: float) -> None:
    with pytest.raises(DataError, match=r"ends within the rest: 10\.0 s of it .*Give it fewer seconds"):
        studied(lambda _: landmarks(), rest_s=rest_s)


@pytest.mark.parametrize(("pictures", "said"), [(1, "1 picture"), (2, "2 pictures")])
def test_a_film_of_too_few_pictures_is_too_short(pictures: int, said: str) -> None:
    with pytest.raises(DataError, match=f"too short: it has {said}\\."):
        studied(lambda _: landmarks(), lasting_s=pictures / RATE_HZ)


def test_a_rest_in_which_the_face_moves_is_refused_and_told_what_moved() -> None:
    with pytest.raises(
        DataError, match=r"does not rest from 0\.0 to 2\.0 s: the right corner of the mouth moves by 5\.0 mm\. Begin"
    ):
        studied(lambda t_s: acting(t_s + 2.5))


def test_a_mouth_that_moves_in_a_rest_in_which_something_covers_it_is_told_as_covered() -> None:
    examiner = Examiner(2.0, lambda _: None)
    covered = Sight(shown=Shown(mouth=PerSide(0.0, 0.0)))

    def see() -> None:
        for number in range(300):
            t_s = number / RATE_HZ
            smile = 4 * between(t_s % 1, 0.0, 0.5)
            examiner.see(replace(seen(landmarks(smile=PerSide(smile, smile)), t_s), sight=covered))

    with pytest.raises(DataError, match=r"mouth moves by .* mm\. Something covers your mouth\. Begin the film"):
        see()


def test_what_is_seen_before_the_rest_and_does_not_count_for_it_is_not_measured() -> None:
    examiner = Examiner(2.0, lambda _: None)
    for number in range(300):
        t_s = number / RATE_HZ
        hidden = between(t_s, 0, 2.5)
        frame = replace(seen(landmarks(), t_s), sight=Sight(shown=Shown(mouth=PerSide(1 - hidden, 1 - hidden))))
        examiner.see(frame)
    study = examiner.finish()
    assert study.rest_s[0] == pytest.approx(2.5, abs=0.4)
    for t_s, face in study.rows:
        assert face is not None
        if t_s < study.rest_s[0]:
            assert not any(known(getattr(face.measures, f"{name}_mm")) for name in (*MOVEMENTS, "eye"))
        else:
            assert tuple(face.measures.eye_mm) == pytest.approx(tuple(OPEN_MM))


def test_the_tracker_is_told_the_rest_once_it_is_known() -> None:
    told: list[Anchor | None] = []
    examiner = Examiner(1.0, told.append)
    counts = []
    for number in range(60):
        examiner.see(seen(landmarks(), number / RATE_HZ))
        counts.append(len(told))
    assert counts.index(1) == 31
    assert counts[-1] == 1
    assert isinstance(told[0], Anchor)


def test_the_asymmetry_of_a_rest_is_left_minus_right_and_turns_with_the_face() -> None:
    drooping = landmarks(smile=PerSide(-np.sqrt(2) * 3.0, 0.0), brow=PerSide(0.0, 2.0), eye_mm=PerSide(10.0, 8.5))
    one, other = asymmetry(rest_face([drooping])), asymmetry(rest_face([flipped(drooping)]))
    assert (one.mouth_mm, one.eye_mm, one.brow_mm) == pytest.approx((-3, 1.5, -2), abs=0.02)
    assert (other.mouth_mm, other.eye_mm, other.brow_mm) == pytest.approx((3, -1.5, 2), abs=0.02)


def test_a_hidden_mouth_leaves_its_measures_out_and_keeps_the_eyes() -> None:
    examiner = Examiner(2.0, lambda _: None)
    for number in range(300):
        t_s = number / RATE_HZ
        away = between(t_s, 3, 4.5)
        covered = Sight(shown=Shown(mouth=PerSide(1 - away, 1 - away)))
        examiner.see(replace(seen(acting(t_s), t_s), sight=covered))
    study = examiner.finish()
    assert study.reasons() == {"Something covers your mouth": pytest.approx(45, abs=6)}
    best = study.best_mm("smile")
    assert best is not None
    assert max(best) < 5
    assert study.symmetry("eye") == pytest.approx(0.5, abs=0.01)
    hidden = [face for t_s, face in study.rows if face is not None and 3.3 < t_s < 4.5]
    assert all(math.isnan(face.measures.smile_mm.left) and trusted(face) for face in hidden)
    assert all(known(face.measures.eye_mm) for face in hidden)
