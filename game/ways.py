"""The ways by which what a clinic has signed comes into the house today: files, and paper."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from game.errors import FaceGardenError, Refusal, Refused
from game.model.phrase import begun, say
from game.model.post import Letter, Pages
from game.store.whole import small
from game.trust.envelope import LARGEST
from game.trust.pages import Gathering

_CODES = {
    Refusal.FOREIGN_FILE: say("this is another kind of code; hold up a page that your therapist gave you"),
    Refusal.ALTERED: say("these pages do not belong together; ask your therapist to print them again"),
}
"""What is said of codes in place of files."""


class FileWindow(Protocol):
    """A window in which a file is chosen."""

    def ask(self) -> None:
        """Open it, without waiting."""

    def answer(self) -> tuple[str, str] | None:
        """The path, or what went wrong; None while nothing was chosen."""


class Files:
    """The way of files: dragged onto the window, or chosen in one of the system's own."""

    def __init__(self, window: FileWindow) -> None:
        self._window = window
        self._letters: list[Letter] = []

    def bring(self, path: str) -> None:
        """Read a file; what is the matter with it becomes the letter's trouble."""
        try:
            self._letters.append(Letter(small(Path(path), LARGEST)))
        except FaceGardenError as trouble:
            self._letters.append(Letter(trouble=say("{trouble}.", trouble=str(trouble))))

    def choose(self) -> None:
        """Let a file be chosen."""
        self._window.ask()

    def arrived(self) -> Sequence[Letter]:
        """The files since the last look."""
        answer = self._window.answer()
        if answer is not None:
            path, trouble = answer
            if trouble:
                self._letters.append(Letter(trouble=trouble))
            else:
                self.bring(path)
        letters, self._letters = self._letters, []
        return letters


class HeldUp:
    """The way of paper: what the codes on its pages say, in any order."""

    def __init__(self) -> None:
        self._gathering = Gathering()
        self._letters: list[Letter] = []

    def show(self, text: str) -> Pages:
        """Read a code; the letter arrives with its last page."""
        try:
            whole = self._gathering.add(text)
        except Refused as refusal:
            return Pages(self._gathering.read, self._gathering.of, why(refusal, _CODES.get(refusal.reason, "")))
        if whole is not None:
            self._letters.append(Letter(bytes(whole)))
        return Pages(self._gathering.read, self._gathering.of)

    def arrived(self) -> Sequence[Letter]:
        """The letters of which every page was read since the last look."""
        letters, self._letters = self._letters, []
        return letters


def why(refusal: Refused, words: str = "") -> str:
    """The reason for a refusal, or these words for it, as a sentence of its own."""
    reason = begun(words or refusal.reason.value)
    if refusal.more:
        return say("{reason} ({more}).", reason=reason, more=refusal.more)
    return say("{reason}.", reason=reason)
