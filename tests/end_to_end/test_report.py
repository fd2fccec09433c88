"""The report by the command that people type."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from game.store.places import DATABASE
from tests.end_to_end.running import Ran, run
from tests.store.values import MEASURED, UNMEASURED
from tests.weeks import practise


def refused(ran: Ran, *words: str) -> None:
    assert (ran.status, ran.stdout) == (2, "")
    (only,) = ran.stderr.splitlines()
    assert only.startswith("face-garden: ")
    assert all(word in only for word in words), only


def test_what_was_played_at_home_is_reported(tmp_path: Path) -> None:
    def report(*arguments: str) -> Ran:
        return run(tmp_path, "report", "--data", "home", *arguments)

    kind = "Nothing has been played here yet; after the first day there is something to report.\n"
    empty = report("--pdf", "early.pdf")
    assert (empty.status, empty.stdout, empty.stderr) == (0, kind, "")
    assert json.loads(report("--json").stdout)["exercises"] == []
    assert list(tmp_path.iterdir()) == [], "looking makes no folder"

    (tmp_path / "home").mkdir()
    practise(tmp_path / "home", datetime.now(UTC) - timedelta(days=2), [{"smile-1": (MEASURED, UNMEASURED)}] * 3, 1)
    done = report("--pdf", "out.pdf", "--paper", "Letter")
    assert (done.status, done.stdout, done.stderr) == (0, "The report is in out.pdf\n", "")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
    both = report("--json", "--pdf", "two.pdf")
    told = json.loads(both.stdout)
    assert (both.status, both.stderr) == (0, "The report is in two.pdf\n")
    assert (told["adherence"]["played_days"], told["exercises"][0]["last"]["score"]) == (3, MEASURED.score)
    table = report("--csv").stdout.splitlines()
    assert len(table) == 1 + 3
    assert table[0].startswith("day,exercise,measured,score,")
    alone = report()
    (made,) = tmp_path.glob("face-garden-report-*.pdf")
    assert alone.stdout == f"The report is in {made.name}\n"

    refused(report("--paper", "a5"), "a5 is not a4 or letter", "--paper")
    refused(report("--csv", "--json"), "--csv or --json")
    refused(report("--pdf", "no/out.pdf"), "no/out.pdf", "cannot be written", "Choose another place")
    refused(report("--pdf", "home"), "home", "cannot be written")
    refused(report("--pdf", ""), "--pdf", "empty")
    kept = (tmp_path / "home" / DATABASE).read_bytes()
    refused(report("--pdf", f"home/{DATABASE}"), "is something else", "choose another name")
    assert (tmp_path / "home" / DATABASE).read_bytes() == kept
    refused(run(tmp_path, "report", "--data", "out.pdf/data"), "out.pdf/data", "--data")
    (tmp_path / "home" / DATABASE).write_bytes(b"not a database" * 99)
    damaged = report("--pdf", "after.pdf")
    assert (damaged.status, damaged.stdout) == (0, kind)
    assert "is not a database; it was kept as" in damaged.stderr
    assert not (tmp_path / "after.pdf").exists()
