"""The pieces every scene is built from; each draws itself on a canvas and keeps nothing."""
