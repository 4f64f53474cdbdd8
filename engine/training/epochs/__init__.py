"""Epochs: where in them training is, and what is done at their ends."""
