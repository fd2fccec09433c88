"""What is good to know: how leaflets are read from their files, and what holds for each of ours."""

import re
from pathlib import Path

import pytest

from game.errors import DataError
from game.model.leaflet import Leaflet, Manner, Piece
from game.model.phrase import Phrase
from game.screen.assets import asset
from game.store.leaflets import leaflets, read
from game.store.places import education_folder
from tests.readability import grade, sentences

FILES = sorted(education_folder().glob("*.md"))
WHOLE = """<!-- Section 4. -->

# A garden

![A gate](gate)

It is green. It is
quiet.

> Come in.

- One.
- Two flowers,
  or three.
"""
DIAGNOSES = ("palsy", "paraly", "bell's", "paresis", "ramsay", "mobius", "möbius", "stroke", "syndrome", "disease")
HARSH = ("fail", "wrong", "bad", "weak", "ugly", "normal")
ADULTS_GRADE, CHILDRENS_GRADE = 5.0, 1.0
"""The years of school after which they are read with ease; children have theirs read to them."""
LONGEST_FOR_CHILDREN = 10
"""Words in a sentence."""


def both(name: str) -> tuple[Leaflet, Leaflet]:
    """One for adults, and the same for children."""
    adult, child = ({each.name: each for each in leaflets(young)}[name] for young in (False, True))
    return adult, child


def told(leaflet: Leaflet) -> str:
    return "\n".join(leaflet.phrases)


def test_every_part_of_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "3-garden-gate.child.md"
    path.write_text(WHOLE, encoding="utf-8")
    said = Piece(Manner.SAID, Phrase("It is green. It is quiet."))
    points = Piece(Manner.POINT, Phrase("One.")), Piece(Manner.POINT, Phrase("Two flowers, or three."))
    pieces = (said, Piece(Manner.URGENT, Phrase("Come in.")), *points)
    assert read(path) == Leaflet("garden-gate", Phrase("A garden"), "gate", pieces)
    assert [type(phrase) for phrase in read(path).phrases] == [Phrase] * 5
    assert leaflets(True, tmp_path) == [read(path)]
    assert leaflets(False, tmp_path) == []


@pytest.mark.parametrize(
    ("instead", "line"),
    [
        ("It is *green*.", 7), ("It is [green](https://example.org).", 7), ("It is `green`.", 7), ("It is {green}.", 7),
        ("## Green", 7), ("1. Green", 7), ("- Green\n\n  and quiet", 7), ("> - Green", 7), ("    green", 7),
        ("<b>green</b>", 7), ("It is\n\n---", 9), ("![A gate](gate) and green", 7),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_told_with_its_line(tmp_path: Path, instead: str, line: int) -> None:
    path = tmp_path / "1-a.md"
    path.write_text(WHOLE.replace("It is green. It is\nquiet.", instead), encoding="utf-8")
    with pytest.raises(DataError, match=rf"1-a\.md, line {line}: only a title"):
        read(path)


@pytest.mark.parametrize("gone", ["# A garden", "![A gate](gate)"])
def test_title_and_picture_are_there_once(tmp_path: Path, gone: str) -> None:
    path = tmp_path / "1-a.md"
    for text in (WHOLE.replace(gone, ""), f"{WHOLE}\n{gone}\n"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DataError, match="needs one title, one picture"):
            read(path)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "1-a.md").write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match=r"1-a\.md cannot be read"):
        leaflets(False, tmp_path)


def test_each_is_told_to_adults_and_to_children_with_one_picture() -> None:
    adults, children = leaflets(False), leaflets(True)
    assert [each.name for each in adults] == [
        "what-happened", "why-gentle", "moving-along", "eye-care", "massage", "warmth", "electrodes", "when-to-call",
    ]  # fmt: skip
    assert [(each.name, each.picture) for each in adults] == [(each.name, each.picture) for each in children]
    assert len({each.picture for each in adults}) == len(adults)
    assert all(asset("art", f"{each.picture}.svg").is_file() for each in adults)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_says_on_what_it_rests_and_is_read_with_ease(path: Path) -> None:
    first, _, _ = path.read_text(encoding="utf-8").partition("-->")
    assert re.search(r"<!-- .*[Cc]linical facts|<!-- Rests on sections? [1-8]", first)
    text = told(read(path))
    young = path.stem.endswith(".child")
    assert grade(text) <= (CHILDRENS_GRADE if young else ADULTS_GRADE)
    if young:
        assert max(map(len, sentences(text))) <= LONGEST_FOR_CHILDREN


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_none_names_an_illness_or_is_harsh(path: Path) -> None:
    text = told(read(path)).lower()
    assert not [word for word in DIAGNOSES if word in text]
    assert not [word for word in HARSH if re.search(rf"\b{word}\b", text)]


def test_what_is_urgent_comes_first_where_it_matters_most() -> None:
    for name in ("eye-care", "when-to-call"):
        assert [each.pieces[0].manner for each in both(name)] == [Manner.URGENT] * 2
    eye, childs_eye = both("eye-care")
    assert {"pain", "redness", "discharge"} <= set(re.findall(r"\w+", eye.pieces[0].words.lower()))
    assert "call a doctor" in eye.pieces[0].words
    assert "grown-up right now" in childs_eye.pieces[0].words
    call, childs_call = both("when-to-call")
    assert "emergency number at once" in call.pieces[0].words
    assert "grown-up now" in childs_call.pieces[0].words


def test_children_are_sent_to_a_grown_up_and_adults_to_a_doctor_or_therapist() -> None:
    for young, whom in ((True, r"grown-up|on your own"), (False, r"doctor|therapist|emergency|charger")):
        urgent = [piece.words for each in leaflets(young) for piece in each.pieces if piece.manner is Manner.URGENT]
        assert len(urgent) >= 7
        assert not [words for words in urgent if not re.search(whom, words)]
