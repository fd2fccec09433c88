"""The system's voice: only the newest sentence, never in anybody's way, and silent where there is none."""

import json
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.screen.narrator import SystemNarrator, narrating, voice_for

SPEAKS = """
import sys, time
said = sys.stdin.readline()
if said:
    with open(sys.argv[1], "a", encoding="utf-8") as heard:
        heard.write(said)
    time.sleep(float(sys.argv[2]))
    with open(sys.argv[1], "a", encoding="utf-8") as heard:
        heard.write("\\n")
"""
"""A voice that writes down what it begins to say, and an empty line when it has said it."""


def voice(heard: Path, lasts_s: float) -> tuple[str, ...]:
    return (sys.executable, "-c", SPEAKS, str(heard), str(lasts_s))


def lines(heard: Path) -> list[str]:
    written = heard.read_text(encoding="utf-8").splitlines() if heard.exists() else []
    return [json.loads(line)["words"] if line else "" for line in written]


def until(happens: Callable[[], bool]) -> None:
    """Look again and again, for ten seconds at most."""
    ends_s = time.monotonic() + 10
    while not happens():
        assert time.monotonic() < ends_s
        time.sleep(0.01)


def test_one_sentence_after_the_other_is_said(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    with closing(SystemNarrator(voice(heard, 0.0))) as narrator:
        for number, words in enumerate(("Close both eyes", "And open them")):
            narrator.say(words, "en")
            until(lambda count=2 * (number + 1): len(lines(heard)) == count)  # type: ignore[misc]
    assert lines(heard) == ["Close both eyes", "", "And open them", ""]


def test_a_newer_sentence_ends_what_is_being_said(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    with closing(SystemNarrator(voice(heard, 60.0))) as narrator:
        narrator.say("Close both eyes", "en")
        until(lambda: lines(heard) == ["Close both eyes"])
        narrator.say("And open them", "en")
        until(lambda: lines(heard) == ["Close both eyes", "And open them"])


def test_to_say_something_takes_no_time_and_stale_sentences_are_left_out(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    with closing(SystemNarrator(voice(heard, 60.0))) as narrator:
        began_s = time.perf_counter()
        for number in range(200):
            narrator.say(f"Prompt {number}", "en")
        assert time.perf_counter() - began_s < 0.5
        until(lambda: "Prompt 199" in lines(heard))
    assert len(lines(heard)) < 20


def test_where_there_is_no_voice_it_stays_silent_and_closes(tmp_path: Path) -> None:
    for command in ((sys.executable, "-c", "import sys; sys.exit(3)"), (sys.executable, "-c", "")):
        with closing(SystemNarrator(command)) as narrator:
            for _ in range(3):
                narrator.say("Close both eyes", "en")
                narrator.hush()
    assert not list(tmp_path.iterdir())


def test_offscreen_nobody_speaks() -> None:
    with narrating(offscreen=True) as narrator:
        assert narrator is None


@dataclass
class Spoken:
    id: str
    languages: list[str | bytes]


VOICES = [
    Spoken("HKEY/Speech/Voices/Tokens/TTS_MS_DE-DE_HEDDA_11.0", []),
    Spoken("com.apple.voice.compact.es-ES.Monica", ["es_ES"]),
    Spoken("gmw/en", [b"\x02en-gb"]),
    Spoken("sem/ar", [b"\x05ar"]),
]


@pytest.mark.parametrize(
    ("language", "found"),
    [("de", VOICES[0].id), ("es", VOICES[1].id), ("en", VOICES[2].id), ("ar", VOICES[3].id), ("fr", None)],
)
def test_a_voice_is_found_by_its_language_on_every_system(language: str, found: str | None) -> None:
    assert voice_for(VOICES, language) == found
