"""Every formula of the score, pure: numbers in, a number out.

- `movement`: how far, how alike, how steady, how well let go
- `synkinesis`: what moves along beyond what is natural, and what lasts
- `total`: the parts into one score
- `change`: from when on a difference between two days is real

How far a face lets go is `game.training.softness`. Thresholds marked "choice" are ours, for no published one was
found; the others name their source.
"""
