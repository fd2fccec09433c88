"""Printing what a clinic has signed, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from game import patient, therapist
from game.errors import DataError, Refusal, Refused, StoreError, UsageError
from game.handouts import printed
from game.trust.envelope import LARGEST
from game.trust.rotation import rotation
from tests.store.clinics import LONG_NOTE, OTHER, TODAY, Clinic, programme

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


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda whole: whole[:-1], "it is not complete; copy it once more, or issue it again."),
        (lambda whole: whole[:-1] + b"!", "it is not as it was signed; copy it once more, or issue it again."),
        (lambda whole: whole + b" " * LARGEST, "it is larger than any programme; look whether it is the right file."),
    ],
    ids=("cut", "altered", "oversize"),
)
def test_a_therapist_is_not_sent_to_their_therapist(tmp_path: Path, spoil: Callable[[bytes], bytes], said: str) -> None:
    file = signed(tmp_path, spoil(bytes(OURS.number(1))))
    looks: tuple[Callable[[], object], ...] = (
        lambda: therapist.looked_at(file, TODAY), lambda: printed(file, tmp_path / "one.pdf", "a4"),
    )  # fmt: skip
    for look in looks:
        with pytest.raises(Refused) as refusal:
            look()
        assert str(refusal.value) == f"{file}: {said}"
    with pytest.raises(Refused, match=r"ask") as at_home:
        patient.looked_at(file)
    assert "issue" not in str(at_home.value)


def test_a_home_looks_at_programmes_alone(tmp_path: Path) -> None:
    assert patient.looked_at(signed(tmp_path, bytes(OURS.number(1)))) == programme(1)
    with pytest.raises(DataError, match=f"your clinic's new key, {OTHER.secret.public.id}; `face-garden programme imp"):
        patient.looked_at(signed(tmp_path, bytes(rotation(OURS.secret, OTHER.secret.public))))
    with pytest.raises(Refused, match="choose the file that your therapist gave you"):
        patient.looked_at(signed(tmp_path, b"version = 1"))
