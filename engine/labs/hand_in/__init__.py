"""Handing in: one file, a report to read, and on the teacher's side a table that was re-run."""
