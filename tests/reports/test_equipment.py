"""Figures become words, and what is not good becomes one sentence what to do."""

import json
from dataclasses import replace

import pytest

from game.model.contact import Contact, Grade
from game.model.equipment import Channel, Computer, Display, Equipment, Heard, Learned, Mirror, Place, Seen
from game.model.scale import DOUBTS, Scale
from game.model.side import PerSide
from game.model.sight import Light
from game.reports.equipment import findings, overview
from game.reports.finding import Finding

CHANNEL = Channel(2.5, 0.4, 50.0, Contact(Grade.GOOD, "Sits well"))
HEARD = Heard(
    "A board on COM3", "calibrated", 14, 1000.0, 1000.4, 5.0, 5000, 0, 12.0, 2.5, PerSide(CHANNEL, CHANNEL)
)  # fmt: skip
SEEN = Seen(29.9, 29.7, (640, 480), (20.0, 30.0), 1.0, 0.5, Light())
GOOD = Equipment(
    Computer("1.0", "Linux", "3.11.7", 4, "/home/data", "", 20.0),
    Mirror("0", "", SEEN),
    True,
    (Place("COM3", "UNO", heard=HEARD),),
    Display((1280, 720), 60.0, 60.0, 3.0, 60.0),
    "",
    "alsa",
    ("A pad",),
)


def with_seen(**changes: object) -> Equipment:
    return replace(GOOD, mirror=Mirror("0", "", replace(SEEN, **changes)))  # type: ignore[arg-type]


def with_heard(**changes: object) -> Equipment:
    return replace(GOOD, places=(Place("COM3", heard=replace(HEARD, **changes)),))  # type: ignore[arg-type]


def with_places(*places: Place) -> Equipment:
    return replace(GOOD, places=places)


def with_left(**changes: object) -> Equipment:
    return with_heard(channels=PerSide(replace(CHANNEL, **changes), CHANNEL))  # type: ignore[arg-type]


TROUBLES: dict[str, tuple[Equipment, str, str]] = {
    "no camera": (replace(GOOD, mirror=Mirror("0", "Camera 0 gives no picture.")), "Camera 0", "gives no picture"),
    "a slow camera": (with_seen(rate_hz=12.2, tracked_hz=12.2), "Camera 0", "12 pictures a second: put a lamp"),
    "one that stops": (replace(GOOD, mirror=Mirror("0", "No more.", SEEN)), "Camera 0", "No more."),
    "no second picture": (with_seen(rate_hz=None), "Camera 0", "0 pictures a second"),
    "a slow film": (
        replace(GOOD, mirror=Mirror("a.mp4", "", replace(SEEN, rate_hz=15.0, tracked_hz=15.0))),
        "Camera a.mp4", "film at 30",
    ),
    "a small picture": (with_seen(size_px=(320, 240)), "Camera 0", "small"),
    "a slow computer": (with_seen(tracked_hz=11.0), "Face tracking", "follows only 11 pictures a second"),
    "a lag": (with_seen(delay_ms=(90.0, 140.0)), "Face tracking", "lags"),
    "nothing tracked": (with_seen(tracked_hz=None, delay_ms=None), "Face tracking", "run this again"),
    "nobody there": (with_seen(light=None, faces=0.0), "Light", "Sit an arm's length"),
    "a dark room": (with_seen(light=None, faces=0.0, brightness=0.05), "Light", "put a lamp"),
    "one dark side": (with_seen(light=Light(even=0.05)), "Light", "turn toward the light"),
    "a slow board": (with_heard(rate_hz=250.0), "A board on COM3", "a board of 1000"),
    "lost samples": (with_heard(lost=50), "lost", "another cable"),
    "clumps": (with_heard(jitter_ms=60.0), "on time", "Bluetooth"),
    "an old sample": (with_heard(delay_ms=150.0), "on time", "straight into the computer"),
    "too little": (with_heard(channels=None), "channels", "--seconds"),
    "hum": (with_left(contact=Contact(Grade.FAIR, "Mains hum: move away", 50.0)), "left", "move away"),
    "no port at all": (with_places(), "EMG board", "plug it in"),
    "a silent port": (with_places(Place("COM4", "UNO", trouble="Nothing on COM4 answers.")), "COM4", "Nothing on"),
    "a boot loader": (with_places(Place("COM5", "boot", "boot loader")), "COM5", "touching no button"),
    "somebody else's": (with_places(Place("COM6", "Printer", "stranger")), "EMG board", "--emg PORT"),
    "a board that went": (
        with_places(Place("COM3", trouble="It was unplugged.", heard=HEARD)), "A board on COM3", "unplugged",
    ),
    "no screen": (replace(GOOD, display=None, display_trouble="there is no display"), "Screen", "--offscreen"),
    "a slow screen": (replace(GOOD, display=Display((1, 1), 60.0, 41.0, 9.0, None)), "Screen", "smaller"),
    "much to draw": (replace(GOOD, display=Display((1, 1), 60.0, 60.0, 18.0, None)), "Screen", "smaller"),
    "no sound": (replace(GOOD, sound=None), "Sound", "headphones"),
    "a full disk": (replace(GOOD, computer=replace(GOOD.computer, free_gb=0.1)), "Data folder", "room"),
    "a closed folder": (
        replace(GOOD, computer=replace(GOOD.computer, data_trouble="Choose another.")), "Data folder", "Choose",
    ),
}  # fmt: skip


