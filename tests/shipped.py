"""What comes with the game and is the same for every sitting, read from its files once."""

from functools import cache

from game import settings
from game.store import leaflets as shelf
from game.store import levels as folder

beginnings = cache(settings.beginnings)
leaflets = cache(shelf.leaflets)
all_levels = cache(folder.all_levels)
