"""What is to be written, in order: a value the disk refuses waits for the next one that it takes."""

from collections import deque
from pathlib import Path

from sqlalchemy import Engine, Insert, Update
from sqlalchemy.exc import IntegrityError, InterfaceError, ProgrammingError

from game.errors import StoreError
from game.store.refusals import Damaged, NotYetKept, plainly

OURS = (IntegrityError, InterfaceError, ProgrammingError)
"""Refusals of a value rather than of the disk; trying again would not help."""


class Waiting:
    """The values for one database. Its length is how many wait."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path, self._engine = path, engine
        self._statements: deque[Insert | Update] = deque()

    def __len__(self) -> int:
        return len(self._statements)

    def keep(self, statement: Insert | Update) -> None:
        """Write all that waits, this one last. Raises NotYetKept where it has to wait, StoreError where it cannot."""
        self._statements.append(statement)
        try:
            self.write()
        except StoreError as refusal:
            if not self._statements:
                raise
            advice = "end the game and start it again" if isinstance(refusal, Damaged) else "keep the game open"
            raise NotYetKept(f"{refusal}. Results waiting to be written: {len(self)}; {advice}") from refusal

    def write(self) -> None:
        """Write all that waits. Raises StoreError at the first that is refused."""
        with plainly(self._path):
            while self._statements:
                try:
                    with self._engine.begin() as connection:
                        found = connection.execute(self._statements[0]).rowcount
                except OURS:
                    self._statements.popleft()
                    raise
                self._statements.popleft()
                if not found:
                    raise StoreError(f"{self._path} holds no such visit")
