"""pydantic's adapters, one a kind: making one takes longer than reading a document by it."""

from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")
_MADE: dict[type, TypeAdapter[Any]] = {}


def adapter(kind: type[T]) -> TypeAdapter[T]:
    """Reads and writes dataclasses of a kind."""
    if kind not in _MADE:
        _MADE[kind] = TypeAdapter(kind)
    return _MADE[kind]
