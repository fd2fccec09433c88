"""The montage: which muscle, on which side, each of the two EMG channels sits on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from game.model.body import sided
from game.model.phrase import say
from game.model.side import PerSide, Side


class Site(StrEnum):
    """A muscle electrodes can sit on, by the movement it makes."""

    SMILE = "smile"
    PUCKER = "pucker"
    BLINK = "blink"
    BROW = "brow"
    NOSE = "nose"

    @property
    def intruder(self) -> "Site":
        """The site that most often moves along: the eye with mouth and nose, the mouth with eye and brow."""
        return INTRUDERS[self]

    @property
    def body(self) -> str:
        """The part of the face it lies in."""
        return BODY[self]


INTRUDERS: Mapping[Site, Site] = MappingProxyType(
    {
        Site.SMILE: Site.BLINK,
        Site.PUCKER: Site.BLINK,
        Site.BLINK: Site.SMILE,
        Site.BROW: Site.SMILE,
        Site.NOSE: Site.BLINK,
    }
)
BODY: Mapping[Site, str] = MappingProxyType(
    {Site.SMILE: "cheek", Site.PUCKER: "lip", Site.BLINK: "eye", Site.BROW: "brow", Site.NOSE: "nose"}
)
_ONE = PerSide(say("Left side"), say("Right side"))


@dataclass(frozen=True, slots=True)
class Spot:
    """One channel's place: a muscle on one side."""

    site: Site
    side: Side

    @property
    def words(self) -> str:
        """Where it is, as a patient says it.

        >>> Spot(Site.BLINK, Side.LEFT).words
        'left eye'
        """
        return sided(self.site.body, self.side)


@dataclass(frozen=True, slots=True)
class Montage:
    """What the two channels sit on.

    `coupled` is None for `bilateral`: the target on the left and on the right. Else it is the affected side, where one
    channel sits on the target and one on its intruder: the same two places for a smile and for a blink.
    """

    coupled: Side | None = None

    def spots(self, target: Site) -> tuple[Spot, Spot]:
        """Where the first and the second channel sit for a movement.

        >>> Montage(Side.RIGHT).spots(Site.SMILE)[1]
        Spot(site=<Site.BLINK: 'blink'>, side=<Side.RIGHT: 'right'>)
        """
        if self.coupled is None:
            return Spot(target, Side.LEFT), Spot(target, Side.RIGHT)
        first, second = (target.intruder, target) if target is Site.BLINK else (target, target.intruder)
        return Spot(first, self.coupled), Spot(second, self.coupled)

    @property
    def words(self) -> str:
        """Its name for the patient."""
        return say("Both sides") if self.coupled is None else _ONE[self.coupled]

    @property
    def next(self) -> "Montage":
        """The montage that comes next where a button goes through them: both sides, the left, the right."""
        return MONTAGES[(MONTAGES.index(self) + 1) % len(MONTAGES)]


BILATERAL = Montage()
MONTAGES = (BILATERAL, Montage(Side.LEFT), Montage(Side.RIGHT))
