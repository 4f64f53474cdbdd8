"""The search for hyper-parameters: ranges, the way through the grid, its map, the best of all."""
