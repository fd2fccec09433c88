"""Questions in the terminal, and what becomes of one that is not answered."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer


@contextmanager
def asking() -> Iterator[None]:
    """Let what comes after a question begin a line of its own, also where that is ended in place of an answer."""
    try:
        yield
    except (EOFError, KeyboardInterrupt, SystemExit, typer.Abort):  # a signal unwinds, see `game.ending`
        typer.echo(err=True)
        raise typer.Abort from None
