"""Labs in the window: where they are found, and the dock that takes a student through one."""
