"""Formulas that the learner types, and the network, as graphs to walk through."""
