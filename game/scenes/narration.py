"""What is said aloud of what stands on the screen: each new prompt, once."""

from collections.abc import Callable

from game.ports import Narrator
from game.scenes.scene import Scene, Tick
from game.scenes.visit import Visit


class Narration:
    """Lets scenes step, and has their prompts spoken, where the player and the therapist's programme allow it."""

    def __init__(
        self, visit: Visit, narrator: Narrator | None, door: Callable[[Scene, Tick], Scene | None]
    ) -> None:  # fmt: skip
        """`door` lets a scene step. Without a narrator nothing is said."""
        self._visit, self._narrator, self._door = visit, narrator, door
        self._said = ""

    def step(self, scene: Scene, tick: Tick) -> Scene | None:
        """Let the scene step, and say what is new."""
        then = self._door(scene, tick)
        words = "" if then is None or not self._may_speak else then.spoken
        if self._narrator is not None and words != self._said:
            if words:
                self._narrator.say(words, self._visit.comfort.language)
            else:
                self._narrator.hush()
        self._said = words
        return then

    @property
    def _may_speak(self) -> bool:
        return self._visit.comfort.voice and self._visit.switches.voice
