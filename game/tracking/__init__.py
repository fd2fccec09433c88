"""Pictures to face landmarks."""
