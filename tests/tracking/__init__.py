"""The trackers."""
