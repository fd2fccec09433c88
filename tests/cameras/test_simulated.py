import numpy as np
import pytest

from game.cameras.simulated import RATE_HZ, Simulated
from game.clocks import SimulatedClock
from game.errors import UsageError
from game.model.signals import Intent
from game.ports import Surroundings
from game.simulation.face import picture_of
from game.simulation.patient import named


def test_every_picture_shows_the_patient_at_the_moment_of_its_stamp() -> None:
    clock, asked = SimulatedClock(), [Intent(0.0, "smile", 1.0)]
    camera = Simulated("simulated:healthy", Surroundings(clock, lambda: tuple(asked), 3))
    camera.open()
    for number in range(12):
        shown = camera.read()
        assert shown is not None
        assert shown.t_s == number / RATE_HZ
        np.testing.assert_array_equal(shown.bgr, picture_of(named("healthy", 3), shown.t_s, tuple(asked)))
        assert camera.read() is None
        clock.wait_until((number + 1) / RATE_HZ)


def test_pictures_nobody_came_for_are_passed_over() -> None:
    clock = SimulatedClock()
    camera = Simulated("simulated", Surroundings(clock, tuple, 1))
    camera.open()
    assert camera.read() is not None
    assert camera.read() is None
    clock.wait_until(0.5)
    late = camera.read()
    assert late is not None
    assert late.t_s == 0.5
    camera.close()
    assert camera.read() is None
    camera.open()
    again = camera.read()
    assert again is not None
    assert again.t_s == 0.5


@pytest.mark.parametrize("address", ["simulated:weak-left@15", "simulated@15"])
def test_it_shows_so_many_pictures_a_second_as_its_address_says(address: str) -> None:
    clock, seen = SimulatedClock(), []
    assert Simulated.claims(address)
    camera = Simulated(address, Surroundings(clock, tuple, 1))
    camera.open()
    for step in range(60):
        clock.wait_until(step / 60)
        seen += [] if (shown := camera.read()) is None else [shown.t_s]
    assert seen == pytest.approx([number / 15 for number in range(15)])


@pytest.mark.parametrize("rate", ["", "4", "121", "15.5", "-15", "\u00b2", "\u0661\u0665", "00155", "9" * 5000])
def test_a_rate_that_is_none_is_told_with_an_example(rate: str) -> None:
    with pytest.raises(UsageError, match="from 5 to 120, as in simulated:healthy@15"):
        Simulated(f"simulated:healthy@{rate}", Surroundings(SimulatedClock(), tuple, 1))
