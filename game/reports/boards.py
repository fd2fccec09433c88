"""EMG boards and the places where one may be, judged."""

from dataclasses import replace

from game.model.contact import Grade
from game.model.equipment import Channel, Equipment, Heard, Place
from game.model.scale import DOUBTS
from game.model.side import Side
from game.reports.finding import Finding
from game.signal.envelope import LOWEST_RATE_HZ
from game.signal.findings import LOST, RATE_OFF, SLOW_HZ

_OLD_MS, _UNSTEADY_MS = 100.0, 40.0
_SLOW = "It hears only a part of a face's muscles: a board of 1000 samples a second hears more."


def of_boards(found: Equipment) -> list[Finding]:
    """Every place, and each board's figures."""
    if not found.looked_for_boards:
        return [Finding("EMG board", "not looked for")]
    said = [finding for place in found.places for finding in _place(place)]
    if any(place.heard is not None for place in found.places):
        return said
    if not found.places:
        figure, advice = "none: no port has anything plugged in", "If you have one, plug it in; a cable made only for "
        return [Finding("EMG board", figure, f"{advice}charging will not do. Without one the camera plays alone.")]
    if any(place.treatment != "stranger" for place in found.places):
        return said
    advice = "If one of these is your board, name it, as in --emg PORT; without one the camera plays alone."
    return [Finding("EMG board", "none found", advice), *said]


def _place(place: Place) -> list[Finding]:
    words = f" ({place.description})" if place.description not in {"", "n/a", place.address} else ""
    if place.treatment == "boot loader":
        figure = f"left alone{words}: it waits for new firmware"
        return [Finding(place.address, figure, "Unplug it and plug it in again, touching no button.")]
    if place.treatment == "stranger":
        return [Finding(place.address, f"left alone{words}: no board of this game is known to be behind it")]
    if place.heard is None:
        return [Finding(place.address, f"asked{words}: no EMG came", place.trouble)]
    return _board(place.heard, place.trouble)


def _board(heard: Heard, trouble: str) -> list[Finding]:
    """Its rate, what was lost, its punctuality, and either channel."""
    nominal = "" if heard.nominal_hz is None else f" ({heard.nominal_hz:.0f} by its maker)"
    bits = "" if heard.bits is None else f", {heard.bits} bits"
    doubt = DOUBTS[heard.scale]
    figure = f"{heard.rate_hz:.1f} samples a second{nominal}{bits}{', ' if doubt else ''}{doubt}"
    slow = heard.rate_hz < SLOW_HZ * (1 - RATE_OFF)
    parts = [_lost(heard), _on_time(heard), *_channels(heard)]
    return [
        Finding(heard.name, figure, trouble or (_SLOW if slow else "")),
        *(replace(p, of=heard.name) for p in parts),
    ]


def _lost(heard: Heard) -> Finding:
    sent = heard.lost + heard.got
    advice = "Plug it straight into the computer, without a hub, and try another cable."
    figure = f"{heard.lost} of {sent} samples in {heard.length_s:.1f} s"
    return Finding("lost", figure, advice if heard.lost > LOST[0] * sent else "")


def _on_time(heard: Heard) -> Finding:
    advice = "It arrives late and in clumps: plug it straight into the computer; by Bluetooth come closer."
    is_late = heard.delay_ms > _OLD_MS or heard.jitter_ms > _UNSTEADY_MS
    figure = f"{heard.delay_ms:.0f} ms after it was taken, give or take {heard.jitter_ms:.1f} ms"
    return Finding("on time", figure, advice if is_late else "")


def _channels(heard: Heard) -> list[Finding]:
    if heard.rate_hz < LOWEST_RATE_HZ:
        advice = (
            f"It is too slow for muscles: let it take {LOWEST_RATE_HZ:.0f} samples a second or more, 1000 if it can."
        )
        return [Finding("channels", "cannot be judged", advice)]
    if heard.channels is None:
        return [Finding("channels", "too little came to judge them", "Run this again, with --seconds 5 or more.")]
    return [_channel(side, heard.channels[side]) for side in Side]


def _channel(side: Side, channel: Channel) -> Finding:
    figure = f"{channel.rest_uv:.1f} uV at its quietest, {channel.hum_uv:.1f} uV of {channel.hum_hz:.0f} Hz hum"
    return Finding(str(side), figure, f"{channel.contact.words}." if channel.contact.grade > Grade.GOOD else "")
