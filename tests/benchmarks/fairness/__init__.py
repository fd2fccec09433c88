"""Simulated patients before the judge: measured errors, people, repetitions; `tests/benchmarks/judge.py` runs them."""
