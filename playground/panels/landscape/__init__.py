"""A slice of the loss as a map with contour lines, and in three dimensions."""
