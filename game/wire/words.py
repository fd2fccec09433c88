"""What is the matter with a board on a wire, and what to do about it, in one line each."""

from game.model.phrase import say
from game.wire.kind import Wired

_SHOWN = 24


def stranger(board: Wired, heard: bytes) -> str:
    """Something else came than was looked for, or nothing."""
    where = board.port.name
    if heard:
        return f"What {where} sends at {board.port.baud} baud is not {board.title}: {_excerpt(heard)}. {board.advice()}"
    if not board.questions:
        return silent(board, heard)
    return (
        f"Nothing on {where} answers as {board.title} does. Check that it is switched on and runs its own "
        "program, or let the game find out what it is: --emg auto."
    )


def silent(board: Wired, heard: bytes) -> str:
    """Samples came, and come no more."""
    where, baud = board.port.name, board.port.baud
    if heard:
        return f"What {where} sends at {baud} baud is not EMG any more: {_excerpt(heard)}. {board.advice()}"
    return say(
        "The EMG board on {port} is plugged in but sends nothing. Check that its sketch runs,"
        " or press its reset button; the game goes on by itself.",
        port=where,
    )


def mute(name: str, where: str) -> str:
    """A board said who it is, and never began."""
    return say(
        "{name} on {port} answers, but sends no samples. Press its reset button,"
        " or unplug it and plug it in again; the game goes on by itself.",
        name=name,
        port=where,
    )


def one_sided(name: str, where: str) -> str:
    """A board has one channel only."""
    return (
        f"{name} on {where} has one EMG channel. The game needs two, one for each side: "
        "choose a board with two channels, or play with the camera alone (--emg none)."
    )


def other_columns(where: str, count: int, line: bytes) -> str:
    """A sketch prints one number a line, or more than two."""
    channels = "one channel" if count == 1 else f"{count} numbers a line"
    return (
        f"The board on {where} prints {channels}, as in '{line.decode('ascii')}'. The game needs two, one for each "
        "side: let its sketch print E,<micros>,<left>,<right>, or play with the camera alone (--emg none)."
    )


def _excerpt(heard: bytes) -> str:
    return f"it reads {ascii(heard[-_SHOWN:])[1:]}"
