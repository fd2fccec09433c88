"""The round past real drivers, with stand-ins behind them."""

import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from game.clocks import RealClock
from game.doctor.mirror import Looker
from game.doctor.muscles import Places
from game.doctor.probe import Probe, finish
from game.doctor.round import equipment
from game.errors import DeviceLost, DeviceMissing, UsageError
from game.model.equipment import Place
from game.model.scale import Scale
from game.model.signals import FaceFrame, Picture
from game.ports import Surroundings
from game.reports.equipment import findings
from game.wire.plugged import Plugged
from tests.fake_boards import FAKES, Chords, MuscleSpikerbox, Spikerbox
from tests.fakes import FakeCamera, FakeTracker, picture
from tests.pty_board import PtyBoard
from tests.test_studies import filmed, smiling

AROUND = Surroundings(RealClock(), tuple)
NO_PTY = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")


def nothing(_share: float) -> None:
    """Nobody follows."""


def heard(address: str, seconds: float = 2.0, ports: tuple[Plugged, ...] = ()) -> tuple[Place, ...]:
    return Places(address, seconds, AROUND, lambda: list(ports)).heard(nothing)


@NO_PTY
@pytest.mark.parametrize(
    ("name", "rate_hz", "scale"), [("bitalino", 1000.0, "calibrated"), ("chords", 500.0, "approximate")]
)
def test_a_named_board_is_measured(tmp_path: Path, name: str, rate_hz: float, scale: Scale) -> None:
    with PtyBoard(tmp_path / "emg", FAKES[name](), batch_s=0.016, drift=0.005) as pty:
        (place,) = heard(f"{name}:{pty.link}", 2.5)
    assert place.trouble == ""
    assert place.heard is not None
    assert str(pty.link) in place.heard.name
    assert place.heard.rate_hz == pytest.approx(1.005 * rate_hz, rel=0.01)
    assert (place.heard.nominal_hz, place.heard.lost) == (rate_hz, 0)
    assert place.heard.scale == scale
    assert 0 < place.heard.delay_ms < 100
    assert place.heard.channels is not None
    assert 0.5 < place.heard.channels.right.rest_uv < place.heard.channels.left.rest_uv < 6


@NO_PTY
def test_all_ports_are_asked_but_boot_loaders_and_strangers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        PtyBoard(tmp_path / "emg", Spikerbox()) as emg,
        PtyBoard(tmp_path / "boot", Chords()) as boot,
        PtyBoard(tmp_path / "other", Chords()) as other,
    ):
        ports = (
            Plugged(str(boot.link), "boot loader", 0x2E73, 0x0005),
            Plugged(str(other.link), "somebody's", 0x1234, 0x5678),
            Plugged(str(emg.link), "SpikerBox", 0x2E73, 0x0004),
        )
        monkeypatch.setattr("game.wire.port.plugged", lambda: list(ports))
        places = heard("auto", 2.0, ports)
        assert boot.asked == b""
        assert other.asked == b""
    assert [place.treatment for place in places] == ["asked", "boot loader", "stranger"]
    assert places[0].heard is not None
    assert places[0].heard.name.startswith("Human SpikerBox")


@NO_PTY
def test_losses_are_counted(tmp_path: Path) -> None:
    with PtyBoard(tmp_path / "emg", Chords()) as pty:
        threading.Timer(2.2, pty.drop, (40,)).start()
        (place,) = heard(f"chords:{pty.link}", 3.5)
    assert place.heard is not None
    assert place.heard.lost == 40


@NO_PTY
def test_a_board_that_is_unplugged_keeps_its_figures_and_its_trouble(tmp_path: Path) -> None:
    with PtyBoard(tmp_path / "emg", Chords()) as pty:
        threading.Timer(1.6, pty.unplug).start()
        (place,) = heard(f"chords:{pty.link}", 20.0)
    assert place.heard is not None
    assert place.heard.length_s < 3
    assert "unplugged" in place.trouble


@NO_PTY
def test_a_board_with_one_channel_says_so(tmp_path: Path) -> None:
    with PtyBoard(tmp_path / "emg", MuscleSpikerbox()) as pty:
        (place,) = heard(f"spikerbox:{pty.link}")
    assert place.heard is None
    assert "one EMG channel" in place.trouble


