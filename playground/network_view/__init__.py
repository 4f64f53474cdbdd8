"""The picture of the network: cards of its layers over neurons, weights and biases to edit."""
