"""Mathematics of signals and faces; no devices, no disk, no clock."""
