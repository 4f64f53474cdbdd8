"""The window around the panels: docks, toolbar, menus, keys."""
