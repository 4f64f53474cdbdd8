"""The bar on top: the transport buttons, the speed, and the numbers of the run."""
