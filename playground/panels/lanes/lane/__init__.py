"""One lane as a column: its name, its map, its layers, its numbers."""
