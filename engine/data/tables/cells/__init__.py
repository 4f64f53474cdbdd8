"""What stands in the cells of one column: numbers, dates, categories, and nothing at all."""
