"""The pages of the inspector: one for each kind of place in a network that can be clicked."""
