"""The rules: calibration, fusion, judge, session."""
