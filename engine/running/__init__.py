"""A run in a thread of its own: what it is told, what it shows."""
