"""What is measured of the samples themselves, whatever the network is."""
