"""Numbers for people and programs outside the game: tables and summaries."""
