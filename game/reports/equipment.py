"""What is connected, judged: a figure for each thing, and where it is not good one sentence what to do."""

from dataclasses import asdict

from game.model.equipment import Computer, Display, Equipment, Learned
from game.reports.boards import of_boards
from game.reports.finding import Finding
from game.reports.mirror import of_mirror

_ON_TIME = 0.95
_FREE_GB = 0.5


def findings(found: Equipment) -> list[Finding]:
    """All of it in words, in the order in which one would look."""
    return [
        *of_mirror(found.mirror),
        *of_boards(found),
        _delay(found.learned),
        _screen(found.display, found.display_trouble),
        _sound(found.sound),
        Finding("Gamepad", ", ".join(found.pads) or "none; keyboard and mouse will do"),
        *_computer(found.computer),
    ]


def overview(found: Equipment) -> dict[str, object]:
    """All of it for a file: every figure as measured, and every finding in words."""
    return {
        "findings": [{**asdict(each), "is_good": not each.advice} for each in findings(found)],
        "figures": asdict(found),
    }


def _delay(learned: Learned | None) -> Finding:
    if learned is None:
        return Finding("Muscle to skin", "not learned yet: a calibration with camera and electrodes does it by itself")
    figure = f"the picture shows a muscle's movement {1000 * learned.delay_s:.0f} ms after it is heard"
    return Finding("Muscle to skin", f"{figure}, learned in the calibration of {learned.day}")


def _screen(display: Display | None, trouble: str) -> Finding:
    if display is None:
        return Finding("Screen", f"none: {trouble}", "Start it from a desktop; without one it plays --offscreen only.")
    shows = "" if display.refresh_hz is None else f"; the screen itself shows {display.refresh_hz:.0f}"
    figure = (
        f"a real window of {display.size_px[0]} x {display.size_px[1]} at {display.rate_hz:.1f} pictures a second, "
        f"each in {display.work_ms:.1f} ms{shows}"
    )
    is_slow = display.rate_hz < _ON_TIME * display.wanted_hz or display.work_ms > 1000 / display.wanted_hz
    return Finding("Screen", figure, "Make the window smaller, and close other programs." if is_slow else "")


def _sound(driver: str | None) -> Finding:
    if driver is not None:
        return Finding("Sound", f"there is one ({driver})")
    return Finding("Sound", "none", "Plug in loudspeakers or headphones: while your eyes are closed, sounds lead.")


def _computer(computer: Computer) -> list[Finding]:
    room = "" if computer.free_gb is None else f", {computer.free_gb:.0f} GB free"
    full = "Make room on this disk: what you play cannot be kept for long."
    is_full = computer.free_gb is not None and computer.free_gb < _FREE_GB
    return [
        Finding(
            "Computer",
            f"Face Garden {computer.game}, Python {computer.python}, {computer.system}, "
            f"{computer.processors} processor{'s' * (computer.processors != 1)}",
        ),
        Finding("Data folder", f"{computer.data}{room}", computer.data_trouble or (full if is_full else "")),
    ]
