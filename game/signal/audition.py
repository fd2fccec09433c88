"""A board that was listened to for a while, in figures."""

from collections.abc import Sequence

import numpy as np

from game.model.contact import Contact
from game.model.equipment import Channel, Heard
from game.model.side import PerSide
from game.model.signals import Converter, EmgBlock, FloatArray
from game.signal import findings
from game.signal.hearing import is_gap
from game.signal.spectrum import MAINS_HZ, Powers, Spectrum

_SETTLING_S = 1.0
"""A board's clock is only then fitted; what waited in its port is over, too. Without need nothing is said of before."""
_WINDOW_S, _HOP_S = 2.0, 0.5
_SHORTEST_S = 1.0
_LOWEST_HZ = 60.0
"""Below twice the lowest frequency of interest there is no spectrum to speak of."""


def auditioned(
    name: str, blocks: Sequence[EmgBlock], arrived_s: Sequence[float], rate_hz: float | None
) -> Heard | None:
    """What `blocks`, the first of which arrived at `arrived_s[0]`, say of their board; None where that is too little.

    `rate_hz` is the rate by the board's own fitted clock; without one it is counted.
    """
    blocks_s = [(block, at_s) for block, at_s in zip(blocks, arrived_s, strict=True) if len(block.t_s)]
    if not blocks_s:
        return None
    settled = [(block, at_s) for block, at_s in blocks_s if at_s - blocks_s[0][1] > _SETTLING_S]
    if settled and float(settled[-1][0].t_s[-1] - settled[0][0].t_s[0]) >= _SHORTEST_S / 2:
        blocks_s = settled
    first, last = blocks_s[0][0], blocks_s[-1][0]
    length_s = float(last.t_s[-1] - first.t_s[0])
    got = sum(len(block.t_s) for block, _ in blocks_s)
    lost = sum(block.lost for block, _ in blocks_s[1:])
    if length_s <= 0 or got < 2:
        return None
    rate_hz = rate_hz or (got + lost - 1) / length_s
    ages_ms = np.array([1000 * (at_s - float(block.t_s[-1])) for block, at_s in blocks_s])
    converter = last.converter
    nominal_hz = None if converter is None else converter.nominal_hz
    return Heard(
        name, last.scale, _bits(converter), nominal_hz, rate_hz, length_s, got, lost,
        delay_ms=float(np.median(ages_ms)),
        jitter_ms=float(ages_ms.std()),
        channels=_channels(_unbroken([block for block, _ in blocks_s], rate_hz), rate_hz, converter),
    )  # fmt: skip


def _bits(converter: Converter | None) -> int | None:
    if converter is None or converter.lowest is None or converter.highest is None:
        return None
    return (converter.highest - converter.lowest).bit_length()


def _unbroken(blocks: Sequence[EmgBlock], rate_hz: float) -> FloatArray:
    """The longest stretch without a gap, (n, 2), in microvolts."""
    stretches: list[list[FloatArray]] = []
    last_s = float("-inf")
    for block in blocks:
        if is_gap(block, last_s, rate_hz):
            stretches.append([])
        stretches[-1].append(block.uv)
        last_s = float(block.t_s[-1])
    longest = max(stretches, key=lambda stretch: sum(map(len, stretch)))
    return np.nan_to_num(np.concatenate(longest), posinf=0.0, neginf=0.0)


def _channels(uv: FloatArray, rate_hz: float, converter: Converter | None) -> PerSide[Channel] | None:
    if rate_hz < _LOWEST_HZ or len(uv) < _SHORTEST_S * rate_hz:
        return None
    return PerSide(*(_channel(uv[:, k], rate_hz, converter) for k in range(2)))


def _channel(uv: FloatArray, rate_hz: float, converter: Converter | None) -> Channel:
    size = min(len(uv), round(_WINDOW_S * rate_hz))
    spectrum = Spectrum(rate_hz, size)
    starts = range(0, len(uv) - size + 1, max(1, round(_HOP_S * rate_hz)))
    powers = []
    for start in starts:
        spectrum.forget()  # a loud moment is not to be heard in the next one
        powers.append(spectrum(uv[start : start + size]))
    quietest = min(each.band for each in powers)
    band, slow = np.median([(each.band, each.slow) for each in powers], axis=0)
    hum = np.median([each.hum for each in powers], axis=0)
    usual = Powers(float(band), float(slow), (float(hum[0]), float(hum[1])))
    step_uv = 0.0 if converter is None else converter.uv_per_count
    contact = _worse(findings.of_range(uv, converter), findings.of_power(usual, quietest, step_uv, filtered=False))
    return Channel(float(np.sqrt(quietest)), float(np.sqrt(hum.max())), MAINS_HZ[int(np.argmax(hum))], contact)


def _worse(one: Contact, other: Contact) -> Contact:
    return max((one, other), key=lambda each: each.grade)
