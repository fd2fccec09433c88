"""Printing what a clinic has signed, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.errors import DataError, Refusal, Refused, StoreError, UsageError
from game.handouts import printed
from game.trust.rotation import rotation
from tests.store.clinics import LONG_NOTE, OTHER, Clinic, programme

OURS = Clinic()


def signed(folder: Path, data: bytes) -> Path:
    path = folder / "one.programme"
    path.write_bytes(data)
    return path


def test_a_picture_for_each_page_and_one_pdf_for_all(tmp_path: Path) -> None:
    file = signed(tmp_path, bytes(OURS.issued(replace(programme(), note=LONG_NOTE))))
    made = printed(file, tmp_path / "one.png", "a4")
    assert [each.name for each in made] == ["one-1.png", "one-2.png", "one-3.png"]
    assert all(each.is_file() for each in made)
    assert printed(file, tmp_path / "one.pdf", "letter") == [tmp_path / "one.pdf"]
    with pytest.raises(StoreError, match=r"one\.pdf is there already"):
        printed(file, tmp_path / "one.pdf", "a4")


def test_a_new_key_is_printed_as_well(tmp_path: Path) -> None:
    file = signed(tmp_path, bytes(rotation(OURS.secret, OTHER.secret.public)))
    assert printed(file, tmp_path / "key.png", "a4") == [tmp_path / "key.png"]


def test_what_is_not_signed_whole_or_has_no_place_is_refused(tmp_path: Path) -> None:
    file = signed(tmp_path, bytes(OURS.number(1))[:-1])
    with pytest.raises(Refused, match=r"one\.programme: it is not complete") as refusal:
        printed(file, tmp_path / "one.pdf", "a4")
    assert refusal.value.reason is Refusal.TRUNCATED
    with pytest.raises(DataError, match="nowhere: cannot be read"):
        printed(tmp_path / "nowhere", tmp_path / "one.pdf", "a4")
    signed(tmp_path, bytes(OURS.number(1)))
    with pytest.raises(UsageError, match=r"must end in \.pdf or \.png"):
        printed(file, tmp_path / "one.gif", "a4")
    assert [each.name for each in tmp_path.iterdir()] == ["one.programme"]
