"""Tests: they mirror game/, beside contracts, benchmarks and fakes."""
