"""Mini-games, one file each."""
