"""Where labs are found in the window: the menu, and the start page that lists them all."""
