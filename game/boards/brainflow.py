"""Every board that BrainFlow knows, its synthetic and its playback one included."""

from typing import Any, ClassVar

import numpy as np

from game.errors import DeviceLost, DeviceMissing
from game.model.scale import Scale
from game.model.signals import EmgBlock
from game.ports import Board, Surroundings
from game.signal.blocks import blocks
from game.signal.clock import SampleClock
from game.signal.packages import Packages
from game.wire import flow

__all__ = ["BrainFlow"]

_SILENCE_S = 2.0
_KEPT = 45_000


class BrainFlow(Board):
    """`brainflow:BOARD`, by BrainFlow's own name for it: `brainflow:synthetic`, `brainflow:ganglion:/dev/ttyACM0`.

    Whatever else a board needs follows as in `brainflow:playback_file,file=a.csv,master_board=cyton`. Its first two
    EMG channels are left and right; what BrainFlow gives is taken for microvolts, true ones of boards whose makers
    publish how to scale them. It does not say when a board is unplugged: two seconds of silence do.
    """

    simulated: ClassVar[bool] = False

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
        self._scale: Scale = "approximate"
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

    def look(self) -> None:
        """Raises DeviceMissing where BrainFlow is not installed, or knows no such board."""
        flow.asked(flow.library(), self._wanted)

    def open(self) -> None:
        """Connect and begin. Raises DeviceMissing with what to do."""
        self.close()
        library = flow.library()
        board, params = flow.asked(library, self._wanted)
        try:
            of_another = board.name in {"PLAYBACK_FILE_BOARD", "STREAMING_BOARD"}
            described = library.BoardShim.get_board_descr(params.master_board if of_another else board)
            channels = described.get("emg_channels") or described.get("eeg_channels") or []
            if len(channels) < 2:
                raise DeviceMissing(f"{board.name} gives {len(channels)} EMG channels; the game needs two.")
            shim = library.BoardShim(board.value, params)
            shim.prepare_session()
            self._shim = shim
            if not of_another:
                for order in flow.orders(described["name"]):
                    shim.config_board(order)
            shim.start_stream(_KEPT)
        except library.BrainFlowError as error:
            self.close()
            raise DeviceMissing(
                f"BrainFlow cannot open {self._wanted} ({_told(error)}). Switch the board on, check its port or "
                f"address, and close other programs that use it. {flow.DIRECTION}"
            ) from error
        self._channels, self._number_row = channels[:2], described["package_num_channel"]
        self._name = board.name.removesuffix("_BOARD").replace("_", " ").capitalize()
        self._scale = flow.scale(described["name"])
        self._heard_s = self._now_s()
        self._begin(float(described["sampling_rate"]))

    def read(self) -> EmgBlock | None:
        """What has arrived, or None; never waits. Raises DeviceLost when nothing comes for two seconds."""
        if self._blocks:
            return self._blocks.pop(0)
        if self._shim is None:
            raise DeviceLost("The BrainFlow board is not open.")
        library = flow.library()
        try:
            data = self._shim.get_board_data()
        except library.BrainFlowError as error:
            raise DeviceLost(
                f"BrainFlow has lost {self._name} ({_told(error)}). The game goes on by itself."
            ) from error
        now_s = self._now_s()
        if data.shape[1]:
            self._heard_s = now_s
            stamps = self._clock.stamp(now_s, self._packages(data[self._number_row]))
            uv = np.ascontiguousarray(data[self._channels].T, dtype=np.float64)
            self._blocks = blocks(stamps, uv, self._scale)
            return self._blocks.pop(0)
        if now_s - self._heard_s > _SILENCE_S:
            raise DeviceLost(f"{self._name} sends nothing. Check its plug and battery; the game goes on by itself.")
        return None

    def close(self) -> None:
        """Let go of the board; closing twice is fine."""
        shim, self._shim, self._name = self._shim, None, ""
        if shim is None:
            return
        library = flow.library()
        for end in (shim.stop_stream, shim.release_session):
            try:
                end()
            except library.BrainFlowError:
                continue  # it is gone already


def _told(error: Exception) -> str:
    return str(error).partition(" ")[0].partition(":")[0].replace("_", " ").lower()
