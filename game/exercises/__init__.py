"""Exercises, one file each: what moves, and what should stay quiet."""
