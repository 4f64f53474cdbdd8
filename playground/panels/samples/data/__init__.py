"""Every row of the data with the network's answer."""
