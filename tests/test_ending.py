"""When somebody outside wants the game to end."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from game.ending import Ending


@contextmanager
def listening() -> Iterator[Ending]:
    """An ending that takes this process's signals until the end."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    hook = sys.unraisablehook
    ending = Ending()
    try:
        ending.listen()
        yield ending
    finally:
        sys.unraisablehook = hook
        for number, handler in before.items():
            signal.signal(number, handler)


def test_the_first_signal_unwinds_and_the_next_interrupt_nothing() -> None:
    with listening() as ending:
        with pytest.raises(SystemExit) as left:
            signal.raise_signal(signal.SIGTERM)
        assert left.value.code == ending.status == 143
        assert ending.wanted
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)
        assert ending.status == 143


def test_in_play_a_signal_is_only_noted() -> None:
    with listening() as ending:
        ending.note_only()
        signal.raise_signal(signal.SIGINT)
        assert ending.wanted
        assert ending.status == 130


def test_a_signal_that_was_switched_off_stays_off() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with listening() as ending:
            signal.raise_signal(signal.SIGINT)
            assert not ending.wanted
    finally:
        signal.signal(signal.SIGINT, before)


class Dropped:
    """Raises where nobody can catch it: as it is let go of."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def __del__(self) -> None:
        raise self.error


def test_a_way_out_that_was_lost_in_a_library_is_no_news_but_anything_else_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with listening() as ending:
        ending.note_only()
        Dropped(SystemExit(3))
        assert "SystemExit" in capsys.readouterr().err
        signal.raise_signal(signal.SIGTERM)
        Dropped(SystemExit(143))
        assert capsys.readouterr().err == ""
        Dropped(ValueError("real"))
        assert "real" in capsys.readouterr().err
