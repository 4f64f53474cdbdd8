"""From an experiment to a trained network: one step, one epoch, one run with its past."""
