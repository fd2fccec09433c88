"""What the camera is looked into for."""

from enum import StrEnum


class Attention(StrEnum):
    """A face that moves, or a page with a code that is held up."""

    FACE = "face"
    CODES = "codes"
