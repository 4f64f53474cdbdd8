"""How neurons, links and marks are painted."""
