"""Handing values from one thread to another without waiting.

Both mailboxes rest on `collections.deque`, whose `append` and `popleft` are atomic.
"""

from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")


class Newest(Generic[T]):
    """A mailbox that keeps only the newest value.

    >>> box = Newest[int]()
    >>> box.put(1); box.put(2)
    >>> box.take(), box.take()
    (2, None)
    """

    def __init__(self) -> None:
        self._values: deque[T] = deque(maxlen=1)

    def put(self, value: T) -> None:
        """Replace whatever was waiting."""
        self._values.append(value)

    def take(self) -> T | None:
        """The newest value since the last call, or None."""
        try:
            return self._values.popleft()
        except IndexError:
            return None


class Queue(Generic[T]):
    """A mailbox that keeps every value, in order, up to `limit` (then the oldest go).

    >>> queue = Queue[int](limit=2)
    >>> for value in (1, 2, 3): queue.put(value)
    >>> queue.drain()
    [2, 3]
    """

    def __init__(self, limit: int) -> None:
        self._values: deque[T] = deque(maxlen=limit)

    def put(self, value: T) -> None:
        """Add a value at the end."""
        self._values.append(value)

    def drain(self) -> list[T]:
        """All values since the last call, oldest first."""
        values = []
        while True:
            try:
                values.append(self._values.popleft())
            except IndexError:
                return values
