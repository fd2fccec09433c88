"""Fingers, gamepads, own keys and the one switch, as events of a window."""

from collections.abc import Iterator
from dataclasses import replace

import pygame
import pytest

from game.model.bindings import FIXED, USUAL, Bindings
from game.model.comfort import Comfort
from game.model.inputs import Action, Input
from game.screen.hands import Hands
from game.screen.keys import BUTTONS
from game.screen.pads import Pads
from game.screen.stick import AGAIN_S, FIRST_S, LET_GO, PUSHED, Stick
from game.screen.window import Window
from tests.hands import finger, key_down, synthesised
from tests.virtual_pad import VirtualPad

DOWN, MOTION, UP = pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP
CLICK = {"button": 1, "pos": (640, 360)}


@pytest.fixture
def window() -> Iterator[Window]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        opened = Window(offscreen=True)
        pygame.event.clear()
        yield opened
        opened.close()


def given(window: Window, *events: pygame.event.Event) -> list[Input]:
    for event in events:
        pygame.event.post(event)
    return window.events()


def at(point: tuple[float, float] | None) -> tuple[float, float]:
    assert point is not None
    return (round(point[0]), round(point[1]))


def test_a_finger_presses_what_it_touched_once_it_is_lifted_and_never_hovers(window: Window) -> None:
    (touched,) = given(window, finger(DOWN, 320, 180), synthesised(pygame.MOUSEMOTION, 320, 180),
                       synthesised(pygame.MOUSEBUTTONDOWN, 320, 180))  # fmt: skip
    assert at(touched.touch) == (320, 180)
    (pressed,) = given(window, finger(MOTION, 326, 188), finger(UP, 326, 188),
                       synthesised(pygame.MOUSEBUTTONUP, 326, 188))  # fmt: skip
    assert at(pressed.point) == (320, 180), "a finger that slips a little presses what it touched"
    assert touched.hover is pressed.hover is None


@pytest.mark.parametrize(
    ("way", "action"),
    [((0, -150), Action.NEXT), ((0, 150), Action.PREVIOUS), ((-150, 10), Action.NEXT), ((150, 0), Action.PREVIOUS)],
)
def test_a_finger_that_is_drawn_along_turns_the_list_and_presses_nothing(
    window: Window, way: tuple[float, float], action: Action
) -> None:
    steps = [finger(MOTION, 640 + way[0] * n / 5, 360 + way[1] * n / 5) for n in range(1, 6)]
    inputs = given(window, finger(DOWN, 640, 360), *steps, finger(UP, 640 + way[0], 360 + way[1]))
    assert [each.action for each in inputs] == [None, action, action]
    assert all(each.point is None for each in inputs)


def test_a_second_finger_and_a_trackpad_are_no_press(window: Window) -> None:
    trackpad = pygame.event.Event(DOWN, touch_id=-1, finger_id=3, x=0.5, y=0.5, dx=0, dy=0, pressure=1)
    assert given(window, trackpad) == []
    inputs = given(window, finger(DOWN, 100, 100), finger(DOWN, 900, 600, 1), finger(UP, 900, 600, 1))
    assert [at(each.touch) for each in inputs] == [(100, 100)]
    assert [at(each.point) for each in given(window, finger(UP, 100, 100))] == [(100, 100)]


def test_a_finger_whose_lifting_was_never_told_locks_nobody_out(window: Window) -> None:
    given(window, finger(DOWN, 100, 100))
    (touched,) = given(window, finger(DOWN, 900, 600))
    assert at(touched.touch) == (900, 600), "it touches anew, so it was lifted"
    assert [at(each.point) for each in given(window, finger(UP, 900, 600))] == [(900, 600)]
    given(window, finger(DOWN, 100, 100), pygame.event.Event(pygame.WINDOWFOCUSLOST))
    assert given(window, finger(UP, 100, 100)) == [], "what was touched before the window was left is not pressed"
    touched, pressed = given(window, finger(DOWN, 640, 360, 1), finger(UP, 640, 360, 1))
    assert (at(touched.touch), at(pressed.point)) == ((640, 360), (640, 360))


def test_a_window_of_another_shape_knows_where_a_finger_is(window: Window) -> None:
    pygame.display.set_mode((1000, 800))
    window.events()
    (touched,) = given(window, finger(DOWN, 640, 360))
    assert at(touched.touch) == (640, 360), "the middle stays the middle"


