from pathlib import Path

import pytest

from game.model.comfort import LANGUAGES, Comfort, Light
from game.model.inputs import Action
from game.store.comfort import COMFORT, RememberedComfort


def test_what_was_chosen_is_there_the_next_day(tmp_path: Path) -> None:
    chosen = Comfort("ar", 1.75, light=Light.CONTRAST, hand="left", switch_s=1.5, keys={"f": Action.CONFIRM})
    RememberedComfort(tmp_path).keep(chosen)
    assert RememberedComfort(tmp_path).last() == chosen


@pytest.mark.parametrize("damaged", [b"", b"{", b'{"text": 7}', b'{"language": "tlh"}', b"\xff\xfe", b"[]"])
def test_a_damaged_file_is_as_none(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / COMFORT).write_bytes(damaged)
    assert RememberedComfort(tmp_path).last() == Comfort()


@pytest.mark.parametrize(
    "damaged",
    [
        b'{"language": "ar", "text": 2.0, "switch_s": 1.5, "light": "moonlight", "screen": 99, "size": 3}',
        b'{"language": "ar", "text": 2.0, "switch_s": 1.5, "lig',
    ],
)
def test_one_damaged_value_does_not_take_the_others_with_it(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / COMFORT).write_bytes(damaged)
    assert RememberedComfort(tmp_path).last() == Comfort("ar", 2.0, switch_s=1.5)


def test_a_folder_that_cannot_be_written_to_stops_nobody(tmp_path: Path) -> None:
    RememberedComfort(tmp_path / "nowhere").keep(Comfort())
    assert not (tmp_path / "nowhere").exists()


def test_the_last_choice_stays_whole_where_the_next_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    RememberedComfort(tmp_path).keep(Comfort(switch_s=2.0))

    def full(_file: int, _data: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    RememberedComfort(tmp_path).keep(Comfort(text=2.0))
    assert RememberedComfort(tmp_path).last() == Comfort(switch_s=2.0)


def test_what_a_later_version_adds_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / COMFORT).write_bytes(b'{"text": 1.5, "smell": "roses"}')
    assert RememberedComfort(tmp_path).last() == Comfort(text=1.5)


@pytest.mark.parametrize(
    "wrong", [{"language": "xx"}, {"text": 0.5}, {"amplified": 3.0}, {"switch_s": 0.1}, {"screen": -1}]
)
def test_what_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Comfort(**wrong)  # type: ignore[arg-type]


def test_every_language_is_called_as_its_own_people_call_it() -> None:
    assert list(LANGUAGES) == ["en", "de", "es", "ar"]
