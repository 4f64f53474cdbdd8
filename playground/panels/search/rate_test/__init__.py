"""The learning-rate range test: one click, its curve, the suggestion marked."""
