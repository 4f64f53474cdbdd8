"""What the layers panel is made of: rows of histograms, heads and health under shared columns."""
