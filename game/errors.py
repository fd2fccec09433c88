"""Every failure Face Garden knows, written for the person in the chair.

FaceGardenError             one clear line: what is the matter, and what to do
├── UsageError              the command line asked for something that cannot be
│   └── NoDisplay           there is no screen to open a window on
├── DataError               a file or recording cannot be read as what it should be
│   └── LevelError          a level file names something unknown or out of range
├── StoreError              the disk refuses: full, read-only, damaged
└── DeviceError             a camera or board
    ├── DeviceMissing       it could not be opened
    └── DeviceLost          it was there, and is gone
        └── WrongBoard      something else is there than was looked for
"""


class FaceGardenError(Exception):
    """The base of all failures shown to people; its text is one clear line."""


class UsageError(FaceGardenError):
    """The command line asked for something that cannot be."""


class NoDisplay(UsageError):  # noqa: N818 - a state in the chair's words, not an -Error
    """There is no screen to open a window on."""


class DataError(FaceGardenError):
    """A file or recording cannot be read as what it should be."""


class LevelError(DataError):
    """A level file names something unknown, or a value out of range."""


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
