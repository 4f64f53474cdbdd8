"""Batch normalisation looked into, one neuron at a time."""
