"""Lanes side by side: what each has learned, how fast, and in what they differ."""
