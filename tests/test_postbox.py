"""Every way in ends in the same door: files, pages, and whatever way comes later."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from game.errors import Refusal
from game.model.post import Letter
from game.ports import Way
from game.postbox import Box
from game.store.home import CLINIC, Home
from game.trust.envelope import LARGEST
from game.trust.keys import SecretKey
from game.trust.pages import pages
from game.trust.rotation import rotation
from game.ways import Files, HeldUp
from tests.store.clinics import LEVELS, LONG_NOTE, OTHER, TODAY, Clinic, dated, programme

OURS = Clinic()
KEY = OURS.secret.public.id


class Window:
    """A window for files in which a path is chosen, or something goes wrong, when it was asked for."""

    def __init__(self, answer: tuple[str, str] | None = None) -> None:
        self.asked = False
        self._answer = answer

    def ask(self) -> None:
        self.asked = True

    def answer(self) -> tuple[str, str] | None:
        answer, self._answer = (self._answer, None) if self.asked else (None, self._answer)
        return answer


class Network:
    """A way that is there one day."""

    def __init__(self, *letters: Letter) -> None:
        self.letters = list(letters)

    def arrived(self) -> Sequence[Letter]:
        letters, self.letters = self.letters, []
        return letters


def box(folder: Path, *ways: Way, window: Window | None = None, asked: tuple[str, ...] = ()) -> Box:
    return Box(folder, lambda: TODAY, Files(window or Window()), HeldUp(), ways, asked)


def met(folder: Path, number: int = 5) -> Box:
    """The post box of a home that has met our clinic, with a programme in force."""
    post = box(folder)
    assert post.take(Letter(bytes(OURS.number(number))), KEY).taken
    return post


def test_a_clinic_is_met_only_when_its_key_was_said_to_be_right(tmp_path: Path) -> None:
    post, letter = box(tmp_path), Letter(bytes(OURS.number(1)))
    asked = post.take(letter)
    assert (asked.taken, asked.key_id) == (False, KEY)
    assert post.take(letter, OTHER.secret.public.id) == asked
    assert not (tmp_path / CLINIC).exists()
    answer = post.take(letter, KEY)
    assert answer.taken
    assert [level.id for level in answer.levels] == list(LEVELS[:2])
    assert answer.levels[0].repetitions == 4
    assert answer.programme is not None
    assert answer.programme.note == "Slowly, and less than you think."
    assert answer.words == "Programme 1 is in force. Next review: 2026-03-09."
    assert post.take(letter).words.startswith("You have this already.")


REFUSED = {
    Refusal.OTHER_CLINIC: bytes(OTHER.number(6)),
    Refusal.OLDER: bytes(OURS.number(4)),
    Refusal.OTHER_PATIENT: bytes(OURS.issued(replace(programme(6), patient="AAAA-BBBB-CCCC"))),
    Refusal.EXPIRED: bytes(OURS.issued(dated(TODAY - timedelta(9), TODAY - timedelta(1), 6))),
    Refusal.FUTURE: bytes(OURS.issued(dated(TODAY + timedelta(3), TODAY + timedelta(9), 6))),
    Refusal.TRUNCATED: bytes(OURS.number(6))[:-1],
    Refusal.ALTERED: bytes(OURS.number(6)) + b"\n",
    Refusal.OVERSIZE: b" " * (LARGEST + 1),
    Refusal.FOREIGN_FILE: b"%PDF-1.7",
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_refusal_is_one_sentence_of_its_own_and_what_was_stays(tmp_path: Path, reason: Refusal) -> None:
    post = met(tmp_path)
    kept = (tmp_path / CLINIC).read_bytes()
    answer = post.take(Letter(REFUSED[reason]), KEY)
    assert not answer.taken
    assert answer.words.lower().startswith(reason.value.lower())
    assert answer.words.endswith(". Programme 5 stays in force.")
    assert (tmp_path / CLINIC).read_bytes() == kept


def test_pages_arrive_when_the_last_was_shown(tmp_path: Path) -> None:
    post = met(tmp_path)
    texts = pages(OURS.issued(replace(programme(6), note=LONG_NOTE)))
    assert post.show(texts[2]).read == {3}
    assert post.show(texts[0]).of == 3
    assert post.arrived() == []
    assert post.show(texts[1]).trouble == ""
    (letter,) = post.arrived()
    assert post.arrived() == []
    assert post.take(letter).taken
    trusted = Home(tmp_path).trusted()
    assert trusted is not None
    assert trusted.programme.number == 6


def test_other_codes_are_told_and_cost_no_page(tmp_path: Path) -> None:
    post = box(tmp_path)
    texts = pages(OURS.issued(replace(programme(6), note=LONG_NOTE)))
    post.show(texts[0])
    for text, words in {
        "https://example.org": "This is another kind of code",
        "FG1:nonsense": "These pages do not belong together",
        "FG7:later": "It was made for a newer Face Garden",
    }.items():
        told = post.show(text)
        assert told.trouble.startswith(words)
        assert told.read == {1}


def test_files_are_brought_dropped_or_chosen(tmp_path: Path) -> None:
    file = tmp_path / "one.programme"
    file.write_bytes(bytes(OURS.number(1)))
    window = Window((str(file), ""))
    post = box(tmp_path, window=window)
    assert post.arrived() == []
    post.bring(str(file))
    post.choose()
    assert post.arrived() == [Letter(file.read_bytes())] * 2
    post.bring(str(tmp_path / "nowhere"))
    (letter,) = post.arrived()
    assert "nowhere: cannot be read" in post.take(letter).words


def test_where_no_window_opens_that_is_said(tmp_path: Path) -> None:
    post = box(tmp_path, window=Window(("", "No window for files can be opened here.")))
    post.choose()
    (letter,) = post.arrived()
    answer = post.take(letter)
    assert (answer.words, answer.taken) == ("No window for files can be opened here.", False)


def test_a_network_is_one_way_more_and_trusted_no_more_than_the_others(tmp_path: Path) -> None:
    met(tmp_path)
    post = box(tmp_path, Network(Letter(bytes(OTHER.number(9))), Letter(bytes(OURS.number(6)))))
    assert [post.take(letter).taken for letter in post.arrived()] == [False, True]


def test_a_clinics_new_key_comes_by_any_way(tmp_path: Path) -> None:
    post, new = met(tmp_path), SecretKey(b"n" * 32)
    (text,) = pages(rotation(OURS.secret, new.public))
    post.show(text)
    (letter,) = post.arrived()
    answer = post.take(letter)
    assert answer.taken
    assert new.public.id in answer.words
    assert post.take(Letter(bytes(Clinic(new).number(6)))).taken


def test_levels_asked_for_are_offered_while_they_are_open(tmp_path: Path) -> None:
    letter = Letter(bytes(OURS.number(1)))
    assert [level.id for level in box(tmp_path, asked=("pucker-1",)).take(letter, KEY).levels] == ["pucker-1"]
    assert len(box(tmp_path, asked=("nose-1",)).take(letter).levels) == 2


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    post = Box(tmp_path / "nowhere", lambda: date(2026, 3, 2), Files(Window()), HeldUp())
    answer = post.take(Letter(bytes(OURS.number(1))), KEY)
    assert "cannot be used" in answer.words
    assert not answer.taken
