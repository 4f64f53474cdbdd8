"""The cards over the columns of the network, one for each layer."""
