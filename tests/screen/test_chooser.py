"""The window for files is a process of its own."""

import pytest

from game.screen.chooser import NO_WINDOW, Chooser

PATIENCE_S = 30.0


def test_where_no_window_can_be_opened_that_is_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    chooser = Chooser()
    assert chooser.answer() is None
    chooser.ask()
    asking = chooser._asking
    chooser.ask()
    assert chooser._asking is asking
    assert asking is not None
    asking.wait(PATIENCE_S)
    assert chooser.answer() == ("", NO_WINDOW)
    assert chooser.answer() is None


def test_a_window_still_open_is_closed_with_the_game() -> None:
    chooser = Chooser()
    chooser.ask()
    asking = chooser._asking
    assert asking is not None
    chooser.close()
    chooser.close()
    assert asking.poll() is not None
