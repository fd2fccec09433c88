"""Recordings of the raw EMG, kept only where the player has said yes."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from game.model.signals import Converter, EmgBlock, Filters, Listening
from game.signal.notation import listening_words, rate_words
from game.store.maker import Maker, Making
from game.store.rawlog import SUFFIX, RawLog

CONSENT = "consent.txt"
_YES, _NO = "yes", "no"
_LOOK_S = 0.1
_TELL_S = 5.0
"""How often somebody who waits is told how far it is."""
_GRACE_S = 2.0
"""A short recording is made even when the game is ended from outside."""


def local_now() -> datetime:
    """The wall clock, with its zone."""
    return datetime.now().astimezone()


class Recordings:
    """A folder of recordings, implementing `game.ports.Recorder`.

    While it is made, a recording is a log that loses at most the block being written when the game is killed; when
    it ends, or at the next start, it becomes EDF+ (see `edfplus`) and the log goes. A `maker` does that aside, so
    nothing waits for it but `close`. Where the disk refuses, recording ends and `notice` says so; what was written
    stays.
    """

    def __init__(
        self, folder: Path, now: Callable[[], datetime] = local_now, maker: Callable[[Path], Making] = Maker
    ) -> None:
        self._folder, self._now, self._maker = folder, now, maker
        self._makers: list[Making] = []
        self._own: set[str] = set()
        self._log: RawLog | None = None
        self._converter: Converter | None = None
        self._told_hz: float | None = None
        self._told: Listening | None = None
        self._notice = ""
        self._refused = False
        self._consent = self._answer()

    def _answer(self) -> bool | None:
        try:
            words = (self._folder / CONSENT).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        return {_YES: True, _NO: False}.get(words.split()[0] if words.strip() else "")

    @property
    def consent(self) -> bool | None:
        """Whether the player has said yes or no; None before they were asked."""
        return self._consent

    @property
    def notice(self) -> str:
        """What became of a recording, in one line to show, or empty."""
        self._listen()
        return self._notice

    def allow(self, allowed: bool) -> None:
        """The player's answer, kept for the next times; a no ends the recording there is."""
        self._consent, self._refused = allowed, False
        if not allowed:
            self._end()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            answer = f"{_YES if allowed else _NO} {self._now().isoformat(timespec='seconds')}\n"
            (self._folder / CONSENT).write_text(answer, encoding="utf-8")
        except OSError as refusal:
            self._stop(refusal)

    def hear(self, block: EmgBlock, filters: Filters | None, listening: Listening) -> None:
        """Append a block at once, and from when on it was heard in another way, or by filters for another rate."""
        if not self._consent or self._refused or block.converter is None:
            return
        if self._log is not None and block.converter != self._converter:  # another board: another recording
            self._end()
        try:
            log = self._log or self._begin(block.converter)
            if listening != self._told:
                self._told = listening
                log.remark(block.t_s[0], listening_words(listening))
            log.block(block)
            if filters is not None and filters.rate_hz != self._told_hz:
                self._told_hz = filters.rate_hz
                log.remark(filters.since_s, rate_words(filters.rate_hz))
        except OSError as refusal:
            self._stop(refusal)

    def _begin(self, converter: Converter) -> RawLog:
        self._folder.mkdir(parents=True, exist_ok=True)
        started = self._now()
        stem = f"emg-{started:%Y%m%d-%H%M%S-%f}"
        self._log = RawLog(self._folder / f"{stem}{SUFFIX}", converter, started)
        self._converter, self._told_hz, self._told = converter, None, None
        return self._log

    def remark(self, t_s: float, words: str) -> None:
        """Append words about a moment: a phase, a repetition."""
        if self._log is not None:
            try:
                self._log.remark(t_s, words)
            except OSError as refusal:
                self._stop(refusal)

    def _stop(self, refusal: OSError) -> None:
        self._refused = True
        self._notice = f"The muscles are no longer recorded: {refusal.strerror or refusal} ({self._folder})."
        if self._log is not None:
            self._log.close()
            self._log = None

    def complete(self) -> None:
        """Have files made of the logs that a crash has left; the game need not wait."""
        if any(self._folder.glob(f"*{SUFFIX}")):
            self._make()

    def close(self, say: Callable[[str], None] = lambda _words: None, ends: Callable[[], bool] = lambda: False) -> None:
        """End the recording, and return when all files are made; closing twice is fine.

        `say` is told how far that is, and in the end what became of it. Where somebody `ends` it, the logs stay for
        the next start.
        """
        self._end()
        begun_s = told_s = time.monotonic()
        while self._makers and (not ends() or time.monotonic() - begun_s < _GRACE_S):
            self._makers[0].wait(_LOOK_S)
            self._listen()
            if self._makers and time.monotonic() - told_s > _TELL_S:
                told_s = time.monotonic()
                say(f"Making the recording's file: {self._makers[0].share:.0%}. Ctrl-C leaves it for the next start.")
        for maker in self._makers:
            maker.close()
            self._notice = "A recording waits to be completed at the next start."
        self._makers = []
        if self._notice:
            say(self._notice)

    def _end(self) -> None:
        log, self._log = self._log, None
        if log is not None:
            log.close()
            self._own.add(log.path.name)
            self._make()

    def _make(self) -> None:
        try:
            self._makers.append(self._maker(self._folder))
        except OSError as refusal:
            self._notice = f"A recording waits to be completed at the next start: {refusal.strerror or refusal}."

    def _listen(self) -> None:
        """Hear what has become of logs."""
        for maker in tuple(self._makers):
            made = maker.wait(0)
            if made is None:
                continue
            maker.close()
            self._makers.remove(maker)
            left = [name for log, name in made.files.items() if log not in self._own]
            if made.trouble:
                self._notice = made.trouble
            elif left and not self._notice:
                self._notice = f"A recording that was cut short is complete again: {', '.join(left)}."
