"""The desktop application: windows, panels and controls around the engine."""
