"""The rows of the data, the confusion matrix and pictures of samples, as panels show them."""
