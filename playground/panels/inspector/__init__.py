"""One place of the network: its numbers, the chain rule, one sample through the network."""
