import pytest

from game.screen import connected


@pytest.mark.parametrize("driver", ["dummy", "nonesuch"])
def test_a_sound_system_that_nobody_hears_is_none(monkeypatch: pytest.MonkeyPatch, driver: str) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", driver)
    assert connected.sound() is None


def test_without_a_window_no_screen_says_how_often_it_shows() -> None:
    assert connected.refresh_hz() is None


def test_gamepads_are_named() -> None:
    assert all(connected.pads())
