"""Tests of the EMG boards."""
