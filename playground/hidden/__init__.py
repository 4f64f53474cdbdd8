"""Drawing the plane of a hidden layer: its samples, and what folds and parts them."""
