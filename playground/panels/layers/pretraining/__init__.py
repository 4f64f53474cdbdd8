"""How layers learn to encode their inputs before training begins."""
