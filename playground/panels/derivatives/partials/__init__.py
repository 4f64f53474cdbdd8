"""The derivatives of the loss by all parameters."""
