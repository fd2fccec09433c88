"""The whole game, run as people run it: a process of its own, real files, real signals."""
