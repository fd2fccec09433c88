"""Picture sources, tested."""
