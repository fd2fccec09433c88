"""Recordings of two EMG channels in files: tables, logs, EDF and BDF."""
