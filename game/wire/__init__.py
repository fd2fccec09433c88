"""What boards on a serial port share: the port, starting up, watching for silence, and finding who sits on a port."""
