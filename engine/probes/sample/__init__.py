"""What is measured on one sample, or at one place of the network."""