def test_a_stick_goes_on_once_and_then_again_while_it_is_held() -> None:
    stick = Stick()
    stick.move(0, 0.0)
    stick.move(0, PUSHED - 0.01)
    assert stick.due(0.0) is None
    stick.move(0, 1.0)
    heard = [t / 100 for t in range(100) if stick.due(t / 100) is Action.NEXT]
    assert heard == pytest.approx([0.0, FIRST_S, FIRST_S + AGAIN_S, FIRST_S + 2 * AGAIN_S], abs=0.011)
    stick.move(0, (PUSHED + LET_GO) / 2)
    assert stick.due(2.0) is Action.NEXT, "it is held still"
    stick.move(0, LET_GO - 0.01)
    assert stick.due(2.3) is None
    stick.move(1, 0.0)
    stick.move(1, -1.0)
    assert stick.due(2.31) is Action.PREVIOUS


def test_what_was_never_at_rest_is_no_stick() -> None:
    tilted = Stick()
    tilted.move(1, 0.9)
    tilted.move(3, 0.0)
    assert tilted.due(0.0) is None


def test_a_known_gamepad_is_heard_once_by_its_printed_names(window: Window) -> None:
    window.pads.open()
    pad = plugged(window)
    told = []
    for name in ("a", "b", "start", "back", "left", "down"):
        pad.press(name)
        told += window.events()
        pad.press(name, down=False)
        assert window.events() == []
    assert [(each.key, each.action) for each in told] == [
        ("pad a", Action.CONFIRM), ("pad b", Action.BACK), ("pad start", Action.PAUSE), ("pad back", Action.BACK),
        ("pad left", Action.PREVIOUS), ("pad down", Action.NEXT),
    ]  # fmt: skip
    pad.push(1, 1.0)
    assert window.events() == [Input(Action.NEXT)]
    assert window.events() == [], "it is held, and not for long yet"
    pad.unplug()
    assert window.events() == []
    assert not window.pads.can_hum


def plugged(window: Window) -> VirtualPad:
    try:
        pad = VirtualPad()
    except OSError as absent:
        pytest.skip(str(absent))
    window.events()
    return pad


def test_the_left_motor_is_for_the_left_side(window: Window) -> None:
    window.pads.open()
    pad = plugged(window)
    assert window.pads.can_hum
    window.pads.feel(0.3, 0.1, 100)
    assert pad.felt[-1] == pytest.approx((0.3, 0.1), abs=0.001)
    count = len(pad.felt)
    window.suit(Comfort(rumble=False))
    window.pads.feel(0.5, 0.5, 100)
    window.pads.hum(100)
    assert len(pad.felt) == count
    pad.unplug()
    window.events()


def test_whoever_plays_next_has_the_gamepad_as_well(window: Window) -> None:
    window.pads.open()
    pad = plugged(window)
    window.close()
    following = Window(offscreen=True)
    try:
        following.pads.open()
        following.events()
        assert following.pads.can_hum
        following.pads.feel(1.0, 0.5, 100)
        assert pad.felt[-1] == pytest.approx((1.0, 0.5), abs=0.001)
        assert press(following, pad, "a") == [Action.CONFIRM], "heard once"
    finally:
        pad.unplug()
        following.events()
        assert not following.pads.can_hum
        following.close()


def press(window: Window, pad: VirtualPad, name: str) -> list[Action | None]:
    """What a button means that is pressed and let go."""
    meant: list[Action | None] = []
    for down in (True, False):
        pad.press(name, down)
        meant += [given.action for given in window.events()]
    return meant


def test_an_unknown_joystick_goes_on_by_its_cross_and_by_numbers(window: Window) -> None:
    inputs = given(
        window,
        pygame.event.Event(pygame.JOYBUTTONDOWN, instance_id=9, button=0),
        pygame.event.Event(pygame.JOYHATMOTION, instance_id=9, hat=0, value=(0, -1)),
        pygame.event.Event(pygame.JOYHATMOTION, instance_id=9, hat=0, value=(0, 0)),
        pygame.event.Event(pygame.JOYBUTTONDOWN, instance_id=9, button=9),
    )
    assert [each.action for each in inputs] == [Action.CONFIRM, Action.NEXT, Action.PAUSE]
    assert Pads().see(pygame.event.Event(pygame.JOYBUTTONDOWN, instance_id=9, button=0))


TO_THE_RIGHT = {
    "key": key_down(pygame.K_RIGHT),
    "gamepad": pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=9, button=BUTTONS.index("right")),
    "cross": pygame.event.Event(pygame.JOYHATMOTION, instance_id=9, hat=0, value=(1, 0)),
    "stick": pygame.event.Event(pygame.CONTROLLERAXISMOTION, instance_id=9, axis=0, value=32767),
}
DOWNWARDS = {
    "key": key_down(pygame.K_DOWN),
    "gamepad": pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=9, button=BUTTONS.index("down")),
    "cross": pygame.event.Event(pygame.JOYHATMOTION, instance_id=9, hat=0, value=(0, -1)),
    "stick": pygame.event.Event(pygame.CONTROLLERAXISMOTION, instance_id=9, axis=1, value=32767),
}


