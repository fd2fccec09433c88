"""Values inside a row, as JSON: field by field, number for number."""

from typing import Any, TypeVar

from game.store.adapters import adapter

T = TypeVar("T")


def fields(value: object | None) -> Any:
    """A value of the model as JSON's own kinds; None stays None."""
    return None if value is None else adapter(type(value)).dump_python(value, mode="json")


def made(kind: type[T], fields: Any) -> T | None:
    """The value again; None stays None."""
    return None if fields is None else adapter(kind).validate_python(fields)
