"""How far microvolts are to be trusted."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from game.model.phrase import say

Scale = Literal["calibrated", "approximate", "recorded"]
"""`calibrated` where a published transfer function made them, `recorded` where a file has them and nobody says how.

All else is `approximate`: an amplifier whose gain is not known for sure, a sketch, a stream from somebody's program.
"""

DOUBTS: Mapping[Scale, str] = MappingProxyType(
    {
        "calibrated": "",
        "approximate": say("microvolts roughly right"),
        "recorded": say("microvolts as its file has them"),
    }
)
"""What has to be said wherever such microvolts are told of; nothing where they are true."""
