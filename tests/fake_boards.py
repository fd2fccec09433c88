"""What each board says, its answers and its samples as bytes: after `field/devices.md`, not after our decoders."""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from game.model.signals import FloatArray


class FakeBoard(ABC):
    """`answer` is what it replies to bytes from the host; `frame` is one sample, left and right in microvolts."""

    rate_hz = 1000.0
    wraps_at: int | None = 256
    """After how many samples its counter begins again; None where there is none, or none that comes round."""
    speaks_first = True

    def __init__(self) -> None:
        self.is_running = self.speaks_first

    def answer(self, data: bytes) -> bytes:  # noqa: ARG002 - most that speak first listen to nobody
        return b""

    @abstractmethod
    def frame(self, number: int, left_uv: float, right_uv: float) -> bytes: ...

    def frames(self, first: int, uv: FloatArray) -> Iterator[bytes]:
        for number, (left_uv, right_uv) in enumerate(uv.tolist(), start=first):
            yield self.frame(number, left_uv, right_uv)


def counted(uv: float, uv_per_count: float, bits: int) -> int:
    return min(max(round(uv / uv_per_count) + (1 << bits - 1), 0), (1 << bits) - 1)


class Lines(FakeBoard):
    """A sketch that prints `E,<micros>,<left>,<right>` in microvolts."""

    wraps_at = None

    def __init__(self, rate_hz: float = 1000.0) -> None:
        super().__init__()
        self.rate_hz = rate_hz

    def frame(self, number: int, left_uv: float, right_uv: float) -> bytes:
        return b"E,%d,%.2f,%.2f\r\n" % (round(number / self.rate_hz * 1e6) % 2**32, left_uv, right_uv)


class Chords(FakeBoard):
    """An UNO R4: 14 bits, 5 V, gain 2420; any byte stops it while it sends."""

    rate_hz = 500.0
    speaks_first = False
    name, bits, volts, channels = b"UNO-R4", 14, 5.0, 6

    def answer(self, data: bytes) -> bytes:
        self.is_running = b"START" in data
        return self.name + b"\r\n" if b"WHORU" in data else b""

    def frame(self, number: int, left_uv: float, right_uv: float) -> bytes:
        uv_per_count = self.volts / 2**self.bits / 2420 * 1e6
        sides = [counted(uv, uv_per_count, self.bits) for uv in (left_uv, right_uv)]
        values = [*sides, *[0] * (self.channels - 2)]
        return b"\xc7\x7c%c" % (number % 256) + b"".join(v.to_bytes(2, "big") for v in values) + b"\x01"


class NpgLite(Chords):
    """Its first counter is 1, and it has three channels of 12 bits at 2.5 V."""

    name, bits, volts, channels = b"NPG-LITE", 12, 2.5, 3

    def frame(self, number: int, left_uv: float, right_uv: float) -> bytes:
        return super().frame(number + 1, left_uv, right_uv)


class Spikerbox(FakeBoard):
    """A Human SpikerBox: 14 bits, no counter, messages wherever they fall."""

    rate_hz = 5000.0
    wraps_at = None
    hardware, bits, channels, uv_per_count = b"HUMANSB", 14, 2, 3.3 / 2**14 / 850 * 1e6

    def answer(self, data: bytes) -> bytes:
        return message(b"HWT:" + self.hardware + b";") if b"b:;\n" in data else b""

    def frame(self, number: int, left_uv: float, right_uv: float) -> bytes:  # noqa: ARG002 - it does not count
        values = [counted(uv, self.uv_per_count, self.bits) for uv in (left_uv, right_uv)][: self.channels]
        data = b"".join(bytes((v >> 7, v & 0x7F)) for v in values)
        return bytes((data[0] | 0x80,)) + data[1:]


def message(words: bytes) -> bytes:
    return b"\xff\xff\x01\x01\x80\xff" + words + b"\xff\xff\x01\x01\x81\xff"


class MuscleSpikerbox(Spikerbox):
    """The box with one channel of ten bits."""

    hardware, bits, channels, uv_per_count = b"MUSCUSB1", 10, 1, 5.0 / 1024 / 600 * 1e6


class Bitalino(FakeBoard):
    """Firmware 5.2 with two sensors: 10 bits, a counter of four and a checksum."""

    wraps_at = 16
    speaks_first = False

    def answer(self, data: bytes) -> bytes:
        said = b""
        for order in data:
            self.is_running = order == 0x0D or (self.is_running and order == 0xC3)
            said += b"BITalino_v5.2\n" if order == 0x07 else b""
        return said

    def frame(self, number: int, left_uv: float, right_uv: float) -> bytes:
        left, right = (counted(uv, 3.3 / 1009 / 1024 * 1e6, 10) for uv in (left_uv, right_uv))
        packed = right | left << 10
        data = bytes((packed << 8 & 0xFF, packed & 0xFF, packed >> 8 & 0xFF, packed >> 16 & 0x0F, number % 16 << 4))
        return checked(data[1:])


def checked(data: bytes) -> bytes:
    """The packet with its checksum in the last byte's low half: bit by bit, by x^4 + x + 1."""
    rest = 0
    for byte in data:
        for bit in range(7, -1, -1):
            rest = (rest << 1 | byte >> bit & 1) & 0xFF
            rest ^= 0b10011 if rest & 0b10000 else 0
    return data[:-1] + bytes((data[-1] | rest,))


class Cyton(FakeBoard):
    """A Cyton behind its dongle, at gain 24; `told` is all it was ordered."""

    rate_hz = 250.0
    speaks_first = False

    def __init__(self) -> None:
        super().__init__()
        self.told = b""

    def answer(self, data: bytes) -> bytes:
        self.told += data
        said = b"Success: Channel set$$$" * data.count(b"X")
        for order in data:
            self.is_running = order == ord("b") or (self.is_running and order not in b"sv")
            said += b"OpenBCI V3 8-16 channel\nFirmware: v3.1.2\n$$$" if order == ord("v") else b""
        return said

    def frame(self, number: int, left_uv: float, right_uv: float) -> bytes:
        counts = [round(uv / (4.5 / 24 / (2**23 - 1) * 1e6)) for uv in (left_uv, right_uv, 0, 0, 0, 0, 0, 0)]
        channels = b"".join((count % 2**24).to_bytes(3, "big") for count in counts)
        return b"\xa0%c" % (number % 256) + channels + b"\x00\x10\xff\xf0\x1f\x40\xc0"


class Olimex(FakeBoard):
    """Two shields on one Arduino."""

    rate_hz = 250.0

    def frame(self, number: int, left_uv: float, right_uv: float) -> bytes:
        sides = [counted(uv, 5 / 1024 / 2848 * 1e6, 10) for uv in (left_uv, right_uv)]
        values = b"".join(v.to_bytes(2, "big") for v in (*sides, 512, 512, 512, 512))
        return b"\xa5\x5a\x02%c" % (number % 256) + values + b"\x01"


FAKES: dict[str, type[FakeBoard]] = {
    "csv_lines": Lines,
    "chords": Chords,
    "npg_lite": NpgLite,
    "spikerbox": Spikerbox,
    "muscle_spikerbox": MuscleSpikerbox,
    "bitalino": Bitalino,
    "cyton": Cyton,
    "olimex": Olimex,
}
