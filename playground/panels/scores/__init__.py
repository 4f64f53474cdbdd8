"""How well it does, counted: confusion, ROC, moves, zeros, errors, time."""
