"""A row of one's own with its answer, and how much each input matters."""
