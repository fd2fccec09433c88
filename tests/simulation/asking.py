"""What the game might have asked: one movement from second 1 on, back to rest at second 6."""

from game.model.signals import Intent

HOLD_S = 3.5
REST_S = 0.5


def asked(movement: str, amount: float = 1.0) -> tuple[Intent, ...]:
    return (Intent(0.0, "rest", 0.0), Intent(1.0, movement, amount), Intent(6.0, "rest", 0.0))
