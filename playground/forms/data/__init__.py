"""The form for the data: its gallery, its inputs, its shares."""
