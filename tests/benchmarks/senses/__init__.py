"""Simulated patients before both senses at once: camera and tracker, board and decoder, the truth known."""
