"""No senses at all, for before anybody is there to be seen."""

from game.model.attention import Attention
from game.model.signals import Anchor
from game.senses import Gathered


class RestingSenses:
    """Sees and hears nothing, and opens no device; implements `game.senses.Senses`."""

    def start(self) -> None:
        """Nothing is opened."""

    def collect(self) -> Gathered:
        """Nothing ever arrives."""
        return Gathered()

    def rest(self, anchor: Anchor | None) -> None:
        """Nobody is tracked."""

    def attend(self, attention: Attention) -> None:
        """Nothing is looked for."""

    def close(self) -> None:
        """There is nothing to let go of."""
