"""Tables and summaries, tested."""
