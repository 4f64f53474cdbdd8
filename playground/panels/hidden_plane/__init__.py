"""Where a layer puts the samples, and what folds and parts them."""
