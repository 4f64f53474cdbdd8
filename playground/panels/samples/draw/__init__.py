"""Draw a picture with the mouse and read what the network takes it for."""
