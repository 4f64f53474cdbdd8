"""Loss and accuracy over the steps."""
