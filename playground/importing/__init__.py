"""Importing a table: read it aside, show what was found, let the user say what it means."""
