"""The decision boundary, and the points one draws on it."""
