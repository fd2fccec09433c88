"""A silent camera is said in time; a game that did not look is no silent camera."""

import numpy as np
import pytest

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


def test_a_computer_that_is_busy_is_asked_patience_for_and_is_not_given_up() -> None:
    silence = Silence()
    silence.begun()
    after_s, words = said(silence, 100, 60)
    assert after_s is not None
    assert 8 < after_s < 15
    assert "A little patience" in words
    assert said(silence, 160, 180)[0] == 0.0
    assert not silence.hopeless
    silence.loaded()
    assert said(silence, 341, 20) == (None, ""), "the camera has its own time"


def test_a_camera_that_never_answers_is_said_clearly_and_given_up_later() -> None:
    silence = Silence()
    silence.begun()
    said(silence, 100, 60)
    silence.loaded()
    after_s, words = said(silence, 160, 60)
    assert after_s is not None
    assert 20 < after_s < 40
    assert words.startswith("The camera does not answer.")
    assert not silence.hopeless
    for t_s in np.arange(160 + after_s, 300, LOOK_S):
        silence.look(float(t_s))
    assert silence.hopeless


def test_a_face_that_is_looked_for_too_slowly_is_not_the_cameras_fault() -> None:
    silence = Silence()
    silence.opened()
    assert said(silence, 100, 10) == (None, "")
    silence.pictured()
    after_s, words = said(silence, 110, 60)
    assert after_s is not None
    assert after_s > 10
    assert "A little patience" in words
    silence.pictured()
    assert silence.look(171) is not None, "it is told once that there are pictures"
    for t_s in np.arange(171, 220, LOOK_S):
        silence.look(float(t_s))
    assert not silence.hopeless
    silence.broken()
    silence.pictured()
    after_s, words = said(silence, 230, 10)
    assert words.startswith("The camera gives no more pictures.")


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


def test_a_camera_whose_trouble_was_told_has_its_time_again_once_it_is_back() -> None:
    silence = Silence()
    silence.opened()
    silence.broken()
    for t_s in np.arange(100, 130, LOOK_S):
        silence.opened()
        assert silence.look(float(t_s)) is None
    silence.pictured()
    assert said(silence, 130, 3.5) == (None, ""), "as loading is; a face would have been missed by now"
    assert not silence.hopeless


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


def test_where_beginning_anew_does_not_help_it_is_done_less_and_less_often() -> None:
    silence, t_s = Silence(), 100.0

    def hopeless_after_s() -> float:
        nonlocal t_s
        begun_s = t_s
        silence.begun()
        silence.opened()
        while not silence.hopeless:
            silence.look(t_s)
            t_s += LOOK_S
        silence.over()
        return t_s - begun_s

    waited_s = [hopeless_after_s() for _ in range(8)]
    assert np.diff(waited_s)[:5] == pytest.approx([15, 30, 60, 120, 240], abs=0.1)
    assert waited_s[0] == pytest.approx(30, abs=0.1)
    assert waited_s[7] == pytest.approx(waited_s[6], abs=0.1), "at last every eight minutes"
    silence.broken()
    assert hopeless_after_s() == pytest.approx(30, abs=0.1), "once it was there it is worth a try again"
