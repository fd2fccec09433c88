"""Every board that BrainFlow knows, its synthetic and its playback one included."""

import difflib
import warnings
from typing import Any, ClassVar

import numpy as np

from game.errors import DeviceLost, DeviceMissing
from game.model.board import Scale
from game.model.signals import EmgBlock
from game.ports import Board, Surroundings
from game.signal.blocks import blocks
from game.signal.clock import SampleClock
from game.signal.packages import Packages

__all__ = ["BrainFlow"]

_SILENCE_S = 2.0
_KEPT = 45_000
_NUMBERS = ("ip_port", "timeout")
_DIRECTION = "Write brainflow:BOARD, brainflow:BOARD:PORT, or brainflow:BOARD,mac_address=..,ip_address=.. and so on."


class BrainFlow(Board):
    """`brainflow:BOARD`, by BrainFlow's own name for it: `brainflow:synthetic`, `brainflow:ganglion:/dev/ttyACM0`.

    Whatever else a board needs follows as in `brainflow:playback_file,file=a.csv,master_board=cyton`. Its first two
    EMG channels are left and right; what BrainFlow gives is taken for microvolts. It does not say when a board is
    unplugged: two seconds of silence do.
    """

    simulated: ClassVar[bool] = False
    scale: ClassVar[Scale] = "approximate"

    @classmethod
    def claims(cls, address: str) -> bool:
        """Whether the address is `brainflow:BOARD`."""
        return address.startswith("brainflow:")

    def __init__(self, address: str, surroundings: Surroundings) -> None:
        self._wanted = address.partition(":")[2]
        self._now_s = surroundings.clock.now_s
        self._shim: Any = None
        self._channels: list[int] = []
        self._number_row = 0
        self._name = ""
        self._heard_s = 0.0
        self._begin(None)

    def _begin(self, rate_hz: float | None) -> None:
        self._clock, self._packages = SampleClock(1 / rate_hz if rate_hz else None), Packages()
        self._blocks: list[EmgBlock] = []

    @property
    def rate_hz(self) -> float | None:
        """Samples a second as measured so far, or None before that is known."""
        return self._clock.rate_hz

    @property
    def notice(self) -> str:
        """Which board is listened to."""
        return f"{self._name} through BrainFlow" if self._name else ""

    def open(self) -> None:
        """Connect and begin. Raises DeviceMissing with what to do."""
        self.close()
        flow = _library()
        board, params = self._asked(flow)
        try:
            described = flow.BoardShim.get_board_descr(params.master_board if board.name.startswith("PLAY") else board)
            channels = described.get("emg_channels") or described.get("eeg_channels") or []
            if len(channels) < 2:
                raise DeviceMissing(f"{board.name} gives {len(channels)} EMG channels; the game needs two.")
            shim = flow.BoardShim(board.value, params)
            shim.prepare_session()
            self._shim = shim
            shim.start_stream(_KEPT)
        except flow.BrainFlowError as error:
            self.close()
            raise DeviceMissing(
                f"BrainFlow cannot open {self._wanted} ({_told(error)}). Switch the board on, check its port or "
                f"address, and close other programs that use it. {_DIRECTION}"
            ) from error
        self._channels, self._number_row = channels[:2], described["package_num_channel"]
        self._name = board.name.removesuffix("_BOARD").replace("_", " ").capitalize()
        self._heard_s = self._now_s()
        self._begin(float(described["sampling_rate"]))

    def read(self) -> EmgBlock | None:
        """What has arrived, or None; never waits. Raises DeviceLost when nothing comes for two seconds."""
        if self._blocks:
            return self._blocks.pop(0)
        if self._shim is None:
            raise DeviceLost("The BrainFlow board is not open.")
        flow = _library()
        try:
            data = self._shim.get_board_data()
        except flow.BrainFlowError as error:
            raise DeviceLost(
                f"BrainFlow has lost {self._name} ({_told(error)}). The game goes on by itself."
            ) from error
        now_s = self._now_s()
        if data.shape[1]:
            self._heard_s = now_s
            stamps = self._clock.stamp(now_s, self._packages(data[self._number_row]))
            self._blocks = blocks(stamps, np.ascontiguousarray(data[self._channels].T, dtype=np.float64))
            return self._blocks.pop(0)
        if now_s - self._heard_s > _SILENCE_S:
            raise DeviceLost(f"{self._name} sends nothing. Check its plug and battery; the game goes on by itself.")
        return None

    def close(self) -> None:
        """Let go of the board; closing twice is fine."""
        shim, self._shim, self._name = self._shim, None, ""
        if shim is None:
            return
        flow = _library()
        for end in (shim.stop_stream, shim.release_session):
            try:
                end()
            except flow.BrainFlowError:
                continue  # it is gone already

    def _asked(self, flow: Any) -> tuple[Any, Any]:
        """BrainFlow's board and its parameters, as the address names them. Raises DeviceMissing."""
        name, *more = self._wanted.split(",")
        name, _, port = name.partition(":")
        params = flow.BrainFlowInputParams()
        params.serial_port = port
        for given in more:
            key, _, value = given.partition("=")
            if key not in vars(params):
                raise DeviceMissing(f'BrainFlow knows no "{key}": there are {", ".join(sorted(vars(params)))}.')
            if key in _NUMBERS and not value.isdecimal():
                raise DeviceMissing(f'{key} should be a number, not "{value}".')
            board_or_text = self._board(flow, value).value if key == "master_board" else value
            setattr(params, key, int(value) if key in _NUMBERS else board_or_text)
        return self._board(flow, name), params

    def _board(self, flow: Any, name: str) -> Any:
        known = {each.name.removesuffix("_BOARD").lower(): each for each in flow.BoardIds if each.name != "NO_BOARD"}
        asked = name.lower().replace("-", "_").replace(" ", "_").removesuffix("_board")
        if asked not in known:
            near = difflib.get_close_matches(asked, known, 3, 0.4) or ["synthetic", "cyton", "ganglion"]
            raise DeviceMissing(f'BrainFlow knows no board "{name}". Did you mean {" or ".join(near)}? {_DIRECTION}')
        return known[asked]


def _library() -> Any:
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


def _told(error: Exception) -> str:
    return str(error).partition(" ")[0].partition(":")[0].replace("_", " ").lower()
