"""Finding plug-ins: one file in one folder is exactly one plug-in."""

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


class PluginError(Exception):
    """A plug-in file holds more or less than one plug-in: a mistake of ours, not of the player."""


def discover(folder: ModuleType, kind: type[T]) -> dict[str, type[T]]:
    """Every plug-in of `kind` in `folder`, by file name.

    Raises PluginError for a file that does not define exactly one concrete subclass of `kind`.
    """
    return {name: load(folder, name, kind) for name in names(folder)}


def names(folder: ModuleType) -> list[str]:
    """The file names of a plug-in folder, sorted, without importing them."""
    return sorted(module.name for module in pkgutil.iter_modules(folder.__path__))


def load(folder: ModuleType, name: str, kind: type[T]) -> type[T]:
    """The one plug-in of `kind` in `folder`'s file `name`."""
    module = importlib.import_module(f"{folder.__name__}.{name}")
    found = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__ and kind in value.__mro__[1:]
    ]
    if len(found) != 1:
        raise PluginError(f"{module.__name__} must define exactly one {kind.__name__}, it defines {len(found)}")
    return found[0]
