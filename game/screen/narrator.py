"""The system's own voice, where it has one and the extra `voice` is installed; else silence.

An engine may take seconds, hangs at times in its second sentence, and wants a main thread of its own. So each sentence
has a process of its own, which waits with its engine ready: `python -m game.screen.narrator`. A newer sentence ends it.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from importlib.util import find_spec
from queue import SimpleQueue
from threading import Thread
from typing import Any

from game.ports import Narrator
from game.screen.language import Language, spoken

WORDS_A_MINUTE = 150
_NONE = 3
"""The status with which a process ends where the system has no voice."""
_VOICE = (sys.executable, "-m", "game.screen.narrator")


class SystemNarrator(Narrator):
    """Speaks without holding anything up; nothing that was superseded before it began is said at all."""

    def __init__(self, voice: tuple[str, ...] = _VOICE) -> None:
        """`voice` is the command that speaks one sentence, told on its standard input."""
        self._voice = voice
        self._wishes: SimpleQueue[str | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="narrator", daemon=True)
        self._thread.start()

    def say(self, words: str, language: str) -> None:
        """Speak these words instead of whatever is being said."""
        spoken_in = Language(spoken(language))
        self._wishes.put(json.dumps({"words": spoken_in.said(words), "language": spoken_in.code}))

    def hush(self) -> None:
        """Stop speaking."""
        self._wishes.put("")

    def close(self) -> None:
        """Stop speaking for good."""
        self._wishes.put(None)
        self._thread.join()

    def _run(self) -> None:
        ready, speaking = self._started(), None
        while True:
            wish = self._wishes.get()
            while wish is not None and not self._wishes.empty():
                wish = self._wishes.get()
            _end(speaking)
            speaking = None
            if wish is None or ready.poll() == _NONE:
                break
            if wish:
                ready, speaking = self._started(), _told(ready, wish)
        _end(ready)
        while wish is not None:  # no voice: whatever is still wanted is not said
            wish = self._wishes.get()

    def _started(self) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - ourselves
            self._voice, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, encoding="utf-8"
        )


def _told(voice: subprocess.Popen[str], wish: str) -> subprocess.Popen[str]:
    assert voice.stdin is not None  # noqa: S101 - it is a pipe
    with suppress(OSError):  # it has ended by itself
        voice.stdin.write(wish + "\n")
        voice.stdin.flush()
    return voice


def _end(voice: subprocess.Popen[str] | None) -> None:
    if voice is not None:
        voice.kill()
        voice.wait()
        if voice.stdin is not None:
            with suppress(OSError):  # what was written last was not read any more
                voice.stdin.close()


@contextmanager
def narrating(*, offscreen: bool) -> Iterator[SystemNarrator | None]:
    """A narrator as long as it is wanted; None offscreen, and where the extra `voice` is not installed."""
    if offscreen or find_spec("pyttsx3") is None:
        yield None
        return
    with closing(SystemNarrator()) as narrator:
        yield narrator


def voice_for(voices: Iterable[Any], language: str) -> str | None:
    """The id of the first of an engine's voices that speaks a language, by its code; None where none does."""

    def codes(voice: Any) -> list[str]:
        tags = [tag.decode("ascii", "ignore") if isinstance(tag, bytes) else str(tag) for tag in voice.languages or ()]
        shown = [tag.strip("\x00\x01\x02\x03\x04\x05\x06\x07").lower().replace("_", "-") for tag in tags]
        name = str(voice.id).lower().replace("_", "-")
        return [*shown, *(part for part in name.replace("\\", "/").replace(".", "/").split("/") if part)]

    def speaks(code: str) -> bool:
        return code == language or code.startswith(f"{language}-") or f"-{language}-" in code

    return next((str(voice.id) for voice in voices if any(map(speaks, codes(voice)))), None)


def main() -> int:
    """Make an engine ready, wait for one sentence, and speak it; the status says where there is no voice."""
    try:
        import pyttsx3  # noqa: PLC0415 - an extra

        engine = pyttsx3.init()
    except Exception:  # noqa: BLE001 - engines fail in every way there is
        return _NONE
    line = sys.stdin.readline()
    if not line:
        return 0
    wish = json.loads(line)
    voice = voice_for(engine.getProperty("voices"), wish["language"])
    if voice is not None:
        engine.setProperty("voice", voice)
    elif wish["language"] != "en":
        return 0  # rather nothing than a language read by another one's rules
    engine.setProperty("rate", WORDS_A_MINUTE)
    engine.say(wish["words"])
    engine.runAndWait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
