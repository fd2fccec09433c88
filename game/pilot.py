"""Whoever plays where nobody can press."""

from game.errors import DeviceLost
from game.model.inputs import Action, Input
from game.scenes.scene import Scene

_PILOT_S = 1.2
_PATIENCE_S = 40.0


class Pilot:
    """Presses 'go on' wherever a scene has waited for a while."""

    def __init__(self) -> None:
        self._waited_s = 0.0
        self._stuck_s = 0.0

    def inputs(self, scene: Scene, dt_s: float) -> list[Input]:
        """What to press now. Raises DeviceLost where a scene is stuck for longer than anybody would watch."""
        self._stuck_s = self._stuck_s + dt_s if scene.stuck_on else 0.0
        if self._stuck_s > _PATIENCE_S:
            raise DeviceLost(f"Nothing happened for {_PATIENCE_S:.0f} seconds: {scene.stuck_on}")
        self._waited_s = self._waited_s + dt_s if scene.waits else 0.0
        if self._waited_s < _PILOT_S:
            return []
        self._waited_s = 0.0
        return [Input(Action.CONFIRM)]
