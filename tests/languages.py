"""Every sentence that is to be said in every language, and the catalogues they are said from.

`uv run python -m tests.languages update` brings assets/languages/*.po up to date: what is new waits there with an
empty translation, what is no longer said is gone.
"""

import functools
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from game.errors import Refusal
from game.model.comfort import LANGUAGES
from game.screen.language import ENGLISH, wordless
from game.store.leaflets import read

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assets" / "languages"
TRANSLATED = tuple(code for code in LANGUAGES if code != ENGLISH)
MARKS: Mapping[str, tuple[int, ...] | None] = {"say": None, "counted": (1, 2), "Phrase": (1, 2)}
"""What wraps a sentence in the code, and which of its arguments are sentences."""
LEVEL_WORDS = ("title", "lines")
PROGRAMME_WORDS = ("answer",)
"""What is shown of the files in levels/; the rest of a programme is for whoever hands it out, in the terminal."""
Sentence = str | tuple[str, ...]


@functools.cache
def sentences() -> Sequence[tuple[Sentence, str]]:
    """Every sentence, a pair where it is counted, with the file it stands in."""
    return tuple(_sentences())


def _sentences() -> Iterator[tuple[Sentence, str]]:
    for path in sorted((ROOT / "game").rglob("*.py")):
        for _line, said, _comments, _context in extract_from_file("python", path, keywords=dict(MARKS)):
            if not wordless("".join(said)):
                yield said, path.relative_to(ROOT).as_posix()
    for path, keys in _written():
        for key in keys:
            said = tomllib.loads(path.read_text(encoding="utf-8")).get(key, [])
            for each in [said] if isinstance(said, str) else said:
                yield each, path.relative_to(ROOT).as_posix()
    for path in sorted((ROOT / "assets" / "education").glob("*.md")):
        yield from ((str(phrase), path.relative_to(ROOT).as_posix()) for phrase in read(path).phrases)
    for refusal in takewhile(lambda each: each is not Refusal.NO_RESULTS, Refusal):  # the rest is for therapists
        yield refusal.value, "game/errors.py"


def _written() -> Iterator[tuple[Path, tuple[str, ...]]]:
    yield from ((path, LEVEL_WORDS) for path in sorted((ROOT / "levels").glob("*.toml")))
    yield from ((path, PROGRAMME_WORDS) for path in sorted((ROOT / "levels" / "programmes").glob("*.toml")))


def template() -> Catalog:
    """All sentences, without translations."""
    made = Catalog(fuzzy=False)
    for said, where in sentences():
        made.add(said, locations=[(where, 0)])
    return made


def catalogue(code: str) -> Catalog:
    """A language as it is translated now; empty where there is no file yet."""
    path = FOLDER / f"{code}.po"
    if not path.exists():
        return Catalog(locale=code, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def missing(code: str) -> list[Message]:
    """The sentences that a language does not say yet."""
    known = catalogue(code)
    return [each for each in template() if each.id and not _translated(known.get(each.id))]


def _translated(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def update(code: str) -> None:
    """Write every sentence into a language's file, without lines or days, so that diffs stay small."""
    made = catalogue(code)
    made.update(template(), no_fuzzy_matching=True)
    for message in made:
        if message.id and message.fuzzy:  # it is counted now, and was not before
            message.string = "" if isinstance(message.id, str) else ("",) * made.num_plurals
            message.flags.discard("fuzzy")
    plural = get_plural(code).plural_forms
    head = (f"Language: {code}", "Content-Type: text/plain; charset=utf-8", f"Plural-Forms: {plural}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{code}.po").open("wb") as file:
        file.write("\n".join(['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in head), "", ""]).encode())
        write_po(file, made, 120, omit_header=True, include_lineno=False, sort_by_file=True, ignore_obsolete=True)


if __name__ == "__main__":
    if sys.argv[1:] != ["update"]:
        sys.exit("usage: python -m tests.languages update")
    for each in TRANSLATED:
        update(each)
        sys.stdout.write(f"{each}: {len(missing(each))} sentences to translate\n")
