"""Recordings of the raw EMG, kept only where the player has said yes."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from game.errors import DataError
from game.model.signals import Converter, EmgBlock, Filters, Listening
from game.signal.notation import listening_words, rate_words
from game.store.edfplus import made
from game.store.rawlog import DAMAGED, SIDECAR, SUFFIX, RawLog, lock, logged

CONSENT = "consent.txt"
_YES, _NO = "yes", "no"


def local_now() -> datetime:
    """The wall clock, with its zone."""
    return datetime.now().astimezone()


class Recordings:
    """A folder of recordings, implementing `game.ports.Recorder`.

    While it is made, a recording is a log that loses at most the block being written when the game is killed; when
    it ends, or at the next start, it becomes EDF+ (see `edfplus`) and the log goes. Where the disk refuses, recording
    ends and `notice` says so; what was written stays.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = local_now) -> None:
        self._folder, self._now = folder, now
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
        return self._notice

    def allow(self, allowed: bool) -> None:
        """The player's answer, kept for the next times; a no ends the recording there is."""
        self._consent, self._refused = allowed, False
        if not allowed:
            self.close()
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
            self.close()
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

    def close(self) -> None:
        """End the recording and make its file; closing twice is fine."""
        log, self._log = self._log, None
        if log is not None:
            log.close()
            self._finish(log.path)

    def complete(self) -> str:
        """Make files of the logs that a crash has left; one line says which, empty where there was none."""
        done = []
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            try:
                file = os.open(path, os.O_RDWR)
            except OSError as refusal:  # somebody else's, or no file at all: the game starts without it
                self._notice = f"{path.name} cannot be completed: {refusal.strerror or refusal}."
                continue
            try:
                if lock(file) and (finished := self._finish(path)) is not None:
                    done.append(finished.name)
            finally:
                os.close(file)
        if done and not self._notice:
            self._notice = f"A recording that was cut short is complete again: {', '.join(done)}."
        return self._notice

    def _finish(self, path: Path) -> Path | None:
        """Its file, or None where there is nothing to keep or the log has to stay."""
        try:
            log = logged(path)
            finished = made(log, path) if len(log.t_s) and log.t_s[-1] > log.t_s[0] else None
            if log.whole:
                path.unlink()
                path.with_suffix(SIDECAR).unlink(missing_ok=True)
            else:
                kept = path.rename(path.with_name(path.name + DAMAGED)).name
                what = "nothing" if finished is None else finished.name
                self._notice = f"A recording was damaged on the disk: {what} was made of it, and {kept} is kept."
        except DataError as error:
            self._notice = str(error)
        except OSError as refusal:
            self._notice = f"A recording waits in {path.name} to be completed: {refusal.strerror or refusal}."
        else:
            return finished
        return None
