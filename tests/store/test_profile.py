"""Who plays is kept whole or not at all, and what cannot be read is asked for again."""

from pathlib import Path

import pytest

from game.model.profile import LONGEST_NAME, Emblem, Profile
from game.store.profile import PROFILE, RememberedProfile

MARA = Profile("Mara", Emblem.OWL, child=True, affected="left", looked=True, electrodes=False)


@pytest.mark.parametrize("profile", [MARA, Profile(), Profile(name="نور", affected="unsure")])
def test_what_was_said_comes_back(profile: Profile, tmp_path: Path) -> None:
    RememberedProfile(tmp_path).keep(profile)
    assert RememberedProfile(tmp_path).last() == profile


def test_nothing_is_known_of_nobody(tmp_path: Path) -> None:
    assert RememberedProfile(tmp_path).last() is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"affected": "top"}', '{"emblem": "unicorn"}', '{"child": "yes?"}'])
def test_what_cannot_be_read_is_asked_for_again(text: str, tmp_path: Path) -> None:
    (tmp_path / PROFILE).write_text(text)
    assert RememberedProfile(tmp_path).last() is None


def test_a_later_version_may_have_said_more(tmp_path: Path) -> None:
    (tmp_path / PROFILE).write_text('{"name": "Mara", "shoes": 38}')
    assert RememberedProfile(tmp_path).last() == Profile("Mara")


def test_a_disk_that_refuses_costs_only_the_memory(tmp_path: Path) -> None:
    remembered = RememberedProfile(tmp_path / "nowhere")
    remembered.keep(MARA)
    assert remembered.last() is None


def test_nobody_else_on_the_computer_reads_it(tmp_path: Path) -> None:
    RememberedProfile(tmp_path).keep(MARA)
    assert (tmp_path / PROFILE).stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == [PROFILE], "nothing else is left"


def test_a_name_has_an_end() -> None:
    with pytest.raises(ValueError, match="16 letters"):
        Profile("a" * (LONGEST_NAME + 1))
