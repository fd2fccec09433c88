"""Whoever thinks better of it at a question is let go in peace."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.running import command, environment, run

WORDS = ("a garden in the rain", "a garden in the snow")


def interrupted(home: Path, question: str, *arguments: str) -> tuple[int, str]:
    """The status, and all that was said, where Ctrl-C answers a question."""
    terminal, given = os.openpty()
    process = subprocess.Popen(
        command(*arguments), cwd=home, env=environment(home), stdin=given, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, start_new_session=True, bufsize=0,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        said = b""
        while question not in said.decode() and (more := process.stdout.read(200)):
            said += more
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=20)
        return process.returncode, (said + rest).decode()
    finally:
        process.kill()
        os.close(terminal)
        os.close(given)


@pytest.mark.parametrize(
    ("arguments", "question"),
    [
        (("therapist", "key", "new.key"), "Passphrase of new.key: "),
        (("erase",), "Erase all that is kept of you in "),
    ],
)
def test_a_question_that_is_interrupted_keeps_its_line_and_nothing_is_done(
    tmp_path: Path, arguments: tuple[str, ...], question: str
) -> None:
    status, said = interrupted(tmp_path, question, *arguments)
    assert status == 128 + signal.SIGINT
    assert said.startswith(question)
    assert said.count("\n") == 1
    assert said.endswith("\n")
    assert not list(tmp_path.iterdir())


def test_two_passphrases_may_come_one_after_the_other(tmp_path: Path) -> None:
    def key(*arguments: str, given: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command("therapist", "key", *arguments), cwd=tmp_path, env=environment(tmp_path), input=given,
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    replaces = ("--replaces", "old.key", "--passphrase", "-", "--old-passphrase", "-")
    assert key("old.key", "--passphrase", "-", given=f"{WORDS[0]}\n").returncode == 0
    short = key("new.key", *replaces, given=f"{WORDS[0]}\n")
    assert short.stderr == "face-garden: the standard input: no line is left for the passphrase of new.key\n"
    assert not (tmp_path / "new.key").exists()
    assert key("new.key", *replaces, given="".join(f"{each}\n" for each in WORDS)).returncode == 0
    (tmp_path / "words.txt").write_text(f"{WORDS[1]}\n", encoding="utf-8")
    signs = ("--key", "new.key", "--passphrase", "words.txt", "--out", "one.programme")
    run(tmp_path, "therapist", "new", "ada.toml", "--from", "first-movements", "--affected", "left")
    assert run(tmp_path, "therapist", "issue", "ada.toml", *signs).status == 0
