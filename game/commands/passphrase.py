"""Asking for a passphrase: without showing it, from a file, or from a program that calls this one."""

import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.asking import asking
from game.errors import DataError, UsageError

if TYPE_CHECKING:
    from game.trust.keys import SecretKey

_MOST = 1024


def passphrase(given: str | None, whose: str, option: str, *, twice: bool = False) -> str:
    """The passphrase of a key. Raises UsageError where nobody can be asked, DataError for a file without one."""
    if given is not None:
        if not given.strip():
            raise UsageError(f"{option} is empty; give it a file whose first line is the passphrase, or -.")
        try:
            if given == "-":
                return _said(
                    sys.stdin.readline(_MOST), f"the standard input: no line is left for the passphrase of {whose}"
                )
            with Path(given).open(encoding="utf-8") as file:
                return _said(file.readline(_MOST), f"{given}: there is no passphrase in its first line")
        except OSError as refusal:
            raise DataError(f"{given}: cannot be read ({refusal.strerror})") from refusal
        except UnicodeDecodeError:
            raise DataError(f"{given}: is not UTF-8 text; save it again as UTF-8") from None
    if not sys.stdin.isatty():
        raise UsageError(f"There is no terminal to ask for the passphrase of {whose}; give {option} FILE, or -.")
    with asking():  # not typer's prompt, which asks first and hides what is typed a moment later
        asked = getpass(f"Passphrase of {whose}: ")
        if twice and getpass("Once more: ") != asked:
            raise UsageError("The two passphrases differ, so nothing was made; try again.")
    return asked


def secret(keyfile: Path, given: str | None, option: str = "--passphrase") -> "SecretKey":
    """The key in a file, which is looked at before anybody is asked. Raises FaceGardenError."""
    from game.store.keyfiles import key_kept, secret_kept  # noqa: PLC0415

    key_kept(keyfile)
    return secret_kept(keyfile, passphrase(given, str(keyfile), option))


def _said(text: str, trouble: str) -> str:
    line = text.rstrip("\r\n")
    if not line.strip():
        raise DataError(trouble)
    return line
