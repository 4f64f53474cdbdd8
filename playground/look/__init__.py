"""How things look, and nothing of what they mean."""
