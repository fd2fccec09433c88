"""Everything pygame: window, canvas, theme, sound."""
