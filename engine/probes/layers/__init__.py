"""What is measured layer by layer."""
