"""Which of BrainFlow's boards an address means, and what that board needs."""

import difflib
import warnings
from typing import Any

from game.errors import DeviceMissing
from game.model.scale import Scale

DIRECTION = "Write brainflow:BOARD, brainflow:BOARD:PORT, or brainflow:BOARD,mac_address=..,ip_address=.. and so on."
_NUMBERS = ("ip_port", "timeout")
_CALIBRATED = frozenset({"Cyton", "CytonDaisy", "CytonWifi", "CytonDaisyWifi", "Ganglion", "GanglionWifi", "Synthetic"})
"""OpenBCI publishes how counts become microvolts (`field/devices.md` section 1.5), and BrainFlow does it so at the gain
these boards begin with. What the synthetic one gives is true by its making."""
_BIPOLAR = ("x1060100X", "x2060100X")
"""Channels 1 and 2 of a Cyton without SRB2, to which it begins with both tied: a pair hears its muscle alone."""


def library() -> Any:
    """BrainFlow itself, loaded when it is needed. Raises DeviceMissing where it is not installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it asks setuptools for what setuptools will drop
            from brainflow import board_shim  # noqa: PLC0415 - an extra

            board_shim.BoardShim.disable_board_logger()
    except ImportError as error:
        raise DeviceMissing(
            f"BrainFlow is not installed ({error}). Install it with: uv sync --extra brainflow, "
            "or pip install 'face-garden[brainflow]'."
        ) from error
    return board_shim


def asked(flow: Any, wanted: str) -> tuple[Any, Any]:
    """BrainFlow's board and its parameters, as `BOARD[:PORT][,key=value]` names them. Raises DeviceMissing."""
    name, *more = wanted.split(",")
    name, _, port = name.partition(":")
    params = flow.BrainFlowInputParams()
    params.serial_port = port
    for given in more:
        key, _, value = given.partition("=")
        if key not in vars(params):
            raise DeviceMissing(f'BrainFlow knows no "{key}": there are {", ".join(sorted(vars(params)))}.')
        if key in _NUMBERS and not value.isdecimal():
            raise DeviceMissing(f'{key} should be a number, not "{value}".')
        named = _board(flow, value).value if key == "master_board" else value
        setattr(params, key, int(value) if key in _NUMBERS else named)
    return _board(flow, name), params


def scale(name: str) -> Scale:
    """How far to trust the microvolts of a board, by its name in BrainFlow's description of it.

    >>> scale("Cyton"), scale("FreeEEG32")
    ('calibrated', 'approximate')
    """
    return "calibrated" if name in _CALIBRATED else "approximate"


def orders(name: str) -> tuple[str, ...]:
    """What a board has to be told before its first two channels are two pairs of electrodes.

    >>> orders("Ganglion")
    ()
    """
    return _BIPOLAR if name.startswith("Cyton") else ()


def _board(flow: Any, name: str) -> Any:
    known = {each.name.removesuffix("_BOARD").lower(): each for each in flow.BoardIds if each.name != "NO_BOARD"}
    plain = name.lower().replace("-", "_").replace(" ", "_").removesuffix("_board")
    if plain not in known:
        near = difflib.get_close_matches(plain, known, 3, 0.4) or ["synthetic", "cyton", "ganglion"]
        raise DeviceMissing(f'BrainFlow knows no board "{name}". Did you mean {" or ".join(near)}? {DIRECTION}')
    return known[plain]
