"""Probabilistic PCA of the data: directions, codes, generated samples, likelihood."""
