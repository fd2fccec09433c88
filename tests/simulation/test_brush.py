"""Drawing in millimetres."""

import numpy as np
import pytest

from game.simulation.brush import Brush


@pytest.mark.parametrize("radius", [1.5, 4.0, 5.85])
def test_a_disc_is_as_wide_as_it_says(radius: float) -> None:
    sheet = np.full((120, 160, 3), 255, np.uint8)
    Brush(sheet, (0.0, 0.0), 4.5, 1).disc(16.0, 13.0, radius, (0.0, 0.0, 0.0))
    area_mm2 = (255 - sheet[:, :, 0].astype(float)).sum() / 255 / 4.5**2
    assert 2 * np.sqrt(area_mm2 / np.pi) == pytest.approx(2 * radius, abs=0.06)
