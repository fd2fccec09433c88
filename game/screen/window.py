"""The one window: it shows the canvas, and is the only reader of the event queue."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame

from game.errors import NoDisplay
from game.model.comfort import Comfort
from game.model.inputs import Input
from game.ports import Style
from game.screen.album import Album
from game.screen.art import rasterised
from game.screen.assets import asset
from game.screen.canvas import SurfaceCanvas
from game.screen.frame import Frame
from game.screen.hands import Hands
from game.screen.landscape import HEIGHT, WIDTH
from game.screen.pads import Pads
from game.screen.placing import LAID_BARE, placed
from game.screen.sprites import sprite
from game.screen.theme import Theme

NO_DISPLAY = "No display was found. Run with --offscreen DIR to play without one."
BLIND_DRIVERS = frozenset({"dummy", "offscreen", "evdev"})


def display_found() -> bool:
    """Whether there is a screen to open a window on."""
    try:
        pygame.display.init()
    except pygame.error:
        return False
    return pygame.display.get_driver() not in BLIND_DRIVERS


class Window:
    """A resizable window titled Face Garden, or, `offscreen`, only its pictures.

    `pads` are the gamepads.
    Raises NoDisplay where there is no display and one is needed.
    """

    def __init__(self, offscreen: bool, comfort: Comfort | None = None) -> None:
        self._comfort = comfort or Comfort()
        self._offscreen = offscreen
        self._album: Album | None = None
        self._fills = self._comfort.full_screen
        if offscreen:
            os.environ["SDL_VIDEODRIVER"] = "dummy"
        elif not display_found():
            raise NoDisplay(NO_DISPLAY)
        # Our pictures are made in memory; straight to the display takes a tenth of the time of SDL's renderer.
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
        pygame.display.init()
        self._display = pygame.display.set_mode((WIDTH, HEIGHT)) if offscreen else placed(self._comfort)
        pygame.display.set_caption("Face Garden")
        svg = asset("art", "icon.svg").read_text(encoding="utf-8")
        pygame.display.set_icon(sprite(rasterised(svg, 128, 128), 0, 0).surface)
        self.pads = Pads(liked=self._comfort.rumble)
        if not offscreen:
            self.pads.open()
        self._frame = Frame(self._display, self._comfort)
        self._hands = Hands(self._comfort, right_to_left=self.right_to_left)

    @property
    def canvas(self) -> SurfaceCanvas:
        """What to draw on; another one once the window has changed its size or light: ask for it in every frame."""
        return self._frame.canvas

    def suit(self, comfort: Comfort) -> None:
        """From now on it is as the player likes it: light, size of words, screen, keys."""
        self.pads.liked = comfort.rumble
        before, self._comfort = self._comfort, comfort
        turned = comfort.full_screen not in {before.full_screen, self._fills}
        moved = turned or before.screen != comfort.screen
        if moved:
            self._fills = comfort.full_screen
        if moved and not self._offscreen:
            self._display = placed(comfort)
            self.canvas.forget()  # it begins black, though it may be the same surface
        self._frame.suit(comfort, self._display)
        self._hands.suit(comfort, right_to_left=self.right_to_left)

    def shine(self, day: Theme) -> None:
        """From now on this is the light, unless the player likes another one."""
        self._frame.shine(day, self._display)

    def expect(self, landscape: str) -> None:
        """Paint the landscape of home ahead, in every size and light it will be seen in."""
        self._frame.expect(landscape)

    @property
    def right_to_left(self) -> bool:
        """As `Ruler`, in the language of now."""
        return self.canvas.right_to_left

    @property
    def language(self) -> str:
        """As `Ruler`, now."""
        return self.canvas.language

    def text_width(self, words: str, style: Style = "body") -> float:
        """As `Ruler`, in the words' size of now."""
        return self.canvas.text_width(words, style)

    def word_width(self, words: str, style: Style = "body") -> float:
        """As `Ruler`, in the words' size of now."""
        return self.canvas.word_width(words, style)

    def text_height(self, words: str, style: Style = "body", width: float | None = None) -> float:
        """As `Ruler`, in the words' size of now."""
        return self.canvas.text_height(words, style, width)

    def events(self) -> list[Input]:
        """What the person did since the last call, oldest first.

        F11 switches between window and full screen, and tells so: whoever likes it is to have it the next time.
        """
        found: list[Input] = []
        for event in pygame.event.get():
            if event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
                self._turn()
                found.append(Input(fills=self._fills))
            elif event.type in LAID_BARE:
                self.canvas.forget()
            elif self.pads.see(event):
                found += self._hands.meant(event, self._frame.design)
        found += self._hands.held()
        self._display = pygame.display.get_surface() or self._display
        self._frame.fit(self._display)
        return found

    def _turn(self) -> None:
        """To full screen and back; SDL's own toggle keeps a window's size, and asks the screen for another one."""
        self._fills = not self._fills
        if not self._offscreen:
            self._display = placed(replace(self._comfort, full_screen=self._fills))
            self.canvas.forget()

    def flip(self) -> None:
        """Show what was drawn."""
        self._frame.show(self._display)
        pygame.display.flip()

    def save(self, path: Path) -> None:
        """Write what was drawn as a PNG file, soon. Raises StoreError where an earlier one could not be written."""
        if self._album is None:
            self._album = Album()
        surface = self.canvas.settle()
        pixels = np.frombuffer(surface.get_view("0").raw, np.uint8)
        self._album.add(path, pixels.reshape(surface.get_height(), surface.get_pitch() // 4, 4))

    def close(self) -> None:
        """Close the window when all pictures are written; closing twice is fine. Raises StoreError as `save` does."""
        self.canvas.close()
        pygame.display.quit()
        album, self._album = self._album, None
        if album is not None:
            album.close()
