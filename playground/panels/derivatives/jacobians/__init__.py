"""The derivative of any value of the network by any other."""
