"""A check-up in words that a patient can read."""

from functools import reduce

from game.model.body import sided
from game.model.checkup import Asymmetry, Movement
from game.model.phrase import say
from game.model.side import Side

_MM, _UV = say("{far:.1f} mm"), say("{far:.1f} uV")
_HIGHER, _WIDER = say("your {part} is {far_mm:.1f} mm higher"), say("your {part} is {far_mm:.1f} mm wider")
_UNEVEN_MM = 1.0
"""Less than this is about what a rest is measured by (the README's table)."""


def ways(movement: Movement) -> tuple[str, str]:
    """How far either side went, in millimetres, or where nobody saw it in microvolts."""
    both, written = (movement.mm, _MM) if movement.mm is not None else (movement.uv, _UV)
    return ("-", "-") if both is None else (say(written, far=both.left), say(written, far=both.right))


def noticed(movement: Movement) -> str:
    """What moved along, or why nothing can be said."""
    if movement.mm is None and movement.uv is None:
        return say("It could not be measured")
    if movement.intruder is not None:
        return say("Your {part} moves along", part=movement.intruder.words)
    if movement.symmetry is None:
        return say("No movement yet")
    return "" if movement.quiet is None else say("Nothing else moved along")


def resting(face: Asymmetry | None) -> str:
    """How a face is at rest; empty where it was not seen.

    >>> resting(Asymmetry(mouth_mm=-2.0, eye_mm=0.3, brow_mm=0.0))
    'At rest your right corner of the mouth is 2.0 mm higher.'
    """
    if face is None:
        return ""
    said = [
        say(words, part=sided(part, Side.LEFT if mm > 0 else Side.RIGHT), far_mm=abs(mm))
        for mm, part, words in (
            (face.mouth_mm, "corner of the mouth", _HIGHER),
            (face.eye_mm, "eye", _WIDER),
            (face.brow_mm, "brow", _HIGHER),
        )
        if abs(mm) >= _UNEVEN_MM
    ]
    if not said:
        return say("At rest both sides are alike.")
    return say(
        "At rest {found}.", found=reduce(lambda first, last: say("{first} and {last}", first=first, last=last), said)
    )
