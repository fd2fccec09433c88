import numpy as np
import pytest

from game.cameras.simulated import Simulated
from game.errors import UsageError
from game.ports import Surroundings


class HandClock:
    def __init__(self) -> None:
        self.t_s = 100.0

    def now_s(self) -> float:
        return self.t_s


def test_pictures_come_when_they_are_due_and_missed_ones_are_skipped() -> None:
    clock = HandClock()
    camera = Simulated("simulated:weak-left", Surroundings(clock, tuple))
    assert camera.read() is None
    camera.open()
    stamps = []
    for now_s in (100.0, 100.01, 100.034, 100.05, 100.5, 100.5):
        clock.t_s = now_s
        picture = camera.read()
        stamps.append(None if picture is None else picture.t_s)
    expected = [100.0, None, 100.0 + 1 / 30, None, 100.5, None]
    assert [s is None for s in stamps] == [e is None for e in expected]
    np.testing.assert_allclose([s for s in stamps if s is not None], [e for e in expected if e is not None])
    camera.close()
    camera.close()
    assert camera.read() is None


def test_it_claims_its_address_and_knows_its_patients() -> None:
    assert Simulated.claims("simulated")
    assert Simulated.claims("simulated:child")
    assert not Simulated.claims("0")
    with pytest.raises(UsageError, match="healthy"):
        Simulated("simulated:nobody", Surroundings(HandClock(), tuple))
