"""What was played at home goes back to the clinic, and is the person's own, by the commands that people type."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

from game.store.keyfiles import keep_key
from game.store.occupied import held
from game.store.whole import keep
from tests.end_to_end.running import Ran, run
from tests.end_to_end.test_programme import line, refused
from tests.store.clinics import Clinic, take
from tests.store.practising import play

WORDS = "a garden in the rain"
OURS = Clinic()


def test_results_go_to_the_clinic_and_all_of_it_is_the_persons_own(tmp_path: Path) -> None:
    keep_key(tmp_path / "clinic.key", OURS.secret, WORDS)
    (tmp_path / "words.txt").write_text(f"{WORDS}\n", encoding="utf-8")
    folder = tmp_path / "home"
    folder.mkdir()

    def home(*arguments: str) -> Ran:
        return run(tmp_path, *arguments, "--data", "home")

    def therapist(*arguments: str) -> Ran:
        return run(tmp_path, "therapist", *arguments, "--key", "clinic.key", "--passphrase", "words.txt")

    take(folder, OURS.number(1))
    play(folder, datetime.now(UTC) - timedelta(hours=1))

    sent = line(home("export", "--for-clinic", "one.results"))
    assert sent.startswith("one.results: 2 visits, 1 check-up. Send it to your therapist")
    assert OURS.secret.public.id in sent
    shown = therapist("show", "one.results", "--csv", "diary.csv", "--json", "diary.json")
    assert shown.status == 0, shown.stderr
    assert "Smile 2/3 66 0.70 0.95 left eye 1x" in " ".join(shown.stdout.split())
    assert len((tmp_path / "diary.csv").read_text(encoding="utf-8").splitlines()) == 3
    assert json.loads((tmp_path / "diary.json").read_text(encoding="utf-8"))["days"][0]["measured"] == 2

    assert "To decide: nothing" in shown.stdout
    (tmp_path / "diary.csv").write_text("day,exercise,older", encoding="utf-8")
    assert therapist("show", "one.results", "--csv", "diary.csv").status == 0, "a table takes an older one's place"
    key = (tmp_path / "clinic.key").read_bytes()
    for option in ("--csv", "--json"):
        refused(therapist("show", "one.results", option, "clinic.key"), "clinic.key is there already", "something else")
    refused(therapist("show", "one.results", "--csv", "new", "--json", "new"), "--csv and --json need a file each")
    assert (tmp_path / "clinic.key").read_bytes() == key
    refused(run(tmp_path, "therapist", "show", "one.results"), "sealed results", "--key KEYFILE")
    keep(tmp_path / "cut.results", (tmp_path / "one.results").read_bytes()[:-1])
    refused(therapist("compare", "cut.results", "one.results"), "cut.results", "not complete")

    assert "2 visits, 3 repetitions, 1 check-up, 1 answer, your clinic's programme" in line(home("export", "mine.zip"))
    with ZipFile(tmp_path / "mine.zip") as mine:
        assert len(mine.read("repetitions.jsonl").splitlines()) == 3

    refused(run(tmp_path, "export", "no.zip", "--data", "nowhere"), "nowhere: nothing is kept")
    (tmp_path / "empty").mkdir()
    for name, there in (("nowhere", False), ("empty", True)):
        assert line(run(tmp_path, "erase", "--yes", "--data", name)) == f"Nothing was kept in {name}."
        assert (tmp_path / name).exists() is there, "neither made nor taken away"
    refused(home("erase"), "--yes")
    visit = ("play", "--camera", "simulated:healthy", "--emg", "none", "--offscreen", "out", "--seconds", "1")
    with held(folder):
        refused(home(*visit), "home is in use", "close it first")
    assert (
        line(home("erase", "--yes"))
        == "Erased from home: 2 visits, 3 repetitions, 1 check-up, 1 answer, your clinic's programme."
    )
    assert not folder.exists()
