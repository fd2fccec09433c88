"""Parts of a face, and the side they are on, as a patient says them."""

from collections.abc import Mapping
from types import MappingProxyType

from game.model.phrase import say
from game.model.side import PerSide, Side

SIDES = PerSide(say("Left"), say("Right"))
_SIDED: Mapping[str, PerSide[str]] = MappingProxyType(
    {
        "brow": PerSide(say("left brow"), say("right brow")),
        "cheek": PerSide(say("left cheek"), say("right cheek")),
        "corner of the mouth": PerSide(say("left corner of the mouth"), say("right corner of the mouth")),
        "electrode": PerSide(say("left electrode"), say("right electrode")),
        "eye": PerSide(say("left eye"), say("right eye")),
        "lip": PerSide(say("left lip"), say("right lip")),
        "mouth corner": PerSide(say("left mouth corner"), say("right mouth corner")),
        "nose": PerSide(say("left side of the nose"), say("right side of the nose")),
        "nostril": PerSide(say("left nostril"), say("right nostril")),
        "side": PerSide(say("left side"), say("right side")),
    }
)
_WHOLE: Mapping[str, str] = MappingProxyType(
    {
        "brow": say("brow"),
        "brows": say("brows"),
        "eye": say("eye"),
        "eyes": say("eyes"),
        "mouth": say("mouth"),
        "mouth corner": say("mouth corner"),
        "nose": say("nose"),
    }
)


def sided(part: str, side: Side) -> str:
    """A part of one side; a part that is not known is named as it is.

    >>> sided("eye", Side.LEFT)
    'left eye'
    """
    return _SIDED[part][side] if part in _SIDED else say("{side} {part}", side=SIDES[side], part=part)


def whole(part: str) -> str:
    """A part without its side.

    >>> whole("brow")
    'brow'
    """
    return _WHOLE.get(part, part)
