"""What every plug-in promises."""
