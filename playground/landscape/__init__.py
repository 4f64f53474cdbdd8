"""Drawing a loss surface: as a map with contour lines, and in three dimensions."""
