"""The scenes, walked through."""
