"""Joins what the window asks for to the session, and what the session says to the window."""
