"""Everything on disk: levels, history, where data lives."""
