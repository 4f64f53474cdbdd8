"""What is open: the experiment, its undo history, its file, and what a crash leaves."""
