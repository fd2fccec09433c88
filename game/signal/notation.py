"""What a recording's file says about itself beside the samples, as short plain ASCII."""

import re
from dataclasses import replace

from game.model.montage import Montage
from game.model.side import Side
from game.model.signals import Converter, Listening

_SCALE = re.compile(r"face-garden uv=([^*]+)\*\(n-([^)]+)\)(?: missing=(-?\d+))?")
_ENDS = re.compile(r"converter (-?\d+|unknown) to (-?\d+|unknown), (calibrated|approximate)(?:, nominally (\S+) Hz)?")
END = "end"
"""The annotation where the samples end and the last record's filling begins."""
_LOST = re.compile(r"(\d+) lost")
_RATE = re.compile(r"filtered at (\S+) Hz")
_LISTENING = re.compile(
    r"heard (?:as it is|without (\S+) Hz), channels (swapped|as plugged in), on (?:both sides|the (left|right) side)"
)
_TAKEN = re.compile(r"taken at (\S+) Hz")


def scale_words(converter: Converter) -> str:
    """How counts become microvolts, exact to the last bit, in the 80 characters an EDF header has for it.

    >>> scale_words(Converter(3.19, 512.0))
    'face-garden uv=3.19*(n-512.0)'
    """
    missing = "" if converter.missing is None else f" missing={converter.missing}"
    return f"face-garden uv={converter.uv_per_count!r}*(n-{float(converter.middle)!r}){missing}"


def scale_in(words: str) -> Converter | None:
    """The scale in such words, None where there is none.

    >>> scale_in("face-garden uv=0.03125*(n-0.0) missing=-8388608") == Converter(1 / 32, 0.0, missing=-(2**23))
    True
    """
    found = _SCALE.fullmatch(words.strip())
    if found is None:
        return None
    return Converter(float(found[1]), float(found[2]), missing=None if found[3] is None else int(found[3]))


def ends_words(converter: Converter) -> str:
    """An annotation with all else that is known of the converter.

    >>> ends_words(Converter(3.19, 512.0, 0, 1023, calibrated=True, nominal_hz=1000.0))
    'converter 0 to 1023, calibrated, nominally 1000.0 Hz'
    """
    low, high = ("unknown" if end is None else str(end) for end in (converter.lowest, converter.highest))
    trust = "calibrated" if converter.calibrated else "approximate"
    nominal = "" if converter.nominal_hz is None else f", nominally {converter.nominal_hz!r} Hz"
    return f"converter {low} to {high}, {trust}{nominal}"


def with_ends(converter: Converter, words: str) -> Converter | None:
    """The converter with what an annotation says of it, None where it says something else.

    >>> with_ends(Converter(3.19, 512.0), "converter 0 to 1023, approximate") == Converter(3.19, 512.0, 0, 1023)
    True
    """
    found = _ENDS.fullmatch(words)
    if found is None:
        return None
    lowest, highest = (int(end) if end != "unknown" else None for end in found.groups()[:2])
    nominal_hz = None if found[4] is None else float(found[4])
    return replace(
        converter, lowest=lowest, highest=highest, calibrated=found[3] == "calibrated", nominal_hz=nominal_hz
    )


def lost_words(lost: int) -> str:
    """An annotation over a gap."""
    return f"{lost} lost"


def lost_in(words: str) -> int | None:
    """How many samples an annotation says are lost, None where it says something else."""
    found = _LOST.fullmatch(words)
    return None if found is None else int(found[1])


def rate_words(rate_hz: float) -> str:
    """An annotation with the rate the filters were made for, exact to the last bit."""
    return f"filtered at {rate_hz!r} Hz"


def rate_in(words: str) -> float | None:
    """The rate an annotation tells, None where it says something else."""
    found = _RATE.fullmatch(words)
    return None if found is None else float(found[1])


def listening_words(listening: Listening) -> str:
    """An annotation with how the muscles were listened to from there on.

    >>> listening_words(Listening(50.0, swapped=True, montage=Montage(Side.LEFT)))
    'heard without 50.0 Hz, channels swapped, on the left side'
    """
    hum = "as it is" if listening.mains_hz is None else f"without {listening.mains_hz!r} Hz"
    channels = "swapped" if listening.swapped else "as plugged in"
    side = listening.montage.coupled
    worn = "both sides" if side is None else f"the {side.value} side"
    return f"heard {hum}, channels {channels}, on {worn}"


def listening_in(words: str) -> Listening | None:
    """How an annotation says that the muscles were listened to, None where it says something else.

    >>> listening_in("heard as it is, channels as plugged in, on both sides") == Listening()
    True
    """
    found = _LISTENING.fullmatch(words)
    if found is None:
        return None
    mains_hz = None if found[1] is None else float(found[1])
    return Listening(mains_hz, found[2] == "swapped", Montage(None if found[3] is None else Side(found[3])))


def taken_words(rate_hz: float) -> str:
    """An annotation with the measured rate, which a header can tell only roughly."""
    return f"taken at {rate_hz!r} Hz"


def taken_in(words: str) -> float | None:
    """The measured rate an annotation tells, None where it says something else."""
    found = _TAKEN.fullmatch(words)
    return None if found is None else float(found[1])
