"""What an optimiser does: its steps and its memory, layer by layer and over time."""
