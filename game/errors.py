"""Every failure Face Garden knows, written for the person in the chair.

FaceGardenError             one clear line: what is the matter, and what to do
├── UsageError              the command line asked for something that cannot be
│   └── NoDisplay           there is no screen to open a window on
├── DataError               a file or recording cannot be read as what it should be
│   ├── LevelError          a level file names something unknown or out of range
│   ├── PluginError         a file among the plug-ins is none
│   └── Refused             what was signed or sealed is not taken in, for one reason
├── StoreError              the disk refuses: full, read-only, damaged
└── DeviceError             a camera or board
    ├── DeviceMissing       it could not be opened
    └── DeviceLost          it was there, and is gone
        └── WrongBoard      something else is there than was looked for
"""

from enum import StrEnum


class FaceGardenError(Exception):
    """The base of all failures shown to people; its text is one clear line, and stays the kind of text it was."""

    def __str__(self) -> str:
        """The line itself."""
        return self.args[0] if len(self.args) == 1 and isinstance(self.args[0], str) else super().__str__()


class UsageError(FaceGardenError):
    """The command line asked for something that cannot be."""


class NoDisplay(UsageError):  # noqa: N818 - a state in the chair's words, not an -Error
    """There is no screen to open a window on."""


class DataError(FaceGardenError):
    """A file or recording cannot be read as what it should be."""


class LevelError(DataError):
    """A level file names something unknown, or a value out of range."""


class PluginError(DataError):
    """A file among the plug-ins cannot be loaded, or holds more or less than one plug-in."""


class Refusal(StrEnum):
    """Why what was signed or sealed is not taken in, in words for whoever brought it."""

    FOREIGN_FILE = "this is not a programme from a clinic; choose the file that your therapist gave you"
    NEWER_FORM = "it was made for a newer Face Garden; update this one"
    OVERSIZE = "it is too large to be a programme; ask your therapist for the file again"
    TRUNCATED = "it is not complete; copy it once more, or ask for it again"
    ALTERED = "it is not as the clinic signed it; ask your therapist for the file again"
    UNREADABLE = "the clinic signed it, but it cannot be read"
    UNKNOWN_LEVEL = "it opens a level that this Face Garden does not have; update Face Garden"
    NOT_INTRODUCED = "this computer knows no clinic yet"
    OTHER_CLINIC = "it comes from another clinic than yours"
    OLD_KEY = "it is signed with a key that your clinic has given up; ask for a new one"
    OTHER_PATIENT = "it is meant for somebody else"
    OLDER = "it is older than the programme you have"
    SAME_NUMBER = "it has the number of the programme you have, but says something else; ask for one with a new number"
    EXPIRED = "its review date has passed; ask your therapist for a new one"
    FUTURE = "it is dated in the future; check the date of this computer"
    NO_RESULTS = "this is no results file; ask for the one that `face-garden export --for-clinic` makes at home"
    TOO_MUCH = "it is too large to be a results file; ask for it again"
    OTHER_KEY = "it is sealed for another key than this one"
    SPOILT = "it is not as it was sealed at home; copy it once more, or ask for it again"
    FORGED = "it does not come from a home with a programme of yours; ask who sent it"
    SWOLLEN = "it unpacks to more than results ever do, so it was not unpacked; ask who sent it"
    MISMATCH = "what is in it is not what its own list says; ask for it again"
    ILLEGIBLE = "it was sealed for you, but what is in it cannot be read; ask for it again"


class Refused(DataError):  # noqa: N818 - a state in the chair's words, not an -Error
    """What was signed or sealed is not taken in; `reason` tells why, `more` a little more where that helps.

    `then` is a sentence on what follows from it.
    """

    def __init__(self, reason: Refusal, more: str = "") -> None:
        super().__init__(f"{reason.value} ({more})" if more else reason.value)
        self.reason, self.more, self.then = reason, more, ""

    def at(self, what: str, then: str = "", words: str = "") -> "Refused":
        """The same refusal as a sentence, about a file if one is named, and what follows from it.

        `words` tell the reason to somebody else than whom its own are for.
        """
        told, why = Refused(self.reason), words or str(self)
        line = f"{what}: {why}." if what else f"{why}."
        told.args, told.more, told.then = (f"{line} {then}" if then else line,), self.more, then
        return told


class StoreError(FaceGardenError):
    """The disk refuses: full, read-only or damaged."""


class DeviceError(FaceGardenError):
    """A camera or board is in trouble."""


class DeviceMissing(DeviceError):  # noqa: N818
    """A device could not be opened."""


class DeviceLost(DeviceError):  # noqa: N818
    """A device was there, and is gone."""


class WrongBoard(DeviceLost):
    """Something else is there than the board that was looked for, or nothing that answers."""
