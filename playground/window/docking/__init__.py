"""The docks: where they stand by default, how they share the window, a menu and a screen each."""
