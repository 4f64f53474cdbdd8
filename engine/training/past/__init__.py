"""The recorded past of a run: its checkpoints, what was done to it, and the curve of its losses."""
