"""Activations, gradients and health of every layer under shared columns."""
