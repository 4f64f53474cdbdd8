"""What a student hands in: the dialog, and the report as files, with its pictures."""
