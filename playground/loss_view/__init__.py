"""What the loss panel is made of: scales, marks, a legend that toggles, a read-out."""
