"""An EMG stream of the Lab Streaming Layer, from a program on this computer or another one of the same network."""

from typing import Any, ClassVar

import numpy as np

from game.errors import DeviceLost, DeviceMissing
from game.model.signals import EmgBlock
from game.ports import Board, Surroundings
from game.signal.blocks import blocks
from game.signal.sent import SentTimes

__all__ = ["Lsl"]

_LOOK_S = 1.5
_SILENCE_S = 2.0
_MOST = 4096
_UNITS_UV = {"microvolts": 1.0, "uv": 1.0, "\u00b5v": 1.0, "millivolts": 1e3, "mv": 1e3, "volts": 1e6, "v": 1e6}


class Lsl(Board):
    """`lsl` for the first stream of the type EMG, `lsl:NAME` for one of this name. Nothing is looked for unasked.

    Its first two channels are left and right; their unit is believed where the stream says it, else they are taken
    for microvolts; how its sender came by them is not known. Samples keep their sender's times, shifted to this
    computer's clock.
    """

    simulated: ClassVar[bool] = False

    @classmethod
    def claims(cls, address: str) -> bool:
        """Whether the address is `lsl` or `lsl:NAME`."""
        return address.partition(":")[0] == "lsl"

    def __init__(self, address: str, surroundings: Surroundings) -> None:
        self._name = address.partition(":")[2]
        self._now_s = surroundings.clock.now_s
        self._inlet: Any = None
        self._notice = ""
        self._begin()

    def _begin(self, nominal_hz: float = 0.0) -> None:
        self._sent = SentTimes(nominal_hz)
        self._uv_per_unit = np.ones(2)
        self._heard_s = self._now_s()
        self._blocks: list[EmgBlock] = []

    @property
    def rate_hz(self) -> float | None:
        """Samples a second by their own times, or None in the first second."""
        return self._sent.rate_hz

    @property
    def notice(self) -> str:
        """Which stream is listened to, and who else may."""
        return self._notice

    def look(self) -> None:
        """Raises DeviceMissing where LSL is not installed; for a stream there would be waiting."""
        _library()

    def open(self) -> None:
        """Look for the stream and connect, for 1.5 s at most each. Raises DeviceMissing with what to do."""
        self.close()
        pylsl = _library()
        found = (
            pylsl.resolve_byprop("name", self._name, 1, _LOOK_S)
            if self._name
            else pylsl.resolve_byprop("type", "EMG", 1, _LOOK_S)
        )
        what = f'named "{self._name}"' if self._name else "of the type EMG"
        if not found:
            raise DeviceMissing(
                f"No LSL stream {what} was found. Start the program that sends it, here or on the same network."
            )
        inlet = pylsl.StreamInlet(found[0], 10, 0, True, pylsl.proc_clocksync)
        try:
            info = inlet.info(_LOOK_S)
            inlet.open_stream(_LOOK_S)
        except (TimeoutError, RuntimeError, OSError) as error:
            raise DeviceMissing(
                f"The LSL stream {found[0].name()} does not answer. Start the program that sends it again."
            ) from error
        if info.channel_count() < 2:
            raise DeviceMissing(f"The LSL stream {info.name()} has one channel. The game needs two, left and right.")
        self._begin(info.nominal_srate())
        self._inlet = inlet
        self._uv_per_unit = _units(info)
        self._notice = f"{info.name()} over LSL, which anybody on your network can read"

    def read(self) -> EmgBlock | None:
        """What has arrived, or None; never waits. Raises DeviceLost when nothing comes for two seconds."""
        if self._blocks:
            return self._blocks.pop(0)
        if self._inlet is None:
            raise DeviceLost("The LSL stream is not open.")
        pylsl = _library()
        try:
            samples, sent_s = self._inlet.pull_chunk(0.0, _MOST)
        except (RuntimeError, OSError) as error:
            raise DeviceLost(
                "The LSL stream has ended. Start its program again; the game goes on by itself."
            ) from error
        now_s = self._now_s()
        if len(sent_s):
            self._heard_s = now_s
            t_s = np.asarray(sent_s) + (now_s - pylsl.local_clock())
            uv = np.asarray(samples, dtype=np.float64)[:, :2] * self._uv_per_unit
            self._blocks = blocks(self._sent.stamp(np.minimum(t_s, now_s)), uv, "approximate")
            return self._blocks.pop(0)
        if now_s - self._heard_s > _SILENCE_S:
            raise DeviceLost(
                "The LSL stream sends nothing. Look at the program that sends it; the game goes on by itself."
            )
        return None

    def close(self) -> None:
        """Let go of the stream; closing twice is fine."""
        inlet, self._inlet = self._inlet, None
        if inlet is not None:
            inlet.close_stream()


def _units(info: Any) -> np.ndarray:  # type: ignore[type-arg]
    channel = info.desc().child("channels").child("channel")
    uv = []
    for _ in range(2):
        uv.append(_UNITS_UV.get(channel.child_value("unit").strip().lower(), 1.0))
        channel = channel.next_sibling("channel")
    return np.array(uv)


def _library() -> Any:
    """LSL itself, loaded when it is asked for. Raises DeviceMissing where it is not installed."""
    try:
        import pylsl  # noqa: PLC0415 - an extra
    except (ImportError, RuntimeError, OSError) as error:
        raise DeviceMissing(
            "LSL is not installed, or its library is missing here. Install it with: uv sync --extra lsl, "
            "or pip install 'face-garden[lsl]'."
        ) from error
    return pylsl
