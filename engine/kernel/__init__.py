"""The kernel: a training step in plain C, and the way from an experiment to it."""
