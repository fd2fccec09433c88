"""The people who play on one computer: the first in the data folder itself, each other in a folder below it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.errors import UsageError
from game.model.profile import Emblem, Profile
from game.store.inventory import lived_in, played_in
from game.store.misspelling import nearest
from game.store.places import PLAYERS
from game.store.profile import RememberedProfile


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody who has played before, and the data folder that is theirs alone."""

    folder: Path
    profile: Profile


def known(folder: Path) -> Profile:
    """Who a data folder is about.

    Whoever played before anybody was asked is asked only who they are: camera and electrodes have worked already.
    """
    profile = RememberedProfile(folder).last()
    if profile is not None:
        return profile
    return Profile(looked=True, electrodes=True) if played_in(folder) else Profile()


class Players:
    """Everybody who plays in the data folder `root`. Nothing that is kept of anybody is ever moved."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def around(cls, folder: Path) -> "Players":
        """Everybody who plays where somebody with this data folder does."""
        return cls(folder.parent.parent if folder.parent.name == PLAYERS else folder)

    def all(self) -> Sequence[Player]:
        """Everybody, the first player first; nobody before the first start."""
        homes = [each for each in (self.root, *self._below()) if lived_in(each)]
        return [Player(each, known(each)) for each in homes]

    def named(self, name: str | None) -> Path:
        """The folder of the one player there is, or of the one with this name, or else with a picture of that name.

        Raises UsageError naming the players, where nobody is called that, or several are, or none was named.
        """
        everybody = self.all()
        if name is None:
            if len(everybody) > 1:
                raise UsageError(f"Several people play here: say who with --player. {_names(everybody)}")
            return everybody[0].folder if everybody else self.root
        meant = [each.folder for each in everybody if each.folder.name == name and each.folder != self.root]
        meant = meant or [each.folder for each in everybody if _same(each.profile.called, name)]
        if len(meant) > 1:
            ways = ", ".join(each.name for each in meant if each != self.root)
            raise UsageError(f'Several are called "{name}". Give the folder\'s name: {ways}.')
        if not meant:
            called = [str(each.profile.called) for each in everybody]
            raise UsageError(f'Nobody here is called "{name}"{nearest(name, called)}. {_names(everybody)}')
        return meant[0]

    def new(self) -> Path:
        """The folder for somebody who comes for the first time; it is not made yet."""
        if not self.all():
            return self.root
        empty = (each for each in self._below() if not lived_in(each))  # somebody came, and left without a word
        return next(empty, None) or self.root / PLAYERS / secrets.token_hex(4)

    def _below(self) -> Sequence[Path]:
        folder = self.root / PLAYERS
        try:
            return sorted(each for each in folder.iterdir() if each.is_dir())
        except OSError:
            return []


def taken(players: Sequence[Player]) -> frozenset[Emblem]:
    """The pictures that stand for somebody already."""
    return frozenset(each.profile.emblem for each in players if each.profile.emblem is not None)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _names(players: Sequence[Player]) -> str:
    return f"There are: {', '.join(str(each.profile.called) for each in players)}." if players else "Nobody yet."
