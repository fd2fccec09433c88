"""From the clinic's key to the next programme, on real parts: paper, camera, a patient who plays, and back again."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from game import handouts
from game.simulation.paper import Held
from tests.end_to_end.running import Ran, run
from tests.end_to_end.test_paper import Believing, at_home
from tests.end_to_end.test_programme import line, refused
from tests.paper import page

CLOSED = ("soft-face", "eye-care", "imagine-smile", "first-kiss", "first-blink")
ASKEW = Held(400, turn_deg=22, tilt_deg=-14, roll_deg=8, right_mm=15, blur_px=1.0, noise=6)


@pytest.mark.timeout(240)
def test_a_week_between_clinic_and_home(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("a garden in the rain\n", encoding="utf-8")
    (tmp_path / "home").mkdir()
    secret = ("--key", "clinic.key", "--passphrase", "words.txt")

    def therapist(*arguments: str) -> Ran:
        return run(tmp_path, "therapist", *arguments)

    def home(*arguments: str) -> Ran:
        return run(tmp_path, *arguments, "--data", "home")

    def play(level: str, *more: str) -> Ran:
        patient = ("--camera", "simulated:weak-left@10", "--emg", "none", "--offscreen", f"out-{level}")
        return home("play", *patient, "--level", level, *more)

    made = line(therapist("key", "clinic.key", *secret[2:]))
    line(therapist("new", "ada.toml", "--from", "first-movements", "--affected", "left"))
    line(therapist("close", "ada.toml", *CLOSED))
    line(therapist("open", "ada.toml", "demo-smile", "--repetitions", "1"))
    line(therapist("issue", "ada.toml", *secret, "--out", "one.programme"))
    pages = handouts.printed(tmp_path / "one.programme", tmp_path / "one.png", "a4")
    person = Believing()
    visit, _ = at_home(
        tmp_path / "home", person, *((page(each.read_bytes()), ASKEW) for each in pages), today=datetime.now(UTC).date()
    )
    assert person.said
    assert made.endswith(next(words for words in person.said if words in made))
    assert [level.id for level in visit.levels] == ["first-smile", "demo-smile"]

    refused(play("smile-1", "--seconds", "1"), '"smile-1" is not open')
    assert play("first-smile", "--seconds", "1").status == 0
    assert play("demo-smile").status == 0
    ((played,),) = (
        level["repetitions"]
        for level in json.loads((tmp_path / "out-demo-smile" / "summary.json").read_text(encoding="utf-8"))["levels"]
    )
    assert played["measured"]
    assert played["left_mm"] < played["right_mm"]

    assert "1 visit." in line(home("export", "--for-clinic", "week.results"))
    shown = therapist("show", "week.results", *secret, "--json", "diary.json")
    assert shown.status == 0, shown.stderr
    assert "Smile 1/1" in " ".join(shown.stdout.split())
    (day,) = json.loads((tmp_path / "diary.json").read_text(encoding="utf-8"))["days"]
    assert (day["measured"], day["score"]) == (1, pytest.approx(played["score"], abs=0.6))
    line(home("report", "--pdf", "week.pdf"))
    shades = pypdfium2.PdfDocument(tmp_path / "week.pdf")[0].render(scale=1).to_numpy()
    assert 0.01 < (shades.min(axis=2) < 128).mean() < 0.2, "words and lines on white paper"

    line(therapist("open", "ada.toml", "smile-1"))
    line(therapist("issue", "ada.toml", *secret, "--out", "two.programme"))
    assert "3 levels open" in line(home("programme", "import", "two.programme"))
    assert play("smile-1", "--seconds", "1").status == 0
