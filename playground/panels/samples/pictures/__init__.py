"""Samples and first weights as pictures."""
