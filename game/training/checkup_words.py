"""A check-up in words that a patient can read."""

from game.model.checkup import Asymmetry, Movement

_UNEVEN_MM = 1.0
"""Less than this is about what a rest is measured by (the README's table)."""


def ways(movement: Movement) -> tuple[str, str]:
    """How far either side went, in millimetres, or where nobody saw it in microvolts."""
    both, unit = (movement.mm, "mm") if movement.mm is not None else (movement.uv, "uV")
    return ("-", "-") if both is None else (f"{both.left:.1f} {unit}", f"{both.right:.1f} {unit}")


def noticed(movement: Movement) -> str:
    """What moved along, or why nothing can be said."""
    if movement.mm is None and movement.uv is None:
        return "It could not be measured"
    if movement.intruder is not None:
        return f"{movement.intruder.words.capitalize()} moves along"
    if movement.symmetry is None:
        return "No movement yet"
    return "" if movement.quiet is None else "Nothing else moved along"


def resting(face: Asymmetry | None) -> str:
    """How a face is at rest; empty where it was not seen.

    >>> resting(Asymmetry(mouth_mm=-2.0, eye_mm=0.3, brow_mm=0.0))
    'At rest your right corner of the mouth is 2.0 mm higher.'
    """
    if face is None:
        return ""
    said = [
        f"your {'left' if mm > 0 else 'right'} {what} {abs(mm):.1f} mm {how}"
        for mm, what, how in (
            (face.mouth_mm, "corner of the mouth is", "higher"),
            (face.eye_mm, "eye is", "wider"),
            (face.brow_mm, "brow is", "higher"),
        )
        if abs(mm) >= _UNEVEN_MM
    ]
    if not said:
        return "At rest both sides are alike."
    first, last = ", ".join(said[:-1]), said[-1]
    return f"At rest {first} and {last}." if first else f"At rest {last}."
