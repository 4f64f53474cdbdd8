"""Counters: moves, zeros, the largest error, the time of an epoch."""