def test_where_all_is_well_nothing_is_advised() -> None:
    assert [each for each in findings(GOOD) if each.advice] == []


@pytest.mark.parametrize("name", TROUBLES)
def test_what_is_not_good_is_one_sentence_about_that_alone(name: str) -> None:
    found, what, words = TROUBLES[name]
    (only,) = [each for each in findings(found) if each.advice]
    assert only.what == what
    assert words in only.advice
    assert only.advice.endswith(".")
    assert "\n" not in only.advice


def test_every_figure_is_said() -> None:
    said = {each.what: each.figure for each in findings(GOOD)}
    assert said["Camera 0"] == "29.9 pictures a second, 640 x 480"
    assert said["Face tracking"].startswith("29.7 a second, 20 ms after the picture")
    assert said["A board on COM3"] == "1000.4 samples a second (1000 by its maker), 14 bits"
    assert said["lost"] == "0 of 5000 samples in 5.0 s"
    assert said["on time"] == "12 ms after it was taken, give or take 2.5 ms"
    assert said["left"] == said["right"] == "2.5 uV at its quietest, 0.4 uV of 50 Hz hum"
    assert "a real window of 1280 x 720 at 60.0" in said["Screen"]
    assert "alsa" in said["Sound"]
    assert said["Gamepad"] == "A pad"


@pytest.mark.parametrize(("scale", "words"), DOUBTS.items())
def test_microvolts_that_are_not_calibrated_say_so(scale: Scale, words: str) -> None:
    found = with_places(Place("COM3", heard=replace(HEARD, scale=scale)))
    (figure,) = (each.figure for each in findings(found) if each.what == HEARD.name)
    assert figure.endswith(f"14 bits, {words}" if words else "14 bits")


def test_ports_left_alone_are_named_beside_a_board_without_advice() -> None:
    found = with_places(*GOOD.places, Place("COM6", "Printer", "stranger"))
    assert Finding("COM6", "left alone (Printer): no board of this game is known to be behind it") in findings(found)
    assert not any(each.advice for each in findings(found))


def test_boards_that_were_not_looked_for_are_not_missed() -> None:
    assert Finding("EMG board", "not looked for") in findings(replace(GOOD, looked_for_boards=False, places=()))


def test_the_file_holds_every_figure_and_every_finding() -> None:
    written = json.loads(json.dumps(overview(GOOD)))
    assert written["figures"]["places"][0]["heard"]["channels"]["left"]["rest_uv"] == 2.5
    assert written["figures"]["mirror"]["seen"]["light"]["level"] == 0.5
    assert len(written["findings"]) == len(findings(GOOD))
    assert written["findings"][0]["is_good"] is True


def test_the_delay_from_muscle_to_skin_is_told_with_its_day() -> None:
    told = {each.what: each for each in findings(replace(GOOD, learned=Learned(0.0524, "2026-03-01")))}
    assert "52 ms" in told["Muscle to skin"].figure
    assert "2026-03-01" in told["Muscle to skin"].figure
    untold = {each.what: each for each in findings(GOOD)}["Muscle to skin"]
    assert "not learned yet" in untold.figure
    assert not untold.advice
