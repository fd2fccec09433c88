"""Benchmarks: each a command that prints a table and writes JSON. They are measured, not tested."""
