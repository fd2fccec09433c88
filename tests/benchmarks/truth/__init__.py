"""Faces whose movements are known: drawn ones and a warped portrait, and what trackers make of them."""
