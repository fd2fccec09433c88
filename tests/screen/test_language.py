from datetime import date, datetime

import numpy as np
import pygame
import pytest

from game.model.body import sided
from game.model.phrase import Phrase, begun, counted, say, together
from game.model.side import Side
from game.screen.canvas import SurfaceCanvas
from game.screen.direction import runs
from game.screen.language import Language
from game.screen.sprites import pixels
from game.screen.text import Type
from game.screen.theme import EVENING

SPOKEN = {code: Language(code) for code in ("en", "de", "es", "ar")}


@pytest.mark.parametrize(
    ("words", "german"),
    [
        (say("Smile gently"), "Lächle sanft"),
        ("Smile gently", "Lächle sanft"),
        (say("{n} of {all}: {exercise}", n=2, all=5, exercise=say("Smile")), "2 von 5: Lächeln"),
        (say("{far_mm:.1f} mm", far_mm=2.25), "2,2 mm"),
        (say("{share:.0%}", share=0.421), "42\N{NO-BREAK SPACE}%"),
        (say("{day:EEEE}", day=date(2026, 11, 23)), "Montag"),
        (say("It rests until {until:HH:mm}", until=datetime(2026, 11, 23, 17, 5)), "Pause bis 17:05 Uhr"),  # noqa: DTZ001
        (counted("{count} day in bloom", "{count} days in bloom", 1), "1 Tag in Blüte"),
        (counted("{count} day in bloom", "{count} days in bloom", 3), "3 Tage in Blüte"),
        (together(say("Next"), "", say("Done")), "Weiter Fertig"),
        (begun(sided("eye", Side.LEFT)), "Das linke Auge"),
        (say("Next: {level}", level="A small smile"), "Als Nächstes: Ein kleines Lächeln"),
        ("", ""),
    ],
)
def test_words_are_put_together_anew(words: str, german: str) -> None:
    assert SPOKEN["de"].said(words) == german
    assert SPOKEN["en"].said(words) == str(words)


def test_a_sentence_begins_with_a_capital_where_the_english_one_does() -> None:
    part = sided("mouth corner", Side.RIGHT)
    assert SPOKEN["de"].said(say("Your {part} moves along", part=part)) == "Der rechte Mundwinkel bewegt sich mit"
    assert SPOKEN["de"].said(say("wait for your {part}", part=part)) == "warte: der rechte Mundwinkel"


@pytest.mark.parametrize(
    ("count", "arabic"),
    [(1, "يوم واحد مزهر"), (2, "يومان مزهران"), (3, "3 أيام مزهرة"), (12, "12 يومًا مزهرًا"), (100, "100 يوم مزهر")],
)
def test_arabic_counts_in_six_ways_with_the_same_digits(count: int, arabic: str) -> None:
    assert SPOKEN["ar"].said(counted("{count} day in bloom", "{count} days in bloom", count)) == arabic


def test_parts_of_a_thing_are_counted_too() -> None:
    held = counted("{what}, {times}, hold {count:g} second", "{what}, {times}, hold {count:g} seconds", 1.5,
                   what=say("Smile"), times=counted("once", "{count} times", 3))  # fmt: skip
    assert SPOKEN["es"].said(held) == "Sonrisa, 3 veces, mantener 1,5 segundos"


def test_what_no_catalogue_knows_stays_and_is_told() -> None:
    missed: list[str] = []
    strict = Language("de", missed.append)
    assert strict.said("Konrad") == "Konrad"
    assert strict.said(say("Good luck, {name}", name="Konrad")) == "Good luck, Konrad"
    assert strict.said(Phrase("{count} snail", "{count} snails", 2)) == "2 snails"
    assert strict.said(say("Smile gently")) == "Lächle sanft"
    assert strict.said("42 %") == "42 %"
    assert missed == ["Konrad", "Good luck, {name}", "{count} snail"]


def test_there_is_no_language_that_nobody_made() -> None:
    with pytest.raises(ValueError, match="no language tlh"):
        Language("tlh")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("مرحبا", [("مرحبا", True)]),
        ("من 2 إلى 5", [("5", False), (" إلى ", True), ("2", False), ("من ", True)]),
        ("برنامج Face Garden هنا", [(" هنا", True), ("Face Garden", False), ("برنامج ", True)]),
        ("Slowly, and less.", [("Slowly, and less.", False)]),
        ("1.5 ملم", [(" ملم", True), ("1.5", False)]),
    ],
)
def test_numbers_and_names_in_arabic_run_from_left_to_right(line: str, parts: list[tuple[str, bool]]) -> None:
    assert list(runs(line, right_to_left=True)) == parts


def test_an_arabic_name_in_a_line_that_runs_right_stays_whole() -> None:
    assert list(runs("Deutsch, العربية", right_to_left=False)) == [("Deutsch, ", False), ("العربية", True)]


def test_letters_join_and_their_order_does_not_change_their_width() -> None:
    arabic = Type(EVENING, 1.0, SPOKEN["ar"])
    assert arabic.width("ببب", "body") < 3 * arabic.width("ب", "body")
    assert arabic.width("الفحص 12", "body") == pytest.approx(
        arabic.width("الفحص ", "body") + arabic.width("12", "body")
    )


def ink(canvas: SurfaceCanvas) -> tuple[int, int]:
    """The first and the last column that is drawn on."""
    columns = np.flatnonzero(pixels(canvas.surface)[:, :, :3].any(axis=(0, 2)))
    return int(columns[0]), int(columns[-1])


def test_where_it_is_read_from_the_right_a_paragraph_ends_at_its_right_edge() -> None:
    placed = {}
    for code in ("de", "ar"):
        canvas = SurfaceCanvas(pygame.Surface((1280, 720), 0, 32), EVENING, SPOKEN[code])
        canvas.text(say("Smile gently"), (100, 100), role="paper", width=600)
        placed[code] = ink(canvas)
    assert placed["de"][0] == pytest.approx(100, abs=6)
    assert placed["ar"][1] == pytest.approx(700, abs=6)


def test_a_canvas_writes_in_another_language_at_once() -> None:
    canvas = SurfaceCanvas(pygame.Surface((640, 360), 0, 32), EVENING)
    english = canvas.text_width(say("Let both corners rise"))
    canvas.write(EVENING, SPOKEN["de"])
    german = Type(EVENING, 0.5).width("Lass beide Mundwinkel steigen", "body") * 2
    assert canvas.text_width(say("Let both corners rise")) == german != english
