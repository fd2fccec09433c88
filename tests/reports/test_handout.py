"""The pages that a patient takes home."""

import re

import numpy as np
import pytest

from game.model.signals import Picture
from game.reports.handout import SIZES_MM, Handout, Paper, as_pdf, as_png, modules
from game.tracking.codes import CodeReader
from game.trust.pages import MOST_SIGNS
from tests.paper import page

HANDOUT = Handout("Your programme", "Programme 3 for K7QM-2XRD-9FTB", "AAAA-BBBB", ("FG1:ONE", "FG1:TWO"))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_page_has_its_code_and_the_papers_size(paper: Paper) -> None:
    reader = CodeReader()
    drawn = [page(each) for each in as_png(HANDOUT, paper)]
    for text, each in zip(HANDOUT.texts, drawn, strict=True):
        wide, high = (mm / 25.4 * 150 for mm in SIZES_MM[paper])
        assert each.shape == pytest.approx((high, wide), abs=1)
        assert [code.text for code in reader.read(Picture(0.0, np.dstack([each] * 3)))] == [text]
        margin = round(0.5 / 25.4 * 10 * 150)
        assert (np.concatenate([each[:, :margin].ravel(), each[:, -margin:].ravel()]) == 255).all()


def test_the_pdf_has_a_page_for_each_code() -> None:
    made = as_pdf(HANDOUT, "a4")
    assert made.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", made)) == 2
    width, height = (float(side) for side in re.findall(rb"/MediaBox \[ 0 0 (\S+) (\S+) \]", made)[0])
    assert (width, height) == pytest.approx((210 / 25.4 * 72, 297 / 25.4 * 72), abs=0.1)


def test_the_largest_code_has_57_modules() -> None:
    assert modules("A" * MOST_SIGNS).shape == (57, 57)
