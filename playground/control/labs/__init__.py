"""Labs joined to the window: what a step loads, locks, covers and lights."""