def test_a_port_in_the_network_that_refuses_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and never listens
        (place,) = heard(f"socket://127.0.0.1:{taken.getsockname()[1]}")
    assert place.heard is None
    assert "Nothing answers at" in place.trouble
    assert "Errno" not in place.trouble


def test_without_ports_or_wishes_there_is_nothing_to_hear() -> None:
    assert heard("auto") == heard("none") == ()


class Hanging(FakeCamera):
    """Its driver never comes back from opening."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def open(self) -> None:
        self.let_go.wait(30)


def failing(error: Exception) -> Callable[[], FakeCamera]:
    def make() -> FakeCamera:
        camera = FakeCamera()
        camera.coming = [picture(1.0), error]
        return camera

    return make


def refusing() -> FakeCamera:
    camera = FakeCamera()
    camera.refusal = DeviceMissing("It is not there.")
    return camera


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (refusing, "It is not there."),
        (failing(DeviceLost("It is gone.")), "It is gone."),
        (failing(RuntimeError("driver")), "in trouble (driver)"),
        (FakeCamera, "gives nothing"),
    ],
    ids=["missing", "lost", "broken", "silent"],
)
def test_whatever_a_device_does_is_told(make: Callable[[], FakeCamera], words: str) -> None:
    camera = make()
    probe = Probe(camera, lambda _picture: None, 1.0, 0.2)
    finish([probe], nothing)
    assert words in probe.trouble
    assert not camera.is_open


def test_a_driver_that_hangs_does_not_hold_up_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.doctor.probe._ENDING_S", 0.1)
    camera = Hanging()
    probe = Probe(camera, lambda _picture: None, 0.1, 0.1)
    finish([probe], nothing)
    camera.let_go.set()
    assert "does not answer" in probe.trouble


class Slow(FakeTracker):
    """Takes 40 ms for a picture."""

    def track(self, picture: Picture) -> FaceFrame:
        threading.Event().wait(0.04)
        return FaceFrame(picture, None, RealClock().now_s())


def test_a_camera_is_told_from_a_tracker_that_cannot_keep_up(tmp_path: Path) -> None:
    film = filmed(tmp_path / "film.mp4", smiling(3.0, 60.0), 60.0)
    seen = Looker(str(film), 2.0, AROUND, Slow).seen(nothing).seen
    assert seen is not None
    assert seen.rate_hz == pytest.approx(60, rel=0.1)
    assert seen.tracked_hz is not None
    assert 14 < seen.tracked_hz < 26
    assert seen.delay_ms is not None
    assert seen.delay_ms[0] > 40
    assert (seen.size_px, seen.faces, seen.light) == ((640, 480), 0.0, None)


def test_a_camera_that_is_not_there_needs_no_tracker(tmp_path: Path) -> None:
    def never() -> FakeTracker:
        raise AssertionError

    mirror = Looker(str(tmp_path / "no.mp4"), 2.0, AROUND, never).seen(nothing)
    assert mirror.seen is None
    assert "There is no video file" in mirror.trouble


def test_a_round_with_nothing_connected_is_a_whole_report(tmp_path: Path) -> None:
    told: list[float] = []
    (tmp_path / "file").touch()
    found = equipment(
        str(tmp_path / "no.mp4"), "auto", 2.0, tmp_path / "file", lambda _words, share: told.append(share), list
    )
    assert found.places == ()
    assert {"EMG board", "Data folder"} <= {each.what for each in findings(found) if each.advice}
    assert told == sorted(told)


@pytest.mark.parametrize(
    ("camera", "emg"), [("", "none"), ("simulated:nobody", "none"), ("0", "nonsense"), ("0", "simulated:nobody")]
)
def test_an_address_that_means_nothing_is_refused_before_anything_is_opened(camera: str, emg: str) -> None:
    def never() -> list[Plugged]:
        raise AssertionError

    with pytest.raises(UsageError):
        equipment(camera, emg, 2.0, None, lambda _words, _share: None, never)
