"""What fills the screen, one scene at a time."""
