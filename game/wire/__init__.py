"""What boards share: the port, starting up, watching for silence, finding who sits on a port, and BrainFlow's names."""
