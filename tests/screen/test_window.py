from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.errors import UsageError
from game.model.comfort import Comfort, Light
from game.model.inputs import Action, Input
from game.model.phrase import say
from game.ports import Box
from game.screen.language import spoken
from game.screen.placing import placed, screens
from game.screen.theme import CALM, CONTRAST, DUSK, EVENING, MORNING
from game.screen.window import Window


@pytest.fixture
def window() -> Iterator[Window]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        opened = Window(offscreen=True)
        pygame.event.clear()
        yield opened
        opened.close()
        opened.close()


def press(key: int, mod: int = 0) -> None:
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod))


@pytest.mark.parametrize(
    ("key", "mod", "action"),
    [
        (pygame.K_RETURN, 0, Action.CONFIRM),
        (pygame.K_SPACE, 0, Action.CONFIRM),
        (pygame.K_ESCAPE, 0, Action.BACK),
        (pygame.K_p, 0, Action.PAUSE),
        (pygame.K_TAB, 0, Action.NEXT),
        (pygame.K_DOWN, 0, Action.NEXT),
        (pygame.K_TAB, pygame.KMOD_LSHIFT, Action.PREVIOUS),
        (pygame.K_LEFT, 0, Action.PREVIOUS),
    ],
)
def test_keys_have_names(window: Window, key: int, mod: int, action: Action) -> None:
    press(key, mod)
    assert [given.action for given in window.events()] == [action]
    assert window.events() == []


def test_keys_write_their_letter_besides(window: Window) -> None:
    for key, unicode in ((pygame.K_q, "q"), (pygame.K_p, "P"), (pygame.K_SPACE, " "), (pygame.K_BACKSPACE, "\b"),
                         (pygame.K_RETURN, "\r"), (pygame.K_DELETE, "\x7f")):  # fmt: skip
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=unicode))
    assert [(given.action, given.typed) for given in window.events()] == [
        (None, "q"),
        (Action.PAUSE, "P"),
        (Action.CONFIRM, " "),
        (None, "\b"),
        (Action.CONFIRM, None),
        (None, None),
    ]


def test_other_keys_mean_nothing_but_f11_which_tells_what_it_has_done(window: Window) -> None:
    press(pygame.K_q)
    press(pygame.K_F11)
    assert window.events() == [Input(key="q"), Input(fills=True)]


def test_the_mouse_points_in_design_pixels(window: Window) -> None:
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(640, 360)))
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=3, pos=(1, 1)))
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=(12, 34), rel=(0, 0), buttons=(0, 0, 0)))
    assert window.events() == [Input(point=(640, 360)), Input(hover=(12, 34))]


def test_the_wheel_goes_on_and_back(window: Window) -> None:
    for down in (-1, 0, 1):
        pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=down))
    assert window.events() == [Input(Action.NEXT), Input(Action.PREVIOUS)]


def test_closing_the_window_is_an_input(window: Window) -> None:
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    assert window.events() == [Input(Action.QUIT)]


def test_another_size_keeps_the_shape_and_the_aim(window: Window) -> None:
    pygame.display.set_mode((1000, 800))
    window.events()
    assert window.canvas.surface.get_size() == (1000, 562)
    pygame.event.clear()
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(500, 400)))
    (given,) = window.events()
    assert given.point == pytest.approx((640, 360), abs=1)
    window.canvas.backdrop("garden")
    window.flip()


