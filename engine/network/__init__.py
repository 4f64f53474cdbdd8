"""The network: its parts, forward and backward, and what its places are called."""
