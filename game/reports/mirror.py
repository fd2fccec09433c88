"""A camera and what is tracked of it, judged."""

from game.model.equipment import Mirror, Seen
from game.reports.finding import Finding
from game.signal.sight import light_marks

_FEW_HZ = 24.0
"""Pictures a second; of fewer a blink gets two or three."""
_KEEPS_UP = 0.8
"""The share of a camera's pictures that a tracker at its pace gets to."""
_LATE_MS = 100.0
"""From a picture to its landmarks: more is seen as a lag in the mirror."""
_SMALL_PX = 480
_DARK = 0.15
_FACES = 0.5


def of_mirror(mirror: Mirror) -> list[Finding]:
    """Its pictures, the tracking, and the light."""
    name = f"Camera {mirror.address}"
    if mirror.seen is None:
        return [Finding(name, "no picture", mirror.trouble)]
    seen = mirror.seen
    rate = "too few pictures to count" if seen.rate_hz is None else f"{seen.rate_hz:.1f} pictures a second"
    pictures = Finding(
        name, f"{rate}, {seen.size_px[0]} x {seen.size_px[1]}", mirror.trouble or _pictures(mirror, seen)
    )
    return [pictures, _tracking(seen), _light(seen)]


def _pictures(mirror: Mirror, seen: Seen) -> str:
    rate_hz = seen.rate_hz or 0.0
    if rate_hz < _FEW_HZ and not mirror.address.isdecimal():
        return f"It gives {rate_hz:.0f} pictures a second: film at 30, in good light."
    if rate_hz < _FEW_HZ:
        return (
            f"Your camera gives {rate_hz:.0f} pictures a second: "
            "put a lamp before you, and close other programs that use it."
        )
    if min(seen.size_px) < _SMALL_PX:
        return "The picture is small: come closer than an arm's length, or use another camera."
    return ""


def _tracking(seen: Seen) -> Finding:
    if seen.tracked_hz is None or seen.delay_ms is None:
        return Finding("Face tracking", "nothing tracked", "Close other programs, and run this again.")
    usual_ms, late_ms = seen.delay_ms
    figure = f"{seen.tracked_hz:.1f} a second, {usual_ms:.0f} ms after the picture (95 of 100 within {late_ms:.0f} ms)"
    if seen.tracked_hz < _KEEPS_UP * min(seen.rate_hz or 0.0, _FEW_HZ / _KEEPS_UP):
        return Finding(
            "Face tracking", figure,
            f"This computer follows only {seen.tracked_hz:.0f} pictures a second: close other programs.",
        )  # fmt: skip
    lags = "The mirror lags behind: close other programs." if late_ms > _LATE_MS else ""
    return Finding("Face tracking", figure, lags)


def _light(seen: Seen) -> Finding:
    if seen.light is None or seen.faces < _FACES:
        figure = f"a face in {100 * seen.faces:.0f} of 100 pictures"
        if seen.brightness < _DARK:
            return Finding("Light", figure, "It is too dark to find a face: put a lamp before you, and run this again.")
        return Finding("Light", figure, "Sit an arm's length before the camera, look at it, and run this again.")
    light = seen.light
    quality, words = min(light_marks(light))
    figure = f"the skin at {100 * light.level:.0f} % of white, its darker side {100 * light.even:.0f} % of the other"
    return Finding("Light", figure, f"{words}." if quality < 1 else "")
