"""The real reader before pages as a camera sees them."""

from dataclasses import replace

import numpy as np
import pytest
import segno

from game.model.signals import ByteArray, Picture
from game.reports.handout import Handout, as_png, modules
from game.simulation.paper import FOCAL_PX, Held, picture_of
from game.tracking.codes import FOREIGN, CodeReader
from game.trust.pages import MOST_SIGNS, pages
from tests.paper import A4_MM, page
from tests.store.clinics import LONG_NOTE, Clinic, programme

TEXTS = pages(Clinic().issued(replace(programme(), note=LONG_NOTE)))


@pytest.fixture(scope="module")
def reader() -> CodeReader:
    return CodeReader()


@pytest.fixture(scope="module")
def printed() -> list[ByteArray]:
    return [page(each) for each in as_png(Handout("Your programme", "Programme 1", "AAAA", TEXTS), "a4")]


def seen(reader: CodeReader, paper: ByteArray, held: Held) -> list[str | None]:
    return [code.text for code in reader.read(Picture(0.0, picture_of(paper, A4_MM, held, seed=3)))]


@pytest.mark.parametrize(
    "held",
    [
        Held(distance_mm=360),
        Held(distance_mm=600),
        Held(distance_mm=420, turn_deg=25, tilt_deg=15, roll_deg=12),
        Held(distance_mm=420, tilt_deg=-25, right_mm=30),
        Held(distance_mm=400, roll_deg=180),
        Held(distance_mm=400, noise=14, shade=0.5),
        Held(distance_mm=360, blur_px=1.6),
    ],
    ids=str,
)
def test_a_printed_page_is_read_as_people_hold_it(reader: CodeReader, printed: list[ByteArray], held: Held) -> None:
    assert len(TEXTS) == len(printed)
    assert seen(reader, printed[0], held) == [TEXTS[0]]


def test_from_far_away_nothing_is_said_that_is_not_there(reader: CodeReader, printed: list[ByteArray]) -> None:
    assert set(seen(reader, printed[0], Held(distance_mm=2600))) <= {None}


def test_the_largest_code_is_read_at_five_pixels_a_module(reader: CodeReader) -> None:
    text = f"FG1:{'ABCDEFG/' * 50}"[:MOST_SIGNS]
    side = len(code := np.pad(modules(text), 4))
    assert side == 57 + 8
    paper = (255 * (1 - code)).astype(np.uint8).repeat(12, 0).repeat(12, 1)
    shown = picture_of(paper, float(side), Held(FOCAL_PX / 5, 15, 10, 5))
    (found,) = reader.read(Picture(0.0, shown))
    assert found.text == text
    assert found.side_px == pytest.approx(57 * 5, rel=0.06)


def test_a_code_of_bytes_is_somebody_elses(reader: CodeReader) -> None:
    dark = np.array([list(row) for row in segno.make_qr(bytes(range(128, 228)), mode="byte").matrix], np.uint8)
    paper = (255 * (1 - np.pad(dark, 4))).astype(np.uint8).repeat(10, 0).repeat(10, 1)
    (text,) = seen(reader, paper, Held(450))
    assert text == FOREIGN or not str(text).startswith("FG1")


def test_a_torn_code_is_never_read_as_something_else(reader: CodeReader, printed: list[ByteArray]) -> None:
    for share in (0.1, 0.4):
        torn = printed[0].copy()
        torn[: int(torn.shape[0] * (0.2 + 0.5 * share))] = 255
        assert set(seen(reader, torn, Held(400))) <= {None, TEXTS[0]}
    scribbled = printed[1].copy()
    scribbled[500:900, 450:800] = 0
    assert set(seen(reader, scribbled, Held(400))) <= {None, TEXTS[1]}


def test_two_pages_in_one_picture_are_both_read(reader: CodeReader) -> None:
    both = [np.pad(modules(text), 4) for text in TEXTS[:2]]
    paper = (255 * (1 - np.hstack(both))).astype(np.uint8).repeat(12, 0).repeat(12, 1)
    assert set(seen(reader, paper, Held(330, 5))) == set(TEXTS[:2])


def test_a_dark_picture_has_no_codes(reader: CodeReader) -> None:
    assert reader.read(Picture(0.0, np.zeros((720, 1280, 3), np.uint8))) == ()
