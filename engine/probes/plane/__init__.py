"""What the network makes of the plane of the data, and of a hidden plane."""
