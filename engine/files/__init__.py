"""What is written and read: documents with weights, results, all of it whole or not at all."""
