"""Finding plug-ins: one file in one folder is exactly one plug-in."""

import importlib.util
import inspect
import pkgutil
from types import ModuleType
from typing import TypeVar

from game.errors import PluginError

T = TypeVar("T")


def discover(folder: ModuleType, kind: type[T]) -> dict[str, type[T]]:
    """Every plug-in of `kind` in `folder`, by file name.

    Raises PluginError, naming the file, for one that does not define exactly one concrete subclass of `kind`.
    """
    return {name: load(folder, name, kind) for name in names(folder)}


def names(folder: ModuleType) -> list[str]:
    """The file names of a plug-in folder, sorted, without importing them."""
    return sorted(module.name for module in pkgutil.iter_modules(folder.__path__))


def load(folder: ModuleType, name: str, kind: type[T]) -> type[T]:
    """The one plug-in of `kind` in `folder`'s file `name`. Raises PluginError as `discover` does."""
    module = _imported(folder, name)
    found = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__ and kind in value.__mro__[1:]
    ]
    if len(found) != 1:
        counted = ", ".join(each.__name__ for each in found) or "none"
        raise PluginError(f"{module.__file__}: must define exactly one {kind.__name__}, and defines {counted}")
    if inspect.isabstract(found[0]):
        lacking = ", ".join(sorted(getattr(found[0], "__abstractmethods__", ())))
        raise PluginError(f"{module.__file__}: {found[0].__name__} lacks what every {kind.__name__} has: {lacking}")
    return found[0]


def _imported(folder: ModuleType, name: str) -> ModuleType:
    try:
        return importlib.import_module(f"{folder.__name__}.{name}")
    except Exception as error:
        spec = importlib.util.find_spec(f"{folder.__name__}.{name}")
        what = f"{name if spec is None else spec.origin}: cannot be loaded ({type(error).__name__}: {error})"
        raise PluginError(f"{what}; mend it, or take it away") from error
