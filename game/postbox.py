"""Where what a clinic has signed comes into the house: every way ends in the same door."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from game.errors import FaceGardenError, LevelError, Refusal, Refused
from game.model.level import Level
from game.model.phrase import say, together
from game.model.post import Answer, Letter, Pages
from game.model.programme import Programme
from game.ports import Way
from game.settings import chosen_levels
from game.store.acceptance import Confirmed, Trusted
from game.store.home import Home
from game.store.places import levels_folder
from game.store.toml import documents
from game.trust.keys import ClinicKey
from game.ways import Files, HeldUp, why


def take_in(
    data: bytes, folder: Path, today: date, confirmed: Confirmed, where: str = ""
) -> tuple[Trusted | None, Trusted]:
    """What the home trusted before an envelope came, and what it trusts now.

    Raises Refused as a sentence, about `where` if given, that also says what stays in force; StoreError.
    """
    home = Home(folder)
    try:
        return home.take(data, today, documents(levels_folder(), "level"), confirmed)
    except Refused as refusal:
        kept = home.trusted()
        number = 0 if kept is None else kept.programme.number
        stays = say("Programme {number} stays in force.", number=number) if number else ""
        raise refusal.at(where, stays) from None


@dataclass(slots=True)
class Box:
    """The post box of one home, `folder`; more ways, such as a network, are added to `ways`.

    `asked` are the levels that the command line asked for: of those the ones that are open are offered.
    """

    folder: Path
    today: Callable[[], date]
    files: Files
    pages: HeldUp
    ways: Sequence[Way] = ()
    asked: tuple[str, ...] = ()

    def show(self, text: str) -> Pages:
        """Hand in what a code says."""
        return self.pages.show(text)

    def bring(self, path: str) -> None:
        """Hand in a file."""
        self.files.bring(path)

    def choose(self) -> None:
        """Let a file be chosen in a window of the system's own."""
        self.files.choose()

    def arrived(self) -> Sequence[Letter]:
        """What has come in by any way."""
        every: tuple[Way, ...] = (self.files, self.pages, *self.ways)
        return [letter for way in every for letter in way.arrived()]

    def take(self, letter: Letter, key_id: str = "") -> Answer:
        """Take a letter in or refuse it, and say so."""
        if letter.trouble:
            return Answer(letter.trouble)
        met: list[str] = []

        def confirmed(key: ClinicKey) -> bool:
            met.append(key.id)
            return key.id == key_id

        try:
            before, now = take_in(letter.data, self.folder, self.today(), confirmed)
            return self._taken(before, now)
        except Refused as refusal:
            if refusal.reason is Refusal.NOT_INTRODUCED and met and met[0] != key_id:
                return Answer(say("Is this the key that your therapist gave you?"), key_id=met[0])
            return Answer(together(why(refusal), refusal.then))
        except FaceGardenError as trouble:
            return Answer(str(trouble))

    def _taken(self, before: Trusted | None, now: Trusted) -> Answer:
        number, review = now.programme.number, now.programme.review
        words = say("Programme {number} is in force. Next review: {review:y-MM-dd}.", number=number, review=review)
        first = ""
        if now == before:
            first = say("You have this already.")
        elif before is not None and now.keys != before.keys:
            first = say("Your clinic has a new key: {key}.", key=now.keys[-1].id)
        return Answer(together(first, words), programme=now.programme, levels=self._levels(now.programme))

    def _levels(self, programme: Programme) -> tuple[Level, ...]:
        try:
            return tuple(chosen_levels(self.asked, programme))
        except LevelError:  # what was asked for is not open any more
            return tuple(chosen_levels((), programme))
