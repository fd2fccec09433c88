"""Picture sources, one file each."""