@pytest.mark.parametrize("kind", DOWNWARDS)
def test_right_goes_back_where_it_is_read_from_the_right_and_down_goes_on(kind: str) -> None:
    for back in (False, True):
        for event, action in (
            (TO_THE_RIGHT[kind], Action.PREVIOUS if back else Action.NEXT),
            (DOWNWARDS[kind], Action.NEXT),
        ):
            hands = Hands(Comfort(), lambda: 1.0, right_to_left=back)
            inputs = [*hands.meant(event, lambda at: at), *hands.held()]
            assert [each.action for each in inputs] == [action]


def test_a_finger_drawn_to_the_right_goes_on_in_what_is_read_from_the_right(window: Window) -> None:
    window.suit(Comfort("ar"))
    for way, action in (((160, 0), Action.NEXT), ((-160, 0), Action.PREVIOUS), ((0, 160), Action.PREVIOUS)):
        inputs = given(
            window, finger(DOWN, 640, 360), finger(MOTION, 640 + way[0], 360 + way[1]),
            finger(UP, 640 + way[0], 360 + way[1]),
        )  # fmt: skip
        assert [each.action for each in inputs] == [None, action, action]


def test_own_keys_lead_where_they_were_told_to_in_every_language() -> None:
    back = Bindings({}, right_to_left=True)
    assert "left" in back.names(Action.NEXT)
    assert "right" in back.names(Action.PREVIOUS)
    own = back.given("right", Action.NEXT)
    assert own == {"right": Action.NEXT}
    assert replace(back, own=own).action("right") is Action.NEXT
    assert replace(back, own=own).given("right", Action.PREVIOUS) == {}


def test_own_keys_do_what_was_chosen_but_nobody_is_locked_out(window: Window) -> None:
    everything = dict.fromkeys([*USUAL, "f"], Action.PAUSE)
    window.suit(Comfort(keys=everything))
    keys = (pygame.K_f, pygame.K_SPACE, pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_TAB)
    inputs = given(window, *map(key_down, keys), key_down(pygame.K_TAB, pygame.KMOD_LSHIFT))
    assert [each.action for each in inputs] == [
        Action.PAUSE, Action.PAUSE, Action.CONFIRM, Action.BACK, Action.NEXT, Action.PREVIOUS,
    ]  # fmt: skip
    assert given(window, pygame.event.Event(pygame.MOUSEBUTTONDOWN, CLICK)) == [Input(point=(640, 360))]


def test_every_action_has_a_key_that_cannot_be_given_away_or_one_that_refuses() -> None:
    bindings = Bindings({})
    for name in USUAL:
        if name not in FIXED and bindings.frees(name) is None:
            bindings = Bindings(bindings.given(name, Action.SWITCH))
    for action in (Action.CONFIRM, Action.BACK, Action.PAUSE, Action.NEXT, Action.PREVIOUS):
        names = bindings.names(action)
        assert any(name.startswith("pad ") for name in names)
        assert any(not name.startswith("pad ") for name in names)


def test_a_key_that_is_given_back_leaves_no_trace() -> None:
    once = Bindings({}).given("space", Action.PAUSE)
    assert once == {"space": Action.PAUSE}
    assert Bindings(once).given("space", Action.CONFIRM) == {}


def test_while_it_scans_keys_buttons_clicks_and_fingers_are_the_switch(window: Window) -> None:
    window.suit(Comfort(switch_s=1.0, keys={"pad x": Action.BACK, "f": Action.SWITCH}))
    switch = [
        key_down(pygame.K_SPACE), key_down(pygame.K_RETURN), key_down(pygame.K_f),
        pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=0, button=1),
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, CLICK), finger(DOWN, 3, 3),
    ]  # fmt: skip
    inputs = given(window, *switch, finger(UP, 3, 3))
    assert [each.action for each in inputs] == [Action.SWITCH] * len(switch)
    assert all(each.point is None for each in inputs), "wherever the pointer lies"
    others = [key_down(pygame.K_ESCAPE), key_down(pygame.K_TAB),
              pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=0, button=2),
              pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=0, button=14)]  # fmt: skip
    actions = [each.action for each in given(window, *others)]
    assert actions == [Action.BACK, Action.NEXT, Action.BACK, Action.NEXT]


def test_a_mouse_that_was_moved_points_while_it_scans_and_one_that_rests_is_the_switch(window: Window) -> None:
    window.suit(Comfort(switch_s=1.0))
    moved = pygame.event.Event(pygame.MOUSEMOTION, pos=(640, 360), rel=(2, 0), buttons=(0, 0, 0))
    click = pygame.event.Event(pygame.MOUSEBUTTONDOWN, CLICK)
    assert given(window, moved, click, click)[1:] == [Input(Action.SWITCH, (640, 360)), Input(Action.SWITCH)]
