"""Dynamic properties that the style sheet reads."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties the style sheet selects by; costs nothing where nothing changes."""
    changed = {k: v for k, v in properties.items() if widget.property(k) != v}
    if not changed:
        return
    for name, value in changed.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
