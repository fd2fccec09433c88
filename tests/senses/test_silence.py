"""A silent camera is said in time; a game that did not look is no silent camera."""

import numpy as np

from game.senses.silence import Silence

LOOK_S = 1 / 60


def said(silence: Silence, from_s: float, seconds: float) -> tuple[float | None, str]:
    """After how many seconds of looking something is said, and what; None where nothing is."""
    for t_s in np.arange(from_s, from_s + seconds, LOOK_S):
        words = silence.look(float(t_s))
        if words is not None:
            return float(t_s) - from_s, words
    return None, ""


def test_a_camera_that_hangs_before_its_first_picture_is_said_though_later() -> None:
    silence = Silence()
    assert said(silence, 100, 60) == (None, ""), "nothing is open yet"
    silence.opened()
    after_s, words = said(silence, 160, 60)
    assert after_s is not None
    assert 10 < after_s < 16
    assert words.startswith("The camera is open but gives no picture.")


def test_a_camera_that_stops_is_said_after_three_seconds_and_no_more_when_it_is_back() -> None:
    silence = Silence()
    silence.opened()
    silence.broken()
    after_s, words = said(silence, 100, 10)
    assert after_s is not None
    assert 2.9 < after_s < 3.1
    assert words.startswith("The camera gives no more pictures.")
    silence.broken()
    assert said(silence, 104, 2.5) == (None, "")


def test_a_camera_that_says_nothing_for_much_longer_is_hopeless() -> None:
    silence = Silence()
    silence.opened()
    silence.broken()
    said(silence, 100, 1)
    for t_s in np.arange(101, 110, LOOK_S):
        silence.look(float(t_s))
    hopeless = [silence.hopeless]
    for t_s in np.arange(110, 130, LOOK_S):
        silence.look(float(t_s))
    hopeless.append(silence.hopeless)
    silence.over()
    assert [*hopeless, silence.hopeless] == [False, True, False]


def test_after_a_start_anew_it_begins_anew() -> None:
    silence = Silence()
    silence.opened()
    silence.broken()
    said(silence, 100, 2)
    silence.over()
    assert said(silence, 102, 60) == (None, "")
    silence.opened()
    after_s, _ = said(silence, 162, 60)
    assert after_s is not None
    assert after_s > 10


def test_a_laptop_that_slept_has_not_lost_its_camera() -> None:
    silence = Silence()
    silence.opened()
    silence.broken()
    assert said(silence, 100, 1) == (None, "")
    assert silence.look(100 + 8 * 3600) is None
    after_s, _ = said(silence, 100 + 8 * 3600, 10)
    assert after_s is not None
    assert after_s > 1, "there was time for a picture"
