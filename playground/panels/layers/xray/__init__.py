"""Neurons seen through: who fires, what enters one, and how it died."""
