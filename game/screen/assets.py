"""Where our own drawings and words lie: in a checkout, or inside the installed wheel."""

from importlib.resources import as_file, files
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2] / "assets"


def asset(*parts: str) -> Path:
    """The path of `assets/PARTS...`. Raises FileNotFoundError, naming it, where there is none."""
    with as_file(files("game")) as package:
        for root in (package / "data" / "assets", CHECKOUT):
            path = root.joinpath(*parts)
            if path.exists():
                return path
    raise FileNotFoundError(f"assets/{'/'.join(parts)} is missing from this installation")
