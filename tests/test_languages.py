"""Every sentence is said in every language, whole and as it was meant."""

import string

import pytest
from babel.messages.catalog import Message

from game.screen.language import Language
from game.screen.text import FILES, Type
from game.screen.theme import EVENING
from tests.languages import FOLDER, TRANSLATED, catalogue, missing, template


def said(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def asked(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def names(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_sentence_is_missing(code: str) -> None:
    waiting = [message.id for message in missing(code)]
    assert not waiting, f"run python -m tests.languages update, and translate these in assets/languages/{code}.po"


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogue_holds_nothing_that_is_not_said(code: str) -> None:
    assert {message.id for message in catalogue(code)} == {message.id for message in template()} | {""}
    text = (FOLDER / f"{code}.po").read_text(encoding="utf-8")
    assert "fuzzy" not in text
    assert "#~" not in text


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_same_values_stand_in_a_translation(code: str) -> None:
    for message in catalogue(code):
        if not message.id:
            continue
        wanted = set.union(*map(names, asked(message)))
        for words in said(message):
            free = {"count"} if len(said(message)) > 1 else set()  # a language may say one or two in words
            assert wanted - free <= names(words) <= wanted, words


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_ends_as_the_sentence_does(code: str) -> None:
    ends = {"؟": "?", "…": "."}
    for message in catalogue(code):
        for words in said(message) if message.id else ():
            last = asked(message)[0][-1]
            assert (ends.get(words[-1], words[-1]) == last) or last not in ".?", words


def test_no_letter_is_missing_in_the_type() -> None:
    for code in TRANSLATED:
        type_ = Type(EVENING, 1.0, Language(code))
        every = {sign for message in catalogue(code) if message.id for words in said(message) for sign in words}
        assert len(every) > 60
        assert not {(code, style, sign) for sign in every for style in FILES if type_.lacks(sign, style)}


def test_a_letter_that_no_type_has_is_found() -> None:
    assert Type(EVENING, 1.0).lacks("Wörter 山", "heading") == "山"