def test_what_a_frame_of_a_large_window_needs_anew_is_not_given_back_after_each(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    larger: list[float] = []
    monkeypatch.setattr("game.screen.frame.keep_lean", larger.append)
    for size in ((2560, 1440), (1280, 720), (1000, 720)):
        pygame.display.set_mode(size)
        window.events()
    assert larger == pytest.approx([4.0, 1.0, 0.61], abs=0.01)


def test_a_window_laid_bare_is_drawn_whole_again(window: Window) -> None:
    display = pygame.display.get_surface()
    assert display is not None

    def shown() -> bytes:
        window.canvas.backdrop("garden")
        window.flip()
        return display.get_buffer().raw

    whole = shown()
    display.fill("black")
    assert shown() != whole, "nothing has changed, so nothing is laid"
    pygame.event.post(pygame.event.Event(pygame.WINDOWEXPOSED))
    assert window.events() == []
    assert shown() == whole


def test_a_window_on_a_screen_that_is_not_there_is_drawn_whole(window: Window) -> None:
    def shown() -> bytes:
        display = pygame.display.get_surface()
        assert display is not None
        window.canvas.backdrop("garden")
        window.flip()
        return display.get_buffer().raw

    window._offscreen = False
    window.suit(Comfort(screen=2))
    window.events()
    whole = shown()
    window.suit(Comfort(screen=1))
    window.events()
    assert shown() == whole, "it is the first screen again, and began black"
    press(pygame.K_F11)
    press(pygame.K_F11)
    window.events()
    assert shown() == whole


def test_a_picture_can_be_saved(window: Window, tmp_path: Path) -> None:
    window.canvas.card(Box(100, 100, 200, 100))
    window.flip()
    window.save(tmp_path / "frame.png")
    window.close()
    assert pygame.image.load(tmp_path / "frame.png").get_size() == (1280, 720)


def test_no_display_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with pytest.raises(UsageError, match="--offscreen DIR"):
        Window(offscreen=False)


def test_a_file_that_is_dropped_comes_by_its_path(window: Window) -> None:
    pygame.event.post(pygame.event.Event(pygame.DROPFILE, file="/home/ada/ada-1.programme"))
    assert window.events() == [Input(file="/home/ada/ada-1.programme")]


def test_it_suits_at_once(window: Window) -> None:
    before, one = window.canvas, window.text_height("Hold it softly")
    window.suit(Comfort(text=2.0))
    assert window.text_height("Hold it softly") == 2 * one
    assert window.canvas is before, "the landscapes stay painted"
    window.suit(Comfort(text=2.0, light=Light.CONTRAST))
    assert window.canvas.theme.colour("paper") == CONTRAST.colour("paper")
    assert window.text_height("Hold it softly") == 2 * one
    window.suit(Comfort(child=True))
    assert window.text_height("Hold it softly") == 1.5 * one
    assert window.canvas.theme.colour("paper") == EVENING.colour("paper")


def test_the_light_of_the_day_gives_way_to_the_players(window: Window) -> None:
    window.shine(MORNING)
    assert window.canvas.theme == MORNING
    window.suit(Comfort(light=Light.CALM))
    window.shine(DUSK)
    assert window.canvas.theme == CALM


@pytest.mark.parametrize("full", [False, True])
def test_a_window_is_placed_on_a_screen_that_is_there(window: Window, full: bool) -> None:
    wide, high = pygame.display.get_desktop_sizes()[0]
    made = placed(Comfort(full_screen=full, screen=7)).get_size()
    assert made == ((wide, high) if full else (max(960, round(0.9 * wide)), max(540, round(0.9 * wide * 9 / 16))))
    window.events()
    assert window.canvas.surface.get_width() == made[0]
    assert screens() == 1


def test_f11_fills_the_screen_whatever_size_the_window_had_and_gives_it_back(window: Window) -> None:
    window._offscreen = False
    full, small = pygame.display.get_desktop_sizes()[0], placed(Comfort()).get_size()
    pygame.display.set_mode((1000, 560), pygame.RESIZABLE)
    sizes: list[tuple[int, int]] = []
    for _ in range(3):
        press(pygame.K_F11)
        told = window.events()
        assert not any(given.action for given in told)
        assert [given.fills for given in told if given.fills is not None] == [len(sizes) % 2 == 0]
        sizes.append(pygame.display.get_window_size())
        assert window.canvas.surface.get_width() == sizes[-1][0]
    assert sizes == [full, small, full]
    window.suit(Comfort(text=2.0))
    assert pygame.display.get_window_size() == full, "nothing else changes it"
    pygame.display.set_mode((1000, 560), pygame.RESIZABLE)
    window.suit(Comfort(full_screen=True))
    assert pygame.display.get_window_size() == (1000, 560), "what F11 has done is only kept, not done again"
    window.suit(Comfort())
    assert pygame.display.get_window_size() == small
    window.suit(Comfort(full_screen=True))
    press(pygame.K_F11)
    window.events()
    assert pygame.display.get_window_size() == small


def test_another_language_is_written_at_once(window: Window) -> None:
    words = say("Let both corners rise")
    widths = {}
    for code in ("en", "de", "ar"):
        window.suit(Comfort(language=code))
        widths[code] = window.text_width(words)
        assert window.language == code
    assert len(set(widths.values())) == 3


@pytest.mark.parametrize(("system", "code"), [("es_MX.UTF-8", "es"), ("fr_FR.UTF-8", "en"), ("C", "en")])
def test_without_a_choice_the_systems_own_language_is_spoken(
    system: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", system)
    monkeypatch.delenv("LANGUAGE", raising=False)
    assert spoken("") == code
    assert spoken("ar") == "ar"
