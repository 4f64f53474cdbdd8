"""Slices of the loss, and the path that training took through them."""
