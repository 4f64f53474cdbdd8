"""Panels about the samples: the rows, pictures, and what a linear model makes of them."""
