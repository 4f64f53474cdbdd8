"""The picture of the network: neurons, weights and biases to read and to edit."""
