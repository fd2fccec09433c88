"""A simulated patient: intent, muscles, EMG and a drawn face, with the truth known."""
